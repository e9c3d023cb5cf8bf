"""The places a person can pick on the body map: each area, or each of its two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..content.content import Content
from ..content.schema.checklist import Area

SIDES: tuple[Literal["l", "r"], ...] = ("l", "r")


@dataclass(frozen=True)
class BodySite:
    """An area, or its left ("l") or right ("r") side; `id` is what an answer holds."""

    id: str
    area: Area
    side: Literal["", "l", "r"]


def places(content: Content) -> dict[str, BodySite]:
    """Every place by its id, in the order of the list: view by view."""
    views = [view.id for view in content.body_map.views] if content.has("body-map.yaml") else []
    areas = sorted(content.checklist.areas, key=lambda area: views.index(area.view) if views else 0)
    return {place.id: place for area in areas for place in places_of(area)}


def places_of(area: Area) -> Iterator[BodySite]:
    """The one place of an area, or its left and its right."""
    if not area.sides:
        yield BodySite(area.id, area, "")
        return
    for side in SIDES:
        yield BodySite(f"{area.id}.{side}", area, side)


def place_question(content: Content) -> str:
    """The id of the question that asks for places; "" where the guide asks for none."""
    return next((item.id for item in content.checklist.items if item.areas), "")


def in_order(content: Content, picked: Iterable[str]) -> tuple[str, ...]:
    """The picked places that there are, each once, in the order of the list."""
    wanted = set(picked)
    return tuple(name for name in places(content) if name in wanted)
