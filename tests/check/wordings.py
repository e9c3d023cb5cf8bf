"""Looks at a text for wordings that may not stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.check.wording import CLASS_ERROR, forbidden_words
from widgets.model.content.passages import Passage


def class_errors(text: str) -> list[str]:
    """Every passage that could be read as "paracetamol is an NSAID"."""
    return [match.group() for match in CLASS_ERROR.finditer(" ".join(text.split()))]


def forbidden(text: str) -> Iterator[tuple[str, str]]:
    """Every forbidden wording in a text, with what to do instead."""
    for hit in forbidden_words(Passage("", 1, text)):
        yield hit.words, hit.instead
