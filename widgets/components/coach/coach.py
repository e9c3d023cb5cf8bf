"""The practice: the question for whom it fits first, then a pace to follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from ...model.plan.diary_tables import compile_safety
from ...model.triage.compiled_tables import compile_tables
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..render_context import RenderContext


class Coach(Component):
    """The practice as a widget; `checked` is the checklist's answers, which can rule squeezing out."""

    declared = DECLARED["coach"]
    state = ("checked", "choices", "tables", "safety", "practice")
    kept = ("choices",)
    store = "coach"
    reads = (("checked", "", "answers"),)

    checked = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    safety = traitlets.Dict().tag(sync=True)
    practice = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, checked: Mapping[str, Any] | None = None) -> None:
        super().__init__(
            view,
            checked=checked_answers(view, checked),
            markup=view.render("coach/coach.html", uid=next_uid()),
            tables=compile_tables(view.content),
            safety=compile_safety(view.content),
            practice=_practice(view),
            words=_words(view),
        )


def _practice(view: RenderContext) -> dict[str, Any]:
    practice, say = view.content.plan.practice, view.words.say
    if practice is None:
        return {"ruledOutBy": [], "branches": [], "paces": []}
    return {
        "ruledOutBy": list(practice.ruled_out_by),
        "branches": [{"id": b.id, "role": b.role, "fits": list(b.fits)} for b in practice.branches],
        "paces": [
            {
                "id": pace.id,
                "title": say(pace.title),
                "times": pace.times,
                "phases": [{"say": say(phase.say), "seconds": phase.seconds} for phase in pace.phases],
            }
            for pace in practice.paces
        ],
    }


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say = view.words.say
    return {
        "count": say("{now} of {all}"),
        "done": say("Finished. Well done."),
        "pause": say("Pause"),
        "resume": say("Carry on"),
        "beat": say("Step beat"),
        "step": view.words.pgettext("a footfall", "Step"),
        "rate": say("{rate} steps a minute."),
        "noSteps": say("Enter your steps per minute, from 100 to 240."),
    }
