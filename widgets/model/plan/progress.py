"""Progress of a diary: the step it leads to, the first day to run again, and the runs done at that step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..content.content import Content
from .clearance import Clearance, ends
from .progression import Move, after_time_off, diary_programme
from .replay import replay
from .runs import Run, deciding_runs, light_of
from .schedule import Session, repeated, schedule

REST = 1


@dataclass(frozen=True)
class Progress:
    """The next step, the first day for it, how many green runs at it count already, and why.

    `reason` is that of the last move, or `time-off`. `stop` means no running until someone has checked.
    """

    stage: int
    earliest: date
    done: int
    reason: str
    stop: bool = False


def progress(content: Content, runs: Sequence[Run], today: date) -> Progress | None:
    """Where some runs, oldest first, leave a person on `today`; none before a run has its light.

    Of several runs on a day, the worse decides.
    """
    deciding = deciding_runs(content, runs)
    lit = [(run, light) for run in deciding if (light := light_of(content, run))]
    move = replay(content, [(run.stage, light) for run, light in lit])
    if move is None:
        return None
    earliest = max(today, _rested(runs[-1], REST), _rested(lit[-1][0], max(REST, move.rest_days)))
    stage = after_time_off(content, move.stage, max(0, (today - lit[-1][0].day).days))
    if stage != move.stage and not move.stop:
        return Progress(stage, earliest, 0, "time-off")
    return Progress(move.stage, earliest, _greens(lit, move), move.reason, move.stop)


def rescheduled(
    content: Content,
    start: date,
    weekdays: Sequence[str],
    stage: int,
    runs: Sequence[Run],
    today: date,
    missed: Collection[date] = (),
) -> tuple[Session, ...]:
    """The plan of the diary as the runs since `start`, and days on which one was `missed`, have moved it;
    before the first of them, as it was made.

    Sessions keep their numbers, so that a calendar that has the plan already is updated. Raises ValueError
    as `schedule` does for the plan as it was made.
    """
    whole = schedule(content, start, weekdays, stage)
    since = [run for run in runs if run.day >= start]
    now = progress(content, runs, today) if since else None
    if now is None:
        begins = _after_missed(start, since, missed)
        return whole if begins == start else _from(content, begins, weekdays, stage, since)
    if now.stop or now.stage > diary_programme(content).last:
        return ()
    begins = _after_missed(now.earliest, since, missed)
    return _from(content, begins, weekdays, now.stage, since, now.done)


def cleared_sessions(
    content: Content,
    start: date,
    weekdays: Sequence[str],
    runs: Sequence[Run],
    today: date,
    clearance: Clearance,
    missed: Collection[date] = (),
) -> tuple[Session, ...]:
    """The one step that a clearance opens, from the examination on and until the clearance ends.

    After a break it can be a step before that. Raises ValueError as `schedule` does.
    """
    first, step = max(start, clearance.seen), content.plan.safety.cleared_step
    since = [run for run in runs if run.day >= first]
    now = progress(content, since, today)
    begins, stage = (now.earliest, min(now.stage, step)) if now else (first, step)
    end = ends(content, clearance)
    return repeated(
        content, _after_missed(begins, since, missed), weekdays, stage, end, number=_days(since) + 1
    )


def _from(
    content: Content, day: date, weekdays: Sequence[str], stage: int, since: Sequence[Run], done: int = 0
) -> tuple[Session, ...]:
    return schedule(content, day, weekdays, stage, done=done, number=_days(since) + 1)


def _after_missed(begins: date, since: Sequence[Run], missed: Collection[date]) -> date:
    """A missed run has no light and counts for nothing: the same session waits for a day after it."""
    later = [day for day in missed if day >= begins and day not in {run.day for run in since}]
    if not later:
        return begins
    rested = [_rested(run, REST) for run in since[-1:]]
    return max(begins, max(later) + timedelta(days=1), *rested)


def _days(runs: Sequence[Run]) -> int:
    """The days with a run: two on one day are one session of a plan."""
    return len({run.day for run in runs})


def _rested(run: Run, days: int) -> date:
    return run.day + timedelta(days=days + 1)


def _greens(lit: Sequence[tuple[Run, str]], move: Move) -> int:
    """The green runs in a row at the step, when the person stays at it."""
    if move.reason != "carry-on":
        return 0
    at = lit[-1][0].stage
    others = [n for n, (run, light) in enumerate(lit) if light != "green" or run.stage != at]
    return len(lit) - 1 - (others[-1] if others else -1)
