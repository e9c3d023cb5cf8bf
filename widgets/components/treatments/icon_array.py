"""An icon array of 100 people: which are full, and which are rings."""

from __future__ import annotations

from typing import NamedTuple

ROW = 10
SIZE = 10


class IconArray(NamedTuple):
    """The paths of an SVG of 100 by 100: each dot is a point that a round pen draws."""

    full: str
    rings: str


def icon_array(number: int) -> IconArray:
    """The dots for `number` of 100 people, filled row by row."""
    points = [f"M{5 + SIZE * (at % ROW)} {5 + SIZE * (at // ROW)}h0" for at in range(ROW * ROW)]
    return IconArray("".join(points[:number]), "".join(points[number:]))
