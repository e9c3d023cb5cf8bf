"""Promises of `guide.plan`: one call, a table, a figure, a calendar, and a lock that holds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from widgets import Guide

START = date(2027, 1, 4)


def test_the_table_has_a_row_for_each_session(guide: Guide) -> None:
    plan = guide.plan(start=START, weekdays=("mon", "wed", "sat"), stage=3)
    frame = plan.to_frame()

    assert len(frame) == len(plan.sessions) == 39
    assert frame.iloc[0]["words"] == "Walk 5 min. 6 times: run 1.5 min, walk 1.5 min. Walk 5 min."
    assert frame.iloc[0]["total_minutes"] == 28


def test_the_figure_shows_the_minutes_of_each_week(guide: Guide) -> None:
    plan = guide.plan(start=START, stage=3)

    assert list(plan.figure().data[0].y)[:2] == [27, 30]
    assert sum(plan.figure().data[0].y) == sum(session.run_minutes for session in plan.sessions)


def test_the_calendar_has_an_entry_for_each_session(guide: Guide) -> None:
    plan = guide.plan(start=START, stage=14)
    text = plan.to_ics(now=datetime(2027, 1, 1, tzinfo=UTC))

    assert text.count("BEGIN:VEVENT") == len(plan.sessions) == 6
    assert text == plan.to_ics(now=datetime(2027, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("answers", [{"CK-07": "yes"}, {"RF-02": "yes"}, {"CK-34": 2}])
def test_a_locked_plan_has_no_session_anywhere(guide: Guide, answers: dict[str, object]) -> None:
    plan = guide.plan(start=START, stage=3, answers=answers)

    assert plan.locked
    assert plan.sessions == () and plan.to_frame().empty
    assert "VEVENT" not in plan.to_ics()
    assert "<table" not in plan._repr_html_()


def test_light_and_next_stage_answer_from_the_same_rules(guide: Guide) -> None:
    assert guide.light(during=3, next_morning="usual", signs="none") == "amber"
    assert guide.next_stage(3, ["green", "green", "green"]).stage == 4
