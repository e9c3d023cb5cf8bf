"""Promises of the dates: on the chosen weekdays, never two days in a row."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import read_content
from widgets.model.content.content import Content
from widgets.model.plan.schedule import WEEKDAYS, schedule

ALLOWED = [("mon",), ("tue", "thu"), ("mon", "wed", "sat"), ("wed", "fri", "sun"), ("sun", "tue", "fri")]


@given(
    start=st.dates(date(2024, 1, 1), date(2099, 12, 31)),
    weekdays=st.sampled_from(ALLOWED),
    stage=st.integers(0, 15),
)
def test_every_session_keeps_its_promises(start: date, weekdays: tuple[str, ...], stage: int) -> None:
    sessions = schedule(GUIDE, start, weekdays, stage)
    days = [session.day for session in sessions]

    assert days[0] >= start and days[0] - start < timedelta(days=7)
    assert {WEEKDAYS[day.weekday()] for day in days} <= set(weekdays)
    assert all(later - earlier >= timedelta(days=2) for earlier, later in pairwise(days))
    stages = [session.stage for session in sessions]
    assert stages[0] == stage and stages[-1] == 15
    assert all(later - earlier in (0, 1) for earlier, later in pairwise(stages))
    assert [session.number for session in sessions] == list(range(1, len(sessions) + 1))


LOADED = read_content()
assert LOADED
GUIDE: Content = LOADED


def test_three_runs_at_each_stage_and_two_weeks_of_walking_first() -> None:
    sessions = schedule(GUIDE, date(2027, 1, 4), ("mon", "wed", "sat"), 0)

    assert [session.stage for session in sessions[:10]] == [0] * 6 + [1] * 3 + [2]


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [
        (("mon", "tue"), "two days in a row"),
        (("sun", "mon"), "two days in a row"),
        (("monday",), 'Did you mean "mon"'),
        ((), "at least one weekday"),
    ],
)
def test_weekdays_that_cannot_be_are_refused(weekdays: tuple[str, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        schedule(GUIDE, date(2027, 1, 4), weekdays, 3)


def test_a_stage_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 15"):
        schedule(GUIDE, date(2027, 1, 4), ("mon",), 16)
