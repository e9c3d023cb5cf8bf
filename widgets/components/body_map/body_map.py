"""The body map: say where it hurts, and see which signs to check and which parts to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from ...model.arguments import read_words
from ...model.content.content import Content
from ...model.content.schema.checklist import Item
from ...model.triage.answers import read_answers
from ...model.triage.body_map import narrowed, route_table, routed_flags, routed_sections
from ...model.triage.body_sites import in_order, place_question, places
from ...model.triage.compiled_tables import compile_hides
from ..component import Component, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext
from .body_figures import drawn_figures


class BodyMap(Component):
    """The map as a widget; on a page it reads and writes the checklist's own answers.

    `answers` holds the picks, a list of places, under the id of the checklist's question for them.
    Raises AnswerError, a ValueError, for a place there is not and for more than four.
    """

    declared = DECLARED["body_map"]
    tells = "read .picked"
    state = ("answers", "step", "edition", "hides", "routes", "narrows")
    kept = ("answers", "step", "edition")

    answers = traitlets.Dict().tag(sync=True)
    step = traitlets.Unicode("").tag(sync=True)
    edition = traitlets.Int(1).tag(sync=True)
    hides: traitlets.List[Any] = traitlets.List().tag(sync=True)
    routes = traitlets.Dict().tag(sync=True)
    narrows: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, view: RenderContext, picked: Iterable[str] = ()) -> None:
        content, question = view.content, place_question(view.content)
        given = {question: read_words("picked", picked, places(content))}
        read_answers(content, given)
        super().__init__(
            view,
            answers=given if given[question] else {},
            markup=view.render("body_map/body_map.html", uid=next_uid(), **map_parts(view)),
            edition=content.guide.questions.edition,
            hides=compile_hides(content),
            routes=route_table(content),
            narrows=narrowed(content),
            words=map_words(view),
        )

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids of the places picked, with ".l" or ".r" for a side, in the order of the list."""
        content, question = self._view.content, place_question(self._view.content)
        answer = read_answers(content, {question: self.answers.get(question)}).get(question, "")
        return in_order(content, answer.split())


def map_parts(view: RenderContext) -> dict[str, Any]:
    """What the templates draw the map from; nothing for a guide without one."""
    content = view.content
    if not content.has("body-map.yaml"):
        return {"figures": {}, "places": {}, "question": "", "narrowing": [], "signs": [], "sections": []}
    return {
        "figures": drawn_figures(content),
        "places": places(content),
        "question": place_question(content),
        "narrowing": [item for item in content.checklist.items if _narrows(item, content)],
        "signs": routed_flags(content),
        "sections": routed_sections(content),
    }


def _narrows(item: Item, content: Content) -> bool:
    """Whether an answer to it leaves out places of the map."""
    bodies = {who for area in content.checklist.areas for who in area.who}
    return any(bodies & {*hidden} for hidden in item.hides.values())


def map_words(view: RenderContext) -> dict[str, str]:
    """What the script of the map says, through the catalogue."""
    say = view.words.say
    return {
        "picked": say("{place}: chosen. {n} of 4."),
        "unpicked": say("{place}: removed. {n} of 4."),
        "full": say("That makes 4 places. Remove one to choose another."),
        "takeAway": say("remove"),
        "because": say("Because you chose: {places}."),
        "fits": say("May be linked to: {places}."),
        "and": say("; "),
        "others": say("Hide the {n} other causes"),
    }
