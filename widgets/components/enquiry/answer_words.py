"""The words of the checklist, for a person who chooses to add their answers to a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.content.content import Content
from ...model.content.roles import item_in_role
from ...model.triage.body_sites import places
from ..render_context import RenderContext

QUIET = {"yes-no": "no", "how-often": "0"}
QUIET_AT_NONE = ("birth", "medicines")


def answer_words(view: RenderContext) -> dict[str, Any]:
    """Each question as `[name, words, scale]`, the labels of the scales, and which answers are only counted.

    What decides which questions fit (such as body parts) is left out.
    """
    say, checklist = view.words.say, view.content.checklist
    areas = {area.id: say(area.label) for area in checklist.areas}
    return {
        "questions": list(_questions(view)),
        "scales": {
            name: {word: say(label) for word, label in s.items()} for name, s in checklist.scales.items()
        },
        "timing": {word: say(label) for word, label in checklist.timing.items()},
        "areas": areas | {place.id: view.place_name(place) for place in places(view.content).values()},
        "quiet": QUIET | _quiet_at_none(view.content),
    }


def _quiet_at_none(content: Content) -> dict[str, str]:
    """The scales of questions in these roles, with the answer that says "none"."""
    items = (item_in_role(content, role) for role in QUIET_AT_NONE)
    return {item.scale: "0" for item in items if item and item.scale}


def _questions(view: RenderContext) -> Iterator[list[str]]:
    say, content = view.words.say, view.content
    for flag in content.red_flags.flags:
        yield [flag.id, say(flag.short), "yes-no"]
        if flag.worse:
            yield [f"{flag.id}.worse", say(flag.worse.ask), "yes-no"]
    for item in content.checklist.items:
        if item.short:
            yield [item.id, say(item.short), item.scale or ""]
        if item.follow:
            yield [f"{item.id}.follow", say(item.follow.ask), item.follow.scale]
