"""The reference for `longestNext` of the diary: how long the next run may be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from widgets.model.content.content import Content
from widgets.model.plan.progression import diary_programme, longest_next
from widgets.model.plan.runs import Run


def longest_run_next(content: Content, runs: Sequence[Run], today: date) -> int | None:
    """The longest next run in whole minutes, once a person runs without walk breaks; else none."""
    last = diary_programme(content).last
    after = today - timedelta(days=content.plan.moves.longest_run_days)
    recent = [run.minutes or 0 for run in runs if run.stage >= last and run.day > after]
    longest = max(recent, default=0)
    return math.floor(longest_next(content, longest)) if longest else None
