"""The plan builder: gated by the checklist's answers, made and kept on the phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from ...model.content.roles import section_in_role
from ...model.content.schema.plan import PlanFile, Programme
from ...model.content.translations import mark
from ...model.plan.diary_tables import (
    compile_diary,
    compile_programmes,
    compile_readiness,
    compile_safety,
)
from ...model.plan.schedule import Session, undated
from ...model.plan.weekdays import WEEKDAYS
from ...model.triage.compiled_tables import compile_tables
from ..component import Component, checked_answers, next_uid
from ..declaration import DECLARED
from ..diary.diary import asked_of_a_run, run_words
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
    """The plan builder, and what is due today, as a widget; `choices` is what the person chose, `checked` the
    checklist's answers and `entries` the runs of the diary, which move the plan and are written here too.
    `choices` may hold `cleared`: what the person says of an examination (by, began, seen) and the signs that
    were on then; and `missed`: the days (ISO dates) on which a run could not be done.
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
    writes = ("entries",)

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
                undated=[(each, words_of_steps(view, each)) for each in view.content.plan.programmes],
                **asked_of_a_run(view),
            ),
            guide=view.content.name,
            tables=compile_tables(view.content),
            safety=compile_safety(view.content),
            diary=compile_diary(view.content),
            programmes=_programmes(view),
            lists=compile_readiness(view.content),
            swaps=[{"id": s.id, "name": say(s.name), "caution": say(s.caution)} for s in plan.swaps],
            signs=lock_signs(view),
            words=run_words(view) | _words(view) | gate_words(view),
        )


def _often(plan: PlanFile) -> list[tuple[int, str]]:
    """How many runs a week there may be, each with the usual days as numbers, Monday 0."""
    usual = enumerate(plan.usual_days, 1)
    return [(often, " ".join(str(WEEKDAYS.index(day)) for day in days)) for often, days in usual]


def _programmes(view: RenderContext) -> list[dict[str, Any]]:
    """The programmes with their words; of each step also its blocks, minutes of walking below nought."""
    say, made = view.words.say, compile_programmes(view.content)
    for compiled, programme in zip(made, view.content.plan.programmes, strict=True):
        compiled["title"] = say(programme.title)
        sessions = [session for session, _ in undated(view.content, programme)]
        for step, session in zip(compiled["steps"], sessions, strict=True):
            step |= {"title": session_title(say, session), "words": session_words(say, session)}
            step["blocks"] = _blocks(session)
    return made


def _blocks(session: Session) -> list[float]:
    """Minutes in their order, those of walking below nought."""
    blocks = [block.minutes if block.kind == "run" else -block.minutes for block in session.blocks]
    return [minutes for minutes in (-session.warm_up, *blocks, -session.cool_down) if minutes]


def words_of_steps(view: RenderContext, programme: Programme) -> list[str]:
    """What to do in each step of a programme."""
    return [session_words(view.words.say, session) for session, _ in undated(view.content, programme)]


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
        "tickFirst": say(
            "Once you can tick all of these, you can start running. Until then, stick to brisk walking."
        ),
        "notReady": say("{n} not ticked. Stick to brisk walking for now, and check again in a week."),
        "noWalking": say(
            "{n} not ticked. This plan starts with running. Choose the plan that starts with walking."
        ),
        "noProgramme": say("Choose a plan."),
        "noDays": say("Choose at least one day of the week."),
        "neighbours": say("{one} and {two} are two days in a row. Leave a day of rest between them."),
        "noStart": say("Choose your first day."),
        "pastStart": say("{day} has passed. Choose today or a later day."),
        "noTime": say("Choose a time of day, such as 07:00."),
        "made": say("Your plan is ready."),
        "askPlan": say("Delete your whole plan? Your diary stays."),
        "deleted": say("Your plan is deleted."),
        "left": say(
            "Runs that you saved before and that are no longer planned: {n}. If your calendar still shows "
            "them, save this file and open it with your calendar, or delete them there."
        ),
        "someDays": say("Days chosen: {chosen} of {n}."),
        "usualDays": say("Tick {days} for me"),
        "session": say("Step {stage}, run {nth} of {of}"),
        "walk": say("Brisk walk, {nth} of {of}"),
        "openSession": say("Step {stage}"),
        "rest": say("A day of rest"),
        "restBefore": say("Your plan has not begun yet"),
        "finishedTitle": say("Your plan is done"),
        "doneToday": say("Done for today"),
        "missedToday": say("Not today, and that is fine"),
        "next": say("Next: {day}. {words}"),
        "waits": say("You can do the same run on {day}, so nothing is lost."),
        "staysPut": say("This plan keeps its dates. You can repeat any week."),
        "overdue": say("Your run on {day} is not written down. How did it go?"),
        "missedSaved": say("Noted."),
        "missed": say("could not"),
        "planned": say("planned"),
        "unwritten": say("not written down"),
        "dot": say("{day}: {state}. {words}"),
        "goal": say("I want to do this again: {goal}"),
        "caption": say("Running grows from {first} to {last} minutes a week, by week {weeks}."),
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
