"""Words of a template that nobody has replaced by words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.content.passages import Passage
from .violations import Hit

CODE = "SW123"
TEMPLATE = re.compile(
    r"\bSay (?:here\b|the main point here\b|(?:one|a second|a third) harm\b|what may be missed\b"
    r"|what is likely to come next\b|one thing that it may do\b|who earns from it\b)[^.]*\."
    r"|\bWrite the rest here\b[^.]*\.|\bPut (?:one idea on each line|a source mark after each fact)\b\."
)


def template_words(passage: Passage) -> Iterator[Hit]:
    """A hit for each sentence of a template, which tells the author what to write."""
    for match in TEMPLATE.finditer(passage.text):
        says = f'"{match.group()}" comes from a template. Write what it asks for in its place.'
        yield Hit(CODE, match.group(), match.start(), says)
