"""Whether what a person says of an examination opens a first step of the plan, and until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, get_args

from ..content.content import Content
from ..content.findings import nearest, one_of
from ..content.schema.basics import Entry
from ..content.schema.locks import Role
from .locks import LockOn, Person, read_day, stopping_cards
from .runs import Run, light_of

ROLES: tuple[Role, ...] = get_args(Role)
IS_WORSE = ("yes", "1", "unsure")
ENDING_LIGHTS = ("red", "black")
EXAMPLE = 'Write it like {"by": "doctor", "began": "2027-01-02", "seen": "2027-01-09"}.'


class Clearance(Entry):
    """Who examined a person and when, the day by which all of the signs had begun, and which signs they were.

    `signs` holds the ids of locks and signs that were on then; without it, those of now are meant.
    """

    by: Role
    began: date
    seen: date
    signs: tuple[str, ...] | None = None


def read_clearance(given: Mapping[str, Any], today: date) -> Clearance:
    """What a person says, such as `{"by": "doctor", "began": "2027-01-02", "seen": "2027-01-09"}`.

    Raises ValueError that says what to write for another role, or for days that cannot be.
    """
    if not isinstance(given, Mapping):
        raise ValueError(f"{given!r} does not say who examined and when. {EXAMPLE}")
    by, signs = given.get("by"), given.get("signs")
    if by not in ROLES:
        raise ValueError(f'"by" is who examined. "{by}" was given.{nearest(str(by), ROLES)}{one_of(ROLES)}')
    began, seen = (_day(name, given.get(name)) for name in ("began", "seen"))
    if seen > today:
        raise ValueError(f"The examination cannot be later than today, {today}. {seen} was given.")
    if seen < began:
        raise ValueError(f"The signs began on {began}, after the examination on {seen}. Write a later one.")
    return Clearance(by=by, began=began, seen=seen, signs=None if signs is None else tuple(map(str, signs)))


def _day(name: str, given: Any) -> date:
    day = read_day(str(given)[: len("2027-01-09")])
    if day is None:
        raise ValueError(f'"{name}" is a day, such as 2027-01-09. "{given}" was given.')
    return day


def refusal(person: Person, on: Sequence[LockOn], clearance: Clearance) -> str:
    """Why a clearance does not open the plan; "" when it does.

    `never`: nobody can clear these locks. `worse`: a sign got worse. `who`: these need another profession.
    `dates`: days that cannot be. `weeks`: it is over. `sign`: there is a sign that was not there. `run`: on
    that day or later, a run was red or had to be stopped.
    """
    checks = {
        "never": not roles(person, on),
        "worse": got_worse(person, on),
        "who": clearance.by not in roles(person, on),
        "dates": not clearance.began <= clearance.seen <= person.today,
        "weeks": person.today >= ends(person.content, clearance),
        "sign": clearance.signs is not None and not {*signs_on(person, on)} <= {*clearance.signs},
        "run": any(light_of(person.content, run) in ENDING_LIGHTS for run in runs_since(person, clearance)),
    }
    return next((reason for reason, holds in checks.items() if holds), "")


def roles(person: Person, on: Sequence[LockOn]) -> tuple[Role, ...]:
    """Who may clear all of these locks, and each sign because of which they are on."""
    limits = limited(person.content)
    groups = [each.lock.cleared_by for each in on]
    groups += [limits[sign] for each in on for sign in each.signs if sign in limits]
    return tuple(role for role in ROLES if on and all(role in group for group in groups))


def limited(content: Content) -> dict[str, tuple[Role, ...]]:
    """The flags and bone signs that not everybody may clear, with those who may."""
    flags = {flag.id: flag.cleared_by for flag in content.red_flags.flags}
    bone = [item.id for item in content.checklist.items if item.bone]
    cards = {name: card.cleared_by for card in stopping_cards(content) for name in bone}
    return {name: who for name, who in {**flags, **cards}.items() if {*who} != {*ROLES}}


def got_worse(person: Person, on: Sequence[LockOn]) -> bool:
    """Whether a flag that locks got worse, or may have."""
    flags = [sign for each in on for sign in each.signs if sign in person.content.flags]
    return any(person.answers.get(f"{flag}.worse") in IS_WORSE for flag in flags)


def signs_on(person: Person, on: Sequence[LockOn]) -> tuple[str, ...]:
    """The ids of all locks, flags and other signs that are on, each once."""
    outcome = person.outcome
    locks, signs = [each.lock.id for each in on], [sign for each in on for sign in each.signs]
    return tuple(dict.fromkeys([*locks, *outcome.flags, *outcome.unsure_urgent, *signs]))


def ends(content: Content, clearance: Clearance) -> date:
    """The first day on which a clearance does not hold any more."""
    return clearance.seen + timedelta(weeks=content.plan.safety.cleared_weeks)


def runs_since(person: Person, clearance: Clearance) -> list[Run]:
    """The runs on the day of the examination or later."""
    return [run for run in person.runs if run.day >= clearance.seen]
