"""Outlines from measured pairs of numbers, and what mirrors them."""

from __future__ import annotations

from ..drawing import smooth
from ..skeleton import Point

Pair = tuple[float, float]


def points(*pairs: Pair) -> tuple[Point, ...]:
    """The points of measured pairs."""
    return tuple(Point(*pair) for pair in pairs)


def curve(*pairs: Pair) -> str:
    """The path of a soft outline through the pairs, closed."""
    return smooth(points(*pairs))


def thread(*pairs: Pair) -> str:
    """The path of a soft line through the pairs, open."""
    return smooth(points(*pairs), closed=False)


def both(*pairs: Pair) -> str:
    """Two closed outlines, one on each side of the upright line x = 0, given the right one."""
    return curve(*pairs) + curve(*mirrored(*pairs))


def mirrored(*pairs: Pair) -> tuple[Pair, ...]:
    """The pairs on the other side of the upright line x = 0."""
    return tuple((-x, y) for x, y in pairs)
