"""The locks that are on: what keeps a person from getting a running plan, and because of which signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..content.content import Content
from ..content.schema import Card
from ..content.schema.locks import Lock, LockWhen, Until
from ..triage.answers import UNSURE, numbers, read_answers
from ..triage.care_levels import holds
from ..triage.conditions import When
from ..triage.rules import Outcome, assess, card_rows
from .runs import Run, runs_of_last_day

TICKED = ("yes", "1", UNSURE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class LockOn:
    """A lock that holds, and the ids of the signs it holds because of."""

    lock: Lock
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """What is known of a person on a day: checklist answers, what follows from them, and runs."""

    content: Content
    answers: Mapping[str, str]
    outcome: Outcome
    runs: Sequence[Run]
    today: date


def read_person(content: Content, raw: Mapping[str, object], runs: Sequence[Run], today: date) -> Person:
    """The person of some answers; raises AnswerError for answers that no question takes."""
    return Person(content, read_answers(content, raw), assess(content, raw), runs, today)


def locks_on(person: Person) -> tuple[LockOn, ...]:
    """The locks that hold, in the order of plan.yaml."""
    found = []
    for lock in person.content.plan.safety.locks:
        ways = [way for way in lock.any_of if _holds(way, person)]
        if ways:
            signs = dict.fromkeys(sign for way in ways for sign in _signs(way, person))
            found.append(LockOn(lock, tuple(signs)))
    return tuple(found)


def _holds(way: LockWhen, person: Person) -> bool:
    outcome, runs = person.outcome, person.runs
    return (
        (not way.levels or outcome.level in way.levels)
        and (not way.rows or any(_row_signs(way.rows, person)))
        and (not way.not_sure or any(_unsure(way.not_sure, person)))
        and (not way.stop_running or outcome.stop_running)
        and (not way.unsure_urgent or bool(outcome.unsure_urgent))
        and (not way.last_run_stopped or any(run.stopped for run in runs_of_last_day(runs)))
        and not (way.until and _is_over(way.until, person))
    )


def _signs(way: LockWhen, person: Person) -> Iterator[str]:
    outcome, content = person.outcome, person.content
    levels = dict(zip(outcome.flags, outcome.flag_levels, strict=True))
    yield from (flag for flag, level in levels.items() if level in way.levels)
    if way.stop_running:
        yield from (name for name in stopping_questions(content) if person.answers.get(name) in TICKED)
        yield from _row_signs(stopping_rows(content), person)
    if way.unsure_urgent:
        yield from outcome.unsure_urgent
    yield from _unsure(way.not_sure, person)
    yield from _row_signs(way.rows, person)


def stopping_questions(content: Content) -> tuple[str, ...]:
    """The flags and items that stop all running, also when a person is not sure."""
    flags = (flag.id for flag in content.red_flags.flags if flag.stop_running)
    return (*flags, *(item.id for item in content.checklist.items if item.bone))


def stopping_cards(content: Content) -> tuple[Card, ...]:
    """The cards that stop all running."""
    return tuple(card for card in content.cards.cards if card.stops_others)


def stopping_rows(content: Content) -> tuple[When, ...]:
    """The rows of answers that show a card which stops all running."""
    return tuple(row for card in stopping_cards(content) for row in card_rows(content, card))


def _row_signs(rows: Iterable[When], person: Person) -> Iterator[str]:
    values = numbers(person.answers)
    for row in rows:
        if holds(row, values):
            yield from (sign.item.partition(".")[0] for sign in row.all_of)


def _unsure(questions: Iterable[str], person: Person) -> Iterator[str]:
    return (name for name in questions if person.answers.get(name) == UNSURE)


def _is_over(until: Until, person: Person) -> bool:
    day = read_day(person.answers.get(until.date, ""))
    return day is not None and day + timedelta(weeks=until.weeks) <= person.today


def read_day(text: str) -> date | None:
    """The day in a text such as "2027-01-04"; none when there is no such day."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None
