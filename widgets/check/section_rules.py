"""A section of a text, and what only a whole section can get wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content.markdown_extensions import SOURCE
from ..model.content.passages import Passage
from .jargon import unexplained
from .treatment_words import (
    BRANCH,
    CLAIM,
    EMERGENCY,
    HARM,
    OTHERWISE,
    OWN_PRODUCT,
    REFUSED,
    STRENGTHEN,
    TREATMENT,
    WHEN_TO_GET_HELP,
    WHO_GAINS,
)
from .violations import Hit


@dataclass(frozen=True)
class TextSection:
    """A section: its file, the line of its title (from 1), the title, and its paragraphs.

    `needs_source` asks for a source somewhere in it.
    """

    file: str
    line: int
    title: str
    blocks: tuple[Passage, ...]
    needs_source: bool

    @property
    def heading(self) -> Passage:
        """The title as a passage."""
        return Passage(self.file, self.line, self.title)

    @property
    def text(self) -> str:
        """All paragraphs, parted by empty lines."""
        return "\n\n".join(block.text for block in self.blocks)


Found = Iterator[tuple[Passage, Hit]]


def part_hits(part: TextSection) -> Found:
    """Every hit that only a whole section can have, with the passage it stands in."""
    for rule in (_branch, _treatment, _help, _interest, _sources, _claims):
        yield from rule(part)
    yield from unexplained(part.blocks)


def entry_hits(part: TextSection) -> Found:
    """Every hit that an entry of a YAML file can have as a whole."""
    for rule in (_branch, _interest):
        yield from rule(part)
    yield from unexplained(part.blocks)


def _branch(part: TextSection) -> Found:
    before = part.title
    for block in part.blocks:
        for match in STRENGTHEN.finditer(block.text):
            sentence = _until_here(block.text, match.start())
            if not BRANCH.search(f"{before} {block.text[: match.start()]}") and not REFUSED.search(sentence):
                says = (
                    f'"{match.group()}" stands before the question "tight or weak?". Ask that '
                    f"first: squeezing can make tight muscles worse."
                )
                yield block, Hit("SW205", match.group(), match.start(), says)
        before += " " + block.text


def _until_here(text: str, start: int) -> str:
    return re.split(r"[.!?]\s", text[:start])[-1]


def _treatment(part: TextSection) -> Found:
    if TREATMENT.search(part.title):
        if not HARM.search(part.text):
            yield (
                part.heading,
                _on_title(part, "SW301", "says nothing about harms. Name them as fully as the benefits."),
            )
        if not OTHERWISE.search(part.text):
            yield (
                part.heading,
                _on_title(
                    part,
                    "SW302",
                    "names no other choice. Say what else one could do, and what happens with no treatment.",
                ),
            )


def _help(part: TextSection) -> Found:
    if WHEN_TO_GET_HELP.search(part.title) and not EMERGENCY.search(part.text):
        yield (
            part.heading,
            _on_title(part, "SW213", "leaves out the emergency signs. Name them first, or link to them."),
        )


def _interest(part: TextSection) -> Found:
    if WHO_GAINS.search(part.text):
        return
    for block in part.blocks:
        match = OWN_PRODUCT.search(block.text)
        if match:
            says = (
                f'"{match.group()}" '
                "is sold by a clinic. Say in this part whose words these are, and who earns from it."
            )
            yield block, Hit("SW209", match.group(), match.start(), says)
            return


def _sources(part: TextSection) -> Found:
    if part.needs_source and part.text and not SOURCE.search(part.text):
        yield part.heading, _on_title(part, "SW401", "names no source. Add [R…] after what it supports.")


def _claims(part: TextSection) -> Found:
    for block in part.blocks:
        match = CLAIM.search(block.text)
        if match and not SOURCE.search(block.text):
            says = f'"{match.group()}" needs its source in the same paragraph: [R…].'
            yield block, Hit("SW401", match.group(), match.start(), says)


def _on_title(part: TextSection, code: str, says: str) -> Hit:
    return Hit(code, part.title, 0, f'"{part.title}" {says}')
