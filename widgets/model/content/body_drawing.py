"""Turns the halves that the drawing is made of into whole, exactly symmetrical paths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..triage.body_sites import BodySite, places_of
from .schema.body_map import NUMBER, POINT, Body, Figure, Shape
from .schema.checklist import Area

PAIR = re.compile(rf"({NUMBER}),({NUMBER})")
PART = re.compile(rf"M{POINT}|C{POINT} {POINT} {POINT}|Z")
Points = list[tuple[float, float]]


@dataclass(frozen=True)
class DrawnPath:
    """One path of a place on some bodies, and where its number stands; `flipped` where the path is that of
    the other side, to be drawn as its mirror image: equal paths compress to one.
    """

    path: str
    only: tuple[Body, ...]
    at: tuple[float, float]
    flipped: bool


@dataclass(frozen=True)
class Target:
    """A place as it stands on a figure: a piece for each kind of body that is drawn in its own way."""

    place: BodySite
    pieces: tuple[DrawnPath, ...]

    def on(self, body: Body) -> bool:
        """True when a body has this place; a neutral one has all."""
        return body == "neutral" or bool({"everyone", body} & set(self.place.area.who))


def targets(figure: Figure, areas: dict[str, Area]) -> Iterator[Target]:
    """The places of a figure in the order they are drawn; an area with sides gives two."""
    for name in dict.fromkeys(shape.area for shape in figure.shapes):
        shapes = [shape for shape in figure.shapes if shape.area == name]
        for place in places_of(areas[name]):
            yield Target(place, tuple(_piece(figure, shape, place) for shape in shapes))


def _piece(figure: Figure, shape: Shape, place: BodySite) -> DrawnPath:
    path = shape.path if place.side else whole(shape.path)
    right_of_picture = "l" if figure.view == "front" else "r"
    flipped = bool(place.side) and place.side != right_of_picture
    at = shape.number or centre(mirrored(path) if flipped else path)
    return DrawnPath(written(path), shape.only, at, flipped)


def mirrored(path: str) -> str:
    """The path on the other side of the middle line."""
    return PAIR.sub(lambda pair: f"{_text(-float(pair[1]))},{pair[2]}", path)


def whole(path: str) -> str:
    """A half that starts and ends on the middle line, closed by its mirror image."""
    back = list(reversed(_points(mirrored(path))))[1:]
    curves = (back[start : start + 3] for start in range(0, len(back), 3))
    return " ".join([path, *(f"C{' '.join(map(_pair, curve))}" for curve in curves), "Z"])


def written(path: str) -> str:
    """A path as short as a page can draw it: on whole units, each curve from where the last one ended."""
    here = (0, 0)
    parts = []
    for part in PART.findall(path):
        points = [(round(x), round(y)) for x, y in _points(part)]
        steps = (number - from_ for point in points for number, from_ in zip(point, here, strict=True))
        if part[0] == "M":
            parts.append("M" + " ".join(map(str, points[0])))
        else:
            parts.append(part[0].lower() + " ".join(map(str, steps)))
        here = points[-1] if points else here
    return "".join(parts).replace(" -", "-")


def starts_and_ends_in_the_middle(path: str) -> bool:
    """True when `whole` can close the path."""
    points = _points(path)
    return points[0][0] == points[-1][0] == 0


def centre(path: str) -> tuple[float, float]:
    """The middle of the box around a path's points."""
    across, down = zip(*_points(path), strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _points(path: str) -> Points:
    return [(float(x), float(y)) for x, y in PAIR.findall(path)]


def _pair(point: tuple[float, float]) -> str:
    return f"{_text(point[0])},{_text(point[1])}"


def _text(number: float) -> str:
    return str(round(number))
