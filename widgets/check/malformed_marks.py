"""Marks of a text that are not closed or not written as they should be, and would show as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from ..model.content.markdown_extensions import SOURCE
from ..model.content.passages import Passage
from ..model.content.translations import BRACES, NAMED
from .violations import Hit

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
WELL_FORMED = re.compile(rf"{SOURCE.pattern}|{BRACES.pattern}|{NAMED.pattern}|\]\([^)\s]*\)")
SHAPES = (
    (
        r"\[ ?[Rr]\d+[a-z]?(?: ?[,;+&] ?[Rr]?\d+[a-z]?)+\]?",
        "Write each source in brackets of its own: [R31] [R36].",
    ),
    (r"\[ *[rR] ?\d+[a-z]? *\]?|[\[(]R\d+[a-z]?[\])]?", "Write a source as [R36]."),
    (r"(?<!\])\s*\((?:G-\d+|T-\d+|#[\w-]+)\)", "Write the word in brackets right before it: [word](G-13)."),
    (r"\[[^\[\]]*\]\((?:G-\d+|T-\d+|#[\w-]+)(?!\))", 'Write ")" after the name.'),
    (r"\{[\w.-]*(?!\})|(?<!\{)\b[\w.-]+\}|\{ [\w.-]+ ?\}", "Write a word in braces as {doctor}."),
)
LEFT_OVER = re.compile("|".join(f"(?P<m{number}>{shape})" for number, (shape, _) in enumerate(SHAPES)))
STARS = re.compile(r"\*+")


def malformed_marks(passage: Passage) -> Iterator[Hit]:
    """A hit for each mark in a passage that is not closed, or is written otherwise than marks are."""
    bare = WELL_FORMED.sub(lambda mark: " " * len(mark.group()), passage.text)
    for match in LEFT_OVER.finditer(bare):
        yield _hit(match.group().strip(), match.start(), SHAPES[int((match.lastgroup or "m0")[1:])][1])
    yield from _stars(passage.text)


def _stars(text: str) -> Iterator[Hit]:
    """Stars that make nothing bold: what Markdown left as text."""
    if "*" not in text:
        return
    left = "".join(child.content for block in MARKDOWN.parse(text) for child in block.children or ())
    for match in STARS.finditer(left):
        words = left[max(0, match.start() - 12) : match.end() + 12].strip()
        yield _hit(
            match.group(), text.find(match.group()), f"Write bold words as **words** (near “{words}”)."
        )
        return


def _hit(words: str, start: int, instead: str) -> Hit:
    return Hit(
        "SW122", words, start, f'"{words}" is a mark that is not whole, and shows as it stands. {instead}'
    )
