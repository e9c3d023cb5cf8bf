"""The figures of the body map, ready for its templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...model.content.body_drawing import Target, mirrored, targets, whole, written
from ...model.content.content import Content
from ...model.content.schema.body_map import ALL_BODIES, Body, Figure, Label
from ...model.triage.answers import read_answers
from ...model.triage.body_sites import in_order, place_question, places
from ..component import next_uid
from ..render_context import Html, RenderContext

BODY_WITHOUT: dict[frozenset[str], Body] = {frozenset({"penis"}): "womb", frozenset({"womb"}): "penis"}


@dataclass(frozen=True)
class BodyOutline:
    """A whole path and the bodies that have it."""

    path: str
    only: tuple[Body, ...]


@dataclass(frozen=True)
class Drawn:
    """One view with both of its halves: outlines, lines, words and places."""

    view: str
    box: str
    fades: bool
    top: float
    bottom: float
    bodies: tuple[BodyOutline, ...]
    lines: tuple[BodyOutline, ...]
    labels: tuple[Label, ...]
    targets: tuple[Target, ...]

    def numbers(self, picks: Mapping[str, int]) -> list[int]:
        """The numbers of the picks that stand on this view, in order."""
        return sorted(picks[t.place.id] for t in self.targets if t.place.id in picks)


def drawn_figures(content: Content) -> dict[str, Drawn]:
    """The figures of a guide's body map by their view."""
    return {figure.view: _drawn(content, figure) for figure in content.drawing.figures}


def _drawn(content: Content, figure: Figure) -> Drawn:
    areas = {area.id: area for area in content.checklist.areas}
    halves = [(line.path, mirrored(line.path), line.only) for line in figure.lines]
    return Drawn(
        view=figure.view,
        box=" ".join(f"{number:g}" for number in figure.box),
        fades=figure.fades,
        top=figure.box[1],
        bottom=figure.box[1] + figure.box[3],
        bodies=tuple(BodyOutline(written(whole(body.path)), body.only) for body in figure.bodies),
        lines=tuple(BodyOutline(written(f"{one} {other}"), only) for one, other, only in halves),
        labels=figure.labels,
        targets=tuple(targets(figure, areas)),
    )


def body_map_svg(view: RenderContext, picked: Iterable[str], parts: str = "", bare: bool = False) -> Html:
    """The map to look at, not to change: front and back, with the picked places numbered and named.

    `parts` is the answer to the body-parts question ("0", "1", "2" or ""). A view that stands apart
    shows only when a place of it is picked. `bare` leaves the names below it out, and draws all views,
    for a page that marks the places itself with `markPicks` of map.js. Raises AnswerError for a place
    there is not.
    """
    content = view.content
    question = place_question(content)
    names = read_answers(content, {question: list(picked)}).get(question, "").split()
    numbers = {name: number for number, name in enumerate(in_order(content, names), 1)}
    return view.render(
        "body_map/still.html",
        uid=next_uid(),
        figures=drawn_figures(content),
        places=places(content),
        body=body_of(content, parts),
        picks=numbers,
        bare=bare,
    )


def body_of(content: Content, parts: Any) -> Body:
    """The body that fits the body-parts answer: neutral, unless the answer hides what only another has."""
    items = (item for item in content.checklist.items if item.hides)
    hidden = {
        who
        for item in items
        for answer, whos in item.hides.items()
        for who in whos
        if str(answer) == str(parts)
    }
    return BODY_WITHOUT.get(frozenset(hidden & set(ALL_BODIES)), "neutral")
