"""Which slides a notebook asks for, and in which order: read from its cells, without running them."""

from __future__ import annotations

import re
from typing import Any

from ...model.content.content import Content

CALL = re.compile(r"\.slides\(([^)]*)\)")
NAME = re.compile(r"[\"']([\w-]+)[\"']")


def slides_of(notebook: Any, content: Content) -> tuple[str, ...]:
    """The ids of the slides in a notebook's cells, each once; those of the file when it asks for none."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    asked = dict.fromkeys(name for call in CALL.findall(code) for name in NAME.findall(call))
    known = [slide.id for slide in content.workshop.slides]
    return tuple(name for name in asked if name in known) or tuple(known)
