"""The body map: where each area leads, and the drawing of the areas."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .basics import Entry, Sourced, Text, Yes
from .ids import Id

Body = Literal["neutral", "womb", "penis"]
ALL_BODIES: tuple[Body, ...] = ("neutral", "womb", "penis")
NUMBER = r"-?\d{1,4}(?:\.\d{1,3})?"
POINT = rf"{NUMBER},{NUMBER}"
PATH = re.compile(rf"M{POINT}(?: C{POINT} {POINT} {POINT})+(?: Z)?")


def _path(value: Any) -> Any:
    if isinstance(value, str) and PATH.fullmatch(value):
        return value
    raise PydanticCustomError(
        "rule", 'Write a path like "M0,10 C5,10 10,15 10,20", with one "C" for a curve.'
    )


def _numbers(count: int, such_as: str) -> BeforeValidator:
    def read(value: Any) -> Any:
        fits = isinstance(value, list) and len(value) == count
        if fits and all(isinstance(part, str) and re.fullmatch(NUMBER, part) for part in value):
            return tuple(float(part) for part in value)
        raise PydanticCustomError("rule", f"Write {count} numbers, such as {such_as}.")

    return BeforeValidator(read)


Path = Annotated[str, BeforeValidator(_path)]
Point = Annotated[tuple[float, float], _numbers(2, "[0, 72]")]
Box = Annotated[tuple[float, float, float, float], _numbers(4, "[-170, 0, 340, 400]")]


class Route(Sourced):
    """What clinicians consider for an area, and the sections, flags and questions that fit it."""

    area: Text
    consider: tuple[Text, ...]
    sections: tuple[Text, ...]
    flags: tuple[Text, ...] = ()
    items: tuple[Text, ...] = ()


class BodyView(Entry):
    """One view of the body; `drawn` names its drawing, `apart` the link to one that is shown only on request.

    Without a drawing its places stand in the list alone, or are `buttons` beside the drawing.
    """

    id: Id
    name: Text
    drawn: Text | None = None
    apart: Text | None = None
    buttons: Yes = False


class BodyMapFile(Entry):
    """The words of the body map; parts under the sections in `narrows` may be left out on request."""

    title: Text
    says: Text
    note: Text
    narrows: tuple[Text, ...] = ()
    views: tuple[BodyView, ...]
    areas: tuple[Route, ...]


class Stroke(Entry):
    """Half of a line or outline; `only` names the bodies that have it."""

    path: Path
    only: tuple[Body, ...] = ALL_BODIES
    shows: Text | None = None


class Shape(Stroke):
    """Half of an area's shape, or the shape of its one side; `number` is where its number stands."""

    area: Text
    number: Point | None = None


class Label(Entry):
    """A word on the drawing."""

    text: Text
    at: Point


class Figure(Entry):
    """One view of the body; `box` is left, top, width and height; `fades` lets its ends melt away."""

    view: Text
    box: Box
    fades: Yes
    bodies: tuple[Stroke, ...]
    lines: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    shapes: tuple[Shape, ...]


class BodyDrawing(Entry):
    """The views of the body map, as one file."""

    figures: tuple[Figure, ...]
