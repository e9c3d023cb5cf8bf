"""The plan builder: gated by the checklist's answers, made and kept on the phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from ...model.content.roles import section_in_role
from ...model.content.schema.plan import PlanFile, Programme
from ...model.content.translations import mark
from ...model.plan.diary_tables import compile_diary, compile_safety
from ...model.plan.schedule import undated
from ...model.plan.weekdays import WEEKDAYS
from ...model.triage.compiled_tables import compile_rows, compile_tables
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..plan.session_words import FINISHED, session_title, session_words
from ..render_context import RenderContext
from .gate import gate_words, lock_signs

DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


class Planner(Component):
    """The plan builder as a widget; `choices` is what the person chose, `checked` the checklist's answers
    and `entries` the runs of the diary, which move the plan. `choices` may hold `cleared`: what the person
    says of an examination (by, began, seen) and the signs that were on then.
    """

    declared = DECLARED["planner"]
    tells = "read .choices"
    state = (
        "choices", "checked", "entries", "guide", "tables", "safety", "diary", "programmes", "lists", "swaps",
        "signs",
    )  # fmt: skip
    kept = ("choices",)
    store = "plan"
    reads = (("checked", "", "answers"), ("entries", "diary", "entries"))

    choices = traitlets.Dict().tag(sync=True)
    checked = traitlets.Dict().tag(sync=True)
    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)
    guide = traitlets.Unicode("").tag(sync=True)
    tables = traitlets.Dict().tag(sync=True)
    safety = traitlets.Dict().tag(sync=True)
    diary = traitlets.Dict().tag(sync=True)
    programmes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    lists: traitlets.List[Any] = traitlets.List().tag(sync=True)
    swaps: traitlets.List[Any] = traitlets.List().tag(sync=True)
    signs = traitlets.Dict().tag(sync=True)

    def __init__(self, view: RenderContext, checked: Mapping[str, Any] | None = None) -> None:
        plan, say = view.content.plan, view.words.say
        super().__init__(
            view,
            checked=checked_answers(view, checked),
            markup=view.render(
                "plan_builder/plan_builder.html",
                uid=next_uid(),
                days=list(enumerate(DAYS)),
                often=_often(plan),
                lights=section_in_role(view.content, "lights"),
            ),
            guide=view.content.name,
            tables=compile_tables(view.content),
            safety=compile_safety(view.content),
            diary=compile_diary(view.content),
            programmes=[_programme(view, programme) for programme in plan.programmes],
            lists=[{"id": each.id, "when": compile_rows(each.shows_when)} for each in plan.readiness],
            swaps=[{"id": s.id, "name": say(s.name), "caution": say(s.caution)} for s in plan.swaps],
            signs=lock_signs(view),
            words=_words(view) | gate_words(view),
        )


def _often(plan: PlanFile) -> list[tuple[int, str]]:
    """How many runs a week there may be, each with the usual days as numbers, Monday 0."""
    usual = enumerate(plan.usual_days, 1)
    return [(often, " ".join(str(WEEKDAYS.index(day)) for day in days)) for often, days in usual]


def _programme(view: RenderContext, programme: Programme) -> dict[str, Any]:
    say = view.words.say
    return {
        "id": programme.id,
        "title": say(programme.title),
        "steps": [
            {
                "stage": session.stage,
                "sessions": often,
                "minutes": session.total_minutes,
                "run": session.run_minutes,
                "title": session_title(say, session),
                "words": session_words(say, session),
            }
            for session, often in undated(view.content, programme)
        ],
    }


def _words(view: RenderContext) -> dict[str, str]:
    """What the script says, through the catalogue."""
    say, caution = view.words.say, view.content.plan.caution
    return {
        "stage": say("Step {n}: {words}"),
        "ready": say("All ticked. Step {plan.first_stage} is the gentlest start with running."),
        "afterLong": _after_long(view),
        "diarySays": say("Your diary says step {stage}: {why}"),
        "moved": say("Your diary has moved this plan: {why} Go on at step {stage}, from {day}."),
        "finished": say(FINISHED),
        "why-carry-on": say("your last run was green."),
        "why-greens": say("{plan.greens_in_a_row}."),
        "why-repeat": say("your last run was amber."),
        "why-ambers": say("{plan.ambers_in_a_row}."),
        "why-red": say("your last run was red."),
        "why-time-off": say("it is {plan.break} or more since that run."),
        "notReady": say("{n} not ticked. Stay with brisk walking for now, and look again in a week."),
        "noWalking": say(
            "{n} not ticked. This plan starts with running. Choose the plan that starts with walking."
        ),
        "noProgramme": say("Choose a plan."),
        "noDays": say("Choose at least one day of the week."),
        "neighbours": say("{one} and {two} are two days in a row. Leave a day of rest between them."),
        "noStart": say("Choose a first day between 2024 and 2099."),
        "noTime": say("Choose a time of day, such as 07:00."),
        "made": say("Your plan is ready."),
        "deleted": say("Your plan is deleted."),
        "left": say(
            "Runs that you saved before and that are no longer planned: {n}. If your calendar still shows "
            "them, save this file and open it with your calendar. Or delete them there."
        ),
        "goal": say("I want to do this again: {goal}"),
        "caption": say("Running grows from {first} to {last} minutes a week over {weeks} weeks."),
        "week": say("Week {n}"),
        "weekFrom": say("Week {n}, from {day}"),
        "chart": say("Minutes of running in each week"),
        "instead": say("Something else instead on {day}"),
        "caution": say(caution) if caution else "",
    }


def _after_long(view: RenderContext) -> str:
    starts_again = view.content.plan.moves.time_off[-1].restart_at is not None
    text = mark("After {plan.restart_break} without running, start again at step {plan.restart_at}.")
    return view.words.say(text) if starts_again else ""
