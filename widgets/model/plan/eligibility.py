"""Whether there may be a running plan at all, and whether a clinician has cleared its first step again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..content.content import Content
from .clearance import Clearance, read_clearance, refusal
from .locks import locks_on, read_person
from .runs import Run


@dataclass(frozen=True)
class Gate:
    """`locked` is the id of the lock that holds, or ""; `cleared` is the clearance that opens it, if any."""

    locked: str = ""
    cleared: Clearance | None = None


def gate(
    content: Content,
    answers: Mapping[str, object],
    runs: Sequence[Run] = (),
    today: date | None = None,
    cleared: Mapping[str, object] | None = None,
) -> Gate:
    """What answers, the runs of a diary (oldest first) and a clearance say on a day.

    Raises AnswerError for answers that no question takes, ValueError for a clearance that cannot be.
    """
    now = today or date.today()
    clearance = read_clearance(cleared, now) if cleared else None
    person = read_person(content, answers, runs, now)
    on = locks_on(person)
    if not on:
        return Gate()
    if clearance and not refusal(person, on, clearance):
        return Gate(cleared=clearance)
    return Gate(locked=on[0].lock.id)


def locked(
    content: Content,
    answers: Mapping[str, object],
    runs: Sequence[Run] = (),
    today: date | None = None,
    cleared: Mapping[str, object] | None = None,
) -> str:
    """The id of the lock that keeps a plan from being made, as in plan.yaml; "" when none does."""
    return gate(content, answers, runs, today, cleared).locked
