"""What a drawing is made of: flat shapes and lines in named colours, and labels whose words content gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import acos, atan2, cos, hypot, pi, sin
from typing import Literal, NamedTuple

from .skeleton import Point

Anchor = Literal["start", "middle", "end"]
COMMANDS, NUMBERS = re.compile(r"([A-Za-z])([^A-Za-z]*)"), re.compile(r"-?\d+(?:\.\d+)?")
STEPS = 48  # places tried on each circle of a hull
BARB, SPREAD = 7.0, 0.5  # an arrow's head: its length, and half its opening in radians


class Shape(NamedTuple):
    """One path in a colour by name, such as "top": filled, or a line so many units `wide`."""

    color: str
    path: str
    wide: float = 0


class Label(NamedTuple):
    """A word of the drawing by its key in pictures.yaml, where it stands, and where its line leads.

    `anchor` says which end of the word stands at `at`; its line starts there, and ends in a dot at `to`.
    """

    word: str
    at: Point
    to: Point | None = None
    anchor: Anchor = "middle"


class Box(NamedTuple):
    """What of the drawing is seen: its left upper corner, width and height in units."""

    left: float
    top: float
    wide: float
    high: float

    def __str__(self) -> str:
        return " ".join(map(number, self))


@dataclass(frozen=True)
class Drawing:
    """A drawing: what is seen of it, its shapes from the farthest to the nearest, its labels on top.

    One of a movement has `ends`, the shapes of how it ends in the same place as those of its start.
    """

    box: Box
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...] = ()
    ends: tuple[Shape, ...] = ()

    def rounded(self, scale: float) -> Drawing:
        """The drawing so many times as large, in whole units, which make it a third shorter."""
        labels = tuple(
            label._replace(at=_scaled(label.at, scale), to=_scaled(label.to, scale) if label.to else None)
            for label in self.labels
        )
        shapes, ends = (
            tuple(Shape(each.color, whole(each.path, scale), each.wide * scale) for each in those)
            for those in (self.shapes, self.ends)
        )
        return Drawing(Box(*(round(side * scale) for side in self.box)), shapes, labels, ends)


def number(value: float) -> str:
    """A number as short as one decimal place allows."""
    short = f"{round(value, 1) + 0:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def whole(path: str, scale: float) -> str:
    """A path so many times as large, in whole steps from point to point, which are shorter than places.

    The flags and the turn of an arc stay. A point stands where it would be rounded to by itself, so errors
    do not add up; the first step of a path starts at (0, 0), as SVG has it.
    """
    pieces: list[str] = []
    here = begun = (0, 0)
    for letter, rest in COMMANDS.findall(path):
        numbers = [float(value) for value in NUMBERS.findall(rest)]
        kept = [*(round(radius * scale) for radius in numbers[:2]), *map(int, numbers[2:5])]
        kept = kept if letter in "Aa" else []
        steps = [round(value * scale) for value in numbers[len(kept) :]]
        if letter.isupper():
            steps = [value - here[at % 2] for at, value in enumerate(steps)]
        pieces.append(letter.lower() + " ".join(map(str, kept + steps)).replace(" -", "-"))
        here = (here[0] + steps[-2], here[1] + steps[-1]) if steps else begun
        begun = here if letter == "M" else begun
    return "".join(pieces)


def _scaled(point: Point, scale: float) -> Point:
    return Point(round(point.x * scale), round(point.y * scale))


def place(point: Point) -> str:
    """A point as a path writes it."""
    return f"{number(point.x)} {number(point.y)}"


def circle(center: Point, radius: float) -> str:
    """The path of a circle."""
    return ellipse(center, radius, radius)


def ellipse(center: Point, wide: float, high: float) -> str:
    """The path of an upright ellipse with half-axes `wide` and `high`."""
    radii, width = f"{number(wide)} {number(high)}", number(2 * wide)
    return f"M{number(center.x - wide)} {number(center.y)}a{radii} 0 1 0 {width} 0a{radii} 0 1 0-{width} 0z"


def polygon(*points: Point) -> str:
    """The path of straight edges from point to point, closed."""
    return f"{line(*points)}z"


def line(*points: Point) -> str:
    """The path of straight lines from point to point, open."""
    return "M" + "L".join(map(place, points))


def smooth(points: Sequence[Point], closed: bool = True) -> str:
    """A soft curve through measured points, in their order (a centripetal-free Catmull-Rom spline)."""
    count = len(points)
    corners = [points[0], *points, points[-1]] if not closed else [points[-1], *points, points[0], points[1]]
    pieces = [f"M{place(points[0])}"]
    for at in range(count if closed else count - 1):
        before, start, end, after = corners[at : at + 4]
        first = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
        second = Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6)
        pieces.append(f"C{place(first)} {place(second)} {place(end)}")
    return "".join(pieces) + ("z" if closed else "")


def capsule(start: Point, wide: float, end: Point, narrow: float) -> str:
    """The path around two circles and the straight edges that touch both: a limb."""
    length = hypot(end.x - start.x, end.y - start.y)
    if length <= abs(wide - narrow):
        return circle(*max((start, wide), (end, narrow), key=lambda each: each[1]))
    along = atan2(end.y - start.y, end.x - start.x)
    beside = acos((wide - narrow) / length)
    a, b = (place(_around(start, wide, along + turn)) for turn in (beside, -beside))
    c, d = (place(_around(end, narrow, along + turn)) for turn in (beside, -beside))
    far, near = (int(wide < narrow), int(wide >= narrow))
    return f"M{a}L{c}A{_pair(narrow)} 0 {far} 0 {d}L{b}A{_pair(wide)} 0 {near} 0 {a}z"


def hull(circles: Iterable[tuple[Point, float]]) -> str:
    """The path of a band stretched around circles (center and radius): a trunk."""
    rims = [
        (_around(center, radius, 2 * pi * step / STEPS), radius, which)
        for which, (center, radius) in enumerate(circles)
        for step in range(STEPS)
    ]
    edge = _convex(rims)
    first = next((at for at in range(len(edge)) if edge[at][2] != edge[at - 1][2]), 0)
    edge = edge[first:] + edge[:first]
    pieces: list[str] = []
    for _, group in groupby(edge, key=lambda each: each[2]):
        arc = list(group)
        pieces.append(f"{'L' if pieces else 'M'}{place(arc[0][0])}")
        if len(arc) > 1:
            large = int(len(arc) > STEPS / 2)
            pieces.append(f"A{_pair(arc[0][1])} 0 {large} 1 {place(arc[-1][0])}")
    return "".join(pieces) + "z"


def arrow(*points: Point) -> str:
    """The path of a soft line through the points with an open head at its end, to be drawn as a line."""
    end, before = points[-1], points[-2]
    back = atan2(before.y - end.y, before.x - end.x)
    left, right = (_around(end, BARB, back + turn) for turn in (-SPREAD, SPREAD))
    return smooth(points, closed=False) + line(left, end, right)


def _convex(rims: list[tuple[Point, float, int]]) -> list[tuple[Point, float, int]]:
    """The rim points on the convex hull, in the direction in which an SVG arc sweeps (Andrew's chain)."""
    ordered = sorted(rims)
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _chain(rims: list[tuple[Point, float, int]]) -> list[tuple[Point, float, int]]:
    kept: list[tuple[Point, float, int]] = []
    for rim in rims:
        while len(kept) > 1 and _turn(kept[-2][0], kept[-1][0], rim[0]) <= 0:
            kept.pop()
        kept.append(rim)
    return kept


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def _around(center: Point, radius: float, angle: float) -> Point:
    return Point(center.x + radius * cos(angle), center.y + radius * sin(angle))


def _pair(radius: float) -> str:
    return f"{number(radius)} {number(radius)}"
