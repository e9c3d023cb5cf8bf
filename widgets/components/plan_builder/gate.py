"""What the gate of a plan says: the names of the signs that lock it, and its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.content.content import Content
from ...model.content.schema import Flag, Item
from ...model.plan.locks import stopping_questions, stopping_rows
from ...model.visit.sign_status import is_sign
from ..plan.session_words import NO_DAY_LEFT
from ..render_context import RenderContext


def lock_signs(view: RenderContext) -> dict[str, str]:
    """The names of all signs that can lock a plan, by id."""
    content, say = view.content, view.words.say
    asked: dict[str, Flag | Item] = {**content.flags, **content.items}
    locking = {*_locking(content)}
    named = [name for name in asked if name in locking and is_sign(content, name)]
    return {name: say(asked[name].short or asked[name].ask) for name in named}


def _locking(content: Content) -> Iterator[str]:
    ways = [way for lock in content.plan.safety.locks for way in lock.any_of]
    levels = {level for way in ways for level in way.levels}
    yield from (flag.id for flag in content.red_flags.flags if levels & {*_levels(flag)})
    yield from stopping_questions(content)
    rows = [*stopping_rows(content), *(row for way in ways for row in way.rows)]
    yield from (sign.item.partition(".")[0] for row in rows for sign in row.all_of)
    yield from (name for way in ways for name in way.not_sure)


def _levels(flag: Flag) -> Iterator[str]:
    yield flag.level
    yield from (level for level in (flag.worse and flag.worse.level, flag.also_level) if level)


def gate_words(view: RenderContext) -> dict[str, str]:
    """What the script says of an examination, through the catalogue."""
    say = view.words.say
    return {
        "examined-doctor": say(
            "A doctor has examined me for this since it started, and said I can start a walk-run plan."
        ),
        "examined-doctor-physio": say(
            "A doctor or physio has examined me for this since it started, "
            "and said I can start a walk-run plan."
        ),
        "examined-physio": say(
            "A physio has examined me for this since it started, and said I can start a walk-run plan."
        ),
        "by-doctor": say(
            "You told us that a doctor examined you on {day}, and said you can start a walk-run plan. "
            "This is valid until {end}."
        ),
        "by-physio": say(
            "You told us that a physio examined you on {day}, and said you can start a walk-run plan. "
            "This is valid until {end}."
        ),
        "noExamined": say("Tick the box if this is true."),
        "noRole": say("Say who examined you."),
        "noBegan": say("Choose the day it started, today or earlier."),
        "noSeen": say("Choose the day of the examination, today or earlier."),
        "seenFirst": say(
            "The examination was before it started. It only counts if someone has examined you since then."
        ),
        "ended-worse": say("You ticked that it got worse. Step {plan.cleared_step} stays closed for now."),
        "ended-who": say("For this sign, a doctor has to examine you."),
        "ended-dates": say("The dates that you entered are not possible. Please enter them again."),
        "ended-weeks": say(
            "Your examination on {day} was {plan.cleared_for} ago or more. Ask to be examined again."
        ),
        "ended-sign": say(
            "You have a sign that you did not have at your examination on {day}. Ask to be checked again."
        ),
        "ended-run": say(
            "Since the examination on {day}, one of your runs was red or had to be stopped. "
            "Ask again before you run."
        ),
        "cleared": say("Step {plan.cleared_step} is open."),
        "uncleared": say("Removed. Step {plan.cleared_step} is closed again."),
        "onlyStep": say("Only step {plan.cleared_step} is open for now."),
        "noDayLeft": say(NO_DAY_LEFT),
    }  # fmt: skip
