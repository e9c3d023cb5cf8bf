"""Whether the labels of a drawing have room in a language; where they have not, numbers take their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from .drawing import Box, Drawing, Label

LETTER = 7.2  # units that a letter takes, in wide type
ARABIC, TAMIL, WIDE = 6.5, 10, 12.5
GAP, LINE = 4, 12  # between a label and its line; between two lines of text


def has_room(drawn: Drawing, said: Callable[[Label], str]) -> bool:
    """Whether each label lies inside the drawing and beside the others, as `said` in words."""
    spans = [(_span(label, said(label)), label.at.y) for label in drawn.labels]
    inside = all(_is_inside(drawn.box, span) for span, _ in spans)
    pairs = ((one, other) for at, one in enumerate(spans) for other in spans[:at])
    return inside and all(
        abs(high - low) >= LINE or start >= last or end <= first
        for ((start, end), high), ((first, last), low) in pairs
    )


def _span(label: Label, text: str) -> tuple[float, float]:
    wide = sum(map(_wide, text))
    left = label.at.x - {"start": -GAP, "middle": wide / 2, "end": wide + GAP}[label.anchor]
    return left, left + wide


def _wide(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return WIDE
    if "\u0600" <= sign <= "\u06ff":
        return ARABIC
    return TAMIL if "\u0b80" <= sign <= "\u0bff" else LETTER


def _is_inside(box: Box, span: tuple[float, float]) -> bool:
    return box.left <= span[0] and span[1] <= box.left + box.wide
