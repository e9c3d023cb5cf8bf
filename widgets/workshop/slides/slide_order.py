"""Which slides a notebook asks for, and in which order: read from its cells, without running them."""

from __future__ import annotations

import re
from typing import Any

from ...model.content.content import Content
from ...model.content.talk_lengths import slides_by_minutes

LENGTH = re.compile(r"\.workshop\(\s*(?:minutes\s*=\s*)?(\d+)\s*\)")
CALL = re.compile(r"\.slides\(([^)]*)\)")
NAME = re.compile(r"[\"']([\w-]+)[\"']")


def slides_of(notebook: Any, content: Content) -> tuple[str, ...]:
    """The ids of the slides in a notebook's cells, each once; those of the file when it asks for none."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    asked = dict.fromkeys(name for call in CALL.findall(code) for name in NAME.findall(call))
    known = _talk(code, content)
    return tuple(name for name in asked if name in known) or known


def _talk(code: str, content: Content) -> tuple[str, ...]:
    """The slides of the length that a notebook asks for; all where it asks for none that there is."""
    found = LENGTH.search(code)
    every = tuple(slide.id for slide in content.workshop.slides)
    return slides_by_minutes(content).get(int(found[1]), every) if found else every
