"""Placeholders, links, source marks and bold that a translation lost or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..violations import Hit
from .language_words import Words
from .translation import LINK_TARGET, PLACEHOLDER, SOURCE_MARK, Translation

ANY_PLACEHOLDER = re.compile(rf"{PLACEHOLDER.pattern}|%[sd]|[{{}}]")
PAIRS = (("[", "]"), ("(", ")"), ("（", "）"), ("“", "”"), ("«", "»"))


def placeholders(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each placeholder that is not as often in the translation as in English."""
    for hit in _differing(message, ANY_PLACEHOLDER, "SW901", "Placeholders stand for words and numbers"):
        if not (message.counts_in_words and hit.words == message.text):
            yield hit


def text_marks(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each link, source mark or bold that was lost or added, and for a bracket left open."""
    yield from _differing(message, LINK_TARGET, "SW902", "It leads readers on")
    yield from _differing(message, SOURCE_MARK, "SW902", "It names a source")
    yield from _differing(message, re.compile(r"\*\*"), "SW902", "It makes words bold")
    for start, end in PAIRS:
        if message.text.count(start) != message.text.count(end) and (
            message.english.count("(") == message.english.count(")")
        ):
            yield Hit(
                "SW902", start, 0, f'"{start}" and "{end}" do not come in pairs. Close each that is open.'
            )


def _differing(message: Translation, pattern: re.Pattern[str], code: str, why: str) -> Iterator[Hit]:
    english, text = Counter(pattern.findall(message.english)), Counter(pattern.findall(message.text))
    for mark in english - text:
        yield Hit(
            code, message.text, 0, f'"{mark}" is missing. Write it as English has it.', f"{why}: keep it."
        )
    for mark in text - english:
        says = f'"{mark}" stands here, but not in English. Take it out, or write the one that English has.'
        yield Hit(code, mark, 0, says)
