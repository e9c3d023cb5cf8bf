"""Fills the templates that new entries are copied from."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "templates"


def filled(template: str, **words: str) -> str:
    """The template file, such as "flag.yaml", with a word in place of each `$name`."""
    return Template((FOLDER / template).read_text(encoding="utf-8")).substitute(words)


def quoted(text: str) -> str:
    """A text as YAML and JSON write it in quotes."""
    return json.dumps(text, ensure_ascii=False)
