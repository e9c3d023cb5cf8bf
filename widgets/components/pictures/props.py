"""What stands around a person, from the ground (y = 0) up."""

from __future__ import annotations

from dataclasses import dataclass

from .drawing import Shape, capsule, polygon
from .skeleton import Point


@dataclass(frozen=True)
class Prop:
    """A thing: its shapes, and the two corners of the room it takes."""

    shapes: tuple[Shape, ...]
    corners: tuple[Point, Point]


def _bar(color: str, left: float, top: float, right: float, low: float, half: float) -> Shape:
    return Shape(color, capsule(Point(left, top), half, Point(right, low), half))


def _prop(*shapes: Shape, left: float, top: float, right: float) -> Prop:
    return Prop(shapes, (Point(left, top), Point(right, 0)))


def chair(left: float, right: float, seat: float, ground: float = 0) -> Prop:
    """A seat at a height on two legs, which end on the `ground`."""
    legs = (_bar("wood", x, seat, x, ground - 1, 1.3) for x in (left + 2, right - 2))
    return _prop(_bar("wood", left, seat, right, seat, 1.6), *legs, left=left, top=seat, right=right)


CHAIR_FOR_LEGS = chair(6, 38, -28.5)
STEP = _prop(
    _bar("wood", 20, -7, 36, -7, 1.6),
    _bar("wood", 22, -6, 22, -1, 1.3),
    _bar("wood", 34, -6, 34, -1, 1.3),
    left=20,
    top=-8,
    right=36,
)
CHAIR = chair(-9, 13, -17)
SEAT = chair(-33, -10, -17)
WALL = _prop(_bar("ground", 34, -86, 34, 0, 1.6), left=30, top=-86, right=36)
POST = _prop(_bar("wood", 36, -70, 36, 0, 1.8), left=30, top=-70, right=38)
TOILET = _prop(  # its seat is where a SEAT's would be
    Shape(
        "page",
        polygon(Point(-12, -18), Point(12, -18), Point(5, -8), Point(5, 0), Point(-9, 0), Point(-9, -8)),
    ),
    _bar("quiet", -12, -18, 12, -18, 1.2),
    _bar("page", -17, -36, -17, -16, 4),
    left=-22,
    top=-36,
    right=34,
)
