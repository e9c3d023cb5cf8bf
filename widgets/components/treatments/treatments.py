"""The decision aid: every option in the same parts, two or three side by side, and what matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from ...model.content.content import Content
from ...model.content.roles import with_role
from ...model.content.translations import mark
from ...model.plan.diary_tables import compile_safety
from ...model.triage.compiled_tables import compile_tables
from ...model.triage.pain_relievers import medicine_table
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext
from .icon_array import icon_array

PARTS = (
    ("what", mark("What it is")),
    ("suits", mark("Who it may suit")),
    ("benefit", mark("What it may do for you")),
    ("harms", mark("What can go wrong")),
    ("numbers", mark("In numbers")),
    ("like", mark("What it is like, and how long it takes")),
    ("helps", mark("If it helps")),
    ("helps_not", mark("If it does not help")),
    ("uses", mark("How sure we are")),
    ("who_gains", mark("Who gains")),
    ("ask", mark("What to ask")),
)

NO_MEDICINES: dict[str, Any] = {"strictness": [], "kinds": {}}


class Treatments(Component):
    """The options as a widget; `choices` is what the person picked, `checked` the checklist's answers.

    `choices` may hold `compare` (ids of up to three options), `matters.<id>` (lot, some or none), `own`
    (text), `ask` and `ticks` (lists of ids). Nothing in it is counted or ranked.
    """

    declared = DECLARED["treatments"]
    tells = "read .choices"
    state = ("choices", "checked", "tables", "safety", "ruled_out_by", "medicines")
    kept = ("choices",)
    store = "treatments"
    reads = (("checked", "", "answers"),)

    choices = traitlets.Dict().tag(sync=True)
    checked = traitlets.Dict().tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    safety = traitlets.Dict().tag(sync=True)
    ruled_out_by: traitlets.List[Any] = traitlets.List().tag(sync=True)
    medicines = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, checked: Mapping[str, Any] | None = None) -> None:
        content = view.content
        super().__init__(
            view,
            checked=checked_answers(view, checked),
            markup=view.render(
                "treatments/treatments.html",
                uid=next_uid(),
                waiting=with_role(content.treatments.options, "wait"),
                **option_parts(),
            ),
            tables=compile_tables(content),
            safety=compile_safety(content),
            ruled_out_by=_ruled_out_by(content),
            medicines=medicine_table(content) if content.has("medicines.yaml") else NO_MEDICINES,
            words=_words(view),
        )


def option_parts() -> dict[str, Any]:
    """What the template of an option is filled with: its headings, and the dots of its numbers."""
    return {"parts": PARTS, "dots": icon_array}


def _ruled_out_by(content: Content) -> list[str]:
    """The cards that put options with squeezing on hold."""
    practice = content.plan.practice
    return list(practice.ruled_out_by) if practice else []


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {
        "picked": say("{n} of 3 chosen."),
        "one": say("1 of 3 chosen. Choose one more to compare."),
        "full": say("3 of 3 chosen. Remove one to choose another."),
        "askDelete": say("Delete your choices from this phone?"),
        "undone": say("Everything is as it was."),
        "deleted": say("Your choices are deleted."),
    }
