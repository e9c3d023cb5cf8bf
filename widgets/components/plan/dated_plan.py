"""Makes a dated plan of what somebody wrote at a keyboard, or says what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from ...model.arguments import read_date, read_time, read_whole, read_words
from ...model.plan.eligibility import gate
from ...model.plan.progress import cleared_sessions, progress, rescheduled
from ...model.plan.progression import find_programme
from ...model.plan.runs import read_runs
from ...model.plan.schedule import schedule
from ...model.plan.weekdays import WEEKDAYS
from ..render_context import RenderContext
from .plan import Plan


def make_plan(
    view: RenderContext,
    start: date | str,
    weekdays: Iterable[str],
    stage: int | None,
    programme: str,
    answers: Mapping[str, Any],
    at: time | str,
    diary: Iterable[Mapping[str, Any]],
    today: date | str | None,
    cleared: Mapping[str, Any] | None,
    missed: Iterable[date | str],
) -> Plan:
    """The plan of `Guide.plan`, which says what each value is. Raises ValueError that says what to write."""
    content, steps = view.content, find_programme(view.content, programme)
    first = steps.first if stage is None else read_whole("stage", stage, steps.first, steps.last)
    follows = steps.role == "diary"
    begins, days = read_date("start", start), read_words("weekdays", weekdays, WEEKDAYS)
    runs, now = read_runs(diary), read_date("today", today or date.today())
    off = [read_date("missed", day) for day in read_words("missed", missed, [str(now)])]
    there = gate(content, answers, runs, now, cleared if follows else None)
    if there.cleared:
        sessions = cleared_sessions(content, begins, days, runs, now, there.cleared, off)
    elif follows:
        sessions = rescheduled(content, begins, days, first, runs, now, off)
    else:
        sessions = schedule(content, begins, days, first, steps.id)
    dated = () if there.locked else sessions
    after = progress(content, runs, now) if follows else None
    stopped = after is not None and after.stop
    return Plan(view, steps, dated, read_time("at", at), there.locked, there.cleared, stopped)
