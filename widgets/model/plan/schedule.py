"""Puts the steps of a programme on dates: never two days in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile

from ..arguments import read_whole, read_words
from ..content.content import Content
from ..content.findings import nearest, one_of
from ..content.schema.plan import Block, Programme, Step
from .progression import find_programme
from .steps import blocks_of, longest_run, minutes
from .weekdays import WEEKDAYS, neighbours

WALKING_WEEKS = 2
LATEST = date(2100, 1, 1)


@dataclass(frozen=True)
class Session:
    """One dated session; minutes of running and walking exclude the warm-up and cool-down walks."""

    number: int
    day: date
    stage: int
    blocks: tuple[Block, ...]
    warm_up: float
    cool_down: float

    @property
    def run_minutes(self) -> float:
        """Minutes of running."""
        return minutes(self.blocks, "run")

    @property
    def walk_minutes(self) -> float:
        """Minutes of walking between the runs."""
        return minutes(self.blocks, "walk")

    @property
    def longest_run(self) -> float:
        """The longest stretch of running, in minutes."""
        return longest_run(self.blocks)

    @property
    def total_minutes(self) -> float:
        """Minutes from the first step to the last."""
        return self.warm_up + self.run_minutes + self.walk_minutes + self.cool_down


def undated(content: Content, programme: Programme) -> tuple[tuple[Session, int], ...]:
    """One session for each step, with how often it is done; 0 means "for two weeks"."""
    greens = content.plan.moves.greens_to_move_up
    made = []
    for at, step in enumerate(programme.steps, programme.first):
        blocks = blocks_of(step)
        walks = _warm_up(programme, step), _cool_down(programme, step)
        often = step.sessions or (greens if longest_run(blocks) else 0)
        made.append((Session(0, date.min, at, blocks, *walks), often))
    return tuple(made)


def schedule(
    content: Content,
    start: date,
    weekdays: Sequence[str],
    stage: int,
    programme: str = "",
    done: int = 0,
    number: int = 1,
) -> tuple[Session, ...]:
    """Every session from `stage` to the end, on the given weekdays from `start` on, if all runs are green.

    `done` sessions of that stage count already; `number` is that of the first session. Raises ValueError
    that says what to write for unknown or neighbouring weekdays, a stage that is not in the programme,
    or a start after 2099.
    """
    steps = find_programme(content, programme)
    days = _chosen(weekdays)
    _check(steps, stage, start)
    due = islice(_stages(content, steps, stage, len(days)), done, None)
    dated = enumerate(zip(_dates(start, days), due, strict=False), number)
    return tuple(_session(steps, at, number, day) for number, (day, at) in dated)


def repeated(
    content: Content,
    start: date,
    weekdays: Sequence[str],
    stage: int,
    end: date,
    programme: str = "",
    number: int = 1,
) -> tuple[Session, ...]:
    """Sessions of one stage, on the given weekdays from `start` to the day before `end`.

    Raises ValueError as `schedule` does.
    """
    steps = find_programme(content, programme)
    days = _chosen(weekdays)
    _check(steps, stage, start)
    dates = takewhile(lambda day: day < end, _dates(start, days))
    return tuple(_session(steps, stage, number, day) for number, day in enumerate(dates, number))


def _session(steps: Programme, stage: int, number: int, day: date) -> Session:
    step = steps.steps[stage - steps.first]
    return Session(number, day, stage, blocks_of(step), _warm_up(steps, step), _cool_down(steps, step))


def _check(steps: Programme, stage: int, start: date) -> None:
    read_whole("stage", stage, steps.first, steps.last)
    if start >= LATEST:
        raise ValueError(f'The start should be before {LATEST}. "{start}" was given.')


def _chosen(weekdays: Sequence[str]) -> list[int]:
    given = read_words("weekdays", weekdays, WEEKDAYS)
    for word in given:
        if word not in WEEKDAYS:
            raise ValueError(f'"{word}" is not a weekday.{nearest(str(word), WEEKDAYS)}{one_of(WEEKDAYS)}')
    days = sorted({WEEKDAYS.index(word) for word in given})
    if not days:
        raise ValueError(f"Choose at least one weekday.{one_of(WEEKDAYS)}")
    two = neighbours(given)
    if two:
        raise ValueError(
            f'"{two[0]}" and "{two[1]}" are two days in a row. Leave a day of rest between runs.'
        )
    return days


def _dates(start: date, days: list[int]) -> Iterator[date]:
    day = start
    while True:
        if day.weekday() in days:
            yield day
        day += timedelta(days=1)


def _stages(content: Content, steps: Programme, stage: int, a_week: int) -> Iterator[int]:
    for at in range(stage, steps.last + 1):
        step = steps.steps[at - steps.first]
        runs = any(block.kind == "run" for block in step.blocks)
        often = content.plan.moves.greens_to_move_up if runs else WALKING_WEEKS * a_week
        for _ in range(step.sessions or often):
            yield at


def _warm_up(steps: Programme, step: Step) -> float:
    return steps.warm_up if longest_run(step.blocks) else 0


def _cool_down(steps: Programme, step: Step) -> float:
    return steps.cool_down if longest_run(step.blocks) else 0
