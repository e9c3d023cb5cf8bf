"""Promises of the calendar files of a phone: after each change a calendar holds the plan and no more."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.calendar_app import CalendarApp
from tests.conftest import NAME
from tests.deno import call
from widgets import Guide
from widgets.model.plan.calendar import Event, Removed, next_sequence, write_calendar, write_cancellations

CASES_JS = "tests/js/calendar_cases.js"
CASES = 300
NOW = "2026-11-29T08:00:00Z"
TODAY = "2026-11-29"
SIGNS = "abc ;,\\:é🏃\r\n\t\x07" * 3
MON_WED_SAT, TUE_THU = [0, 2, 5], [1, 3]


def draw_words(draw: random.Random) -> str:
    return "".join(draw.choices(SIGNS, k=draw.randrange(90)))


def draw_case(draw: random.Random) -> list[Any]:
    """Name, events, time of day, moment, version and removed entries, as JSON."""
    days = [str(date(2026, 1, 1) + timedelta(days=draw.randrange(900))) for _ in range(6)]
    lengths = (draw.randrange(90), draw.randrange(180) / 2)
    events = [
        {"uid": f"{n}@x", "day": day, "minutes": draw.choice(lengths), "title": draw_words(draw), "text": "b"}
        for n, day in enumerate(days[: draw.randrange(4)])
    ]
    at = f"{draw.randrange(24):02}:{draw.randrange(60):02}"
    removed = [{"uid": f"{n}@y", "begins": f"{day}T{at}"} for n, day in enumerate(days[4:])]
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=draw.randrange(10**8))
    return [draw_words(draw), events, at, now.isoformat(), draw.randrange(10**9), removed]


def in_python(case: list[Any]) -> list[str]:
    name, events, at, now, sequence, removed = case
    gone = [Removed(row["uid"], datetime.fromisoformat(row["begins"])) for row in removed]
    made = [Event(**{**event, "day": date.fromisoformat(event["day"])}) for event in events]
    moment = datetime.fromisoformat(now)
    return [
        write_calendar(name, made, time.fromisoformat(at), moment, sequence, gone),
        write_cancellations(name, gone, moment, sequence),
    ]


def test_the_phone_writes_the_same_calendar_as_python() -> None:
    draw = random.Random(10)  # noqa: S311 - not for secrets
    cases = [draw_case(draw) for _ in range(CASES)]

    assert call(CASES_JS, "written", cases) == [in_python(case) for case in cases]


def test_the_phone_counts_versions_as_python_does() -> None:
    draw = random.Random(11)  # noqa: S311 - not for secrets
    start = datetime(2026, 11, 29, tzinfo=UTC)
    moments = [start + timedelta(seconds=draw.choice((0, 1, 59, -3600, 10**6))) for _ in range(CASES)]

    (found,) = call(CASES_JS, "sequences", [[[moment.isoformat() for moment in moments]]])

    wanted: list[int] = []
    for moment in moments:
        wanted.append(next_sequence(moment, wanted[-1] if wanted else -1))
    assert found == wanted
    assert all(a < b for a, b in pairwise(found))


def test_a_phone_and_python_hand_out_the_same_plan() -> None:
    guide = Guide(NAME)
    planner = guide.planner()
    plan = guide.plan(start="2027-03-01", weekdays=("mon", "wed", "sat"), stage=3)
    programme = next(each for each in planner.programmes if each["id"] == plan.programme.id)
    sent = {**plan_of(programme, "2027-03-01", MON_WED_SAT, 3), "words": planner.words}

    ((text, _),) = handed_out([[sent, NOW, TODAY]])

    assert text == plan.to_ics(now=datetime.fromisoformat(NOW))


@pytest.fixture(scope="module")
def programmes() -> list[dict[str, Any]]:
    return list(Guide(NAME).planner().programmes)


def plan_of(
    programme: dict[str, Any],
    start: str = "2026-12-07",
    days: list[int] = MON_WED_SAT,
    stage: int | None = None,
    done: int = 0,
    first: int = 1,
) -> dict[str, Any]:
    steps = programme["steps"]
    begins = steps[0]["stage"] if stage is None else stage
    words = {"guide": NAME, "title": programme["title"]}
    return {**words, "from": [steps, start, days, begins, done, first]}


def handed_out(steps: list[list[Any]], forgets: bool = False) -> list[tuple[str, list[str]]]:
    (files,) = call(CASES_JS, "handedOut", [[steps, forgets]])
    return [(text, days) for text, days in files]


def opened(*texts: str) -> CalendarApp:
    app = CalendarApp()
    for text in texts:
        app.open(text)
    return app


def test_the_first_file_holds_the_plan_at_seven_everywhere(programmes: list[dict[str, Any]]) -> None:
    ((text, days),) = handed_out([[plan_of(programmes[0]), NOW, TODAY]])

    app = opened(text)

    assert app.days() == days
    for zone in ("Europe/London", "Asia/Singapore"):
        assert {start.hour for start in app.starts(zone)} == {7}


def test_a_plan_that_starts_higher_leaves_no_run_of_the_old_one(programmes: list[dict[str, Any]]) -> None:
    gentle = programmes[0]
    higher = gentle["steps"][0]["stage"] + 6

    (first, old), (second, new) = handed_out(
        [[plan_of(gentle), NOW, TODAY], [plan_of(gentle, stage=higher), NOW, TODAY]]
    )

    assert len(new) < len(old)
    assert opened(first, second).days() == new
    assert opened(second, first).days() == new  # a file that is opened late changes nothing


def test_another_programme_leaves_no_day_with_two_runs(programmes: list[dict[str, Any]]) -> None:
    for one, other in ((0, 1), (1, 0)):
        (first, _), (second, new) = handed_out(
            [[plan_of(programmes[each], days=TUE_THU), NOW, TODAY] for each in (one, other)]
        )

        assert opened(first, second).days() == new
        assert len(set(new)) == len(new)


def test_any_row_of_changes_leaves_the_last_plan_alone(programmes: list[dict[str, Any]]) -> None:
    draw = random.Random(12)  # noqa: S311 - not for secrets
    plans = [
        plan_of(
            draw.choice(programmes),
            start=str(date(2026, 12, 1) + timedelta(days=draw.randrange(60))),
            days=draw.choice((MON_WED_SAT, TUE_THU, [6])),
        )
        for _ in range(20)
    ]
    files = handed_out([[plan, NOW, TODAY] for plan in plans])

    app = CalendarApp()
    for text, days in files:
        app.open(text)
        assert app.days() == days

    missed = opened(*(text for text, _ in files[::3]), files[-1][0])
    assert missed.days() == files[-1][1]


def test_a_clock_that_was_set_back_makes_no_older_file(programmes: list[dict[str, Any]]) -> None:
    (first, _), (second, new) = handed_out(
        [[plan_of(programmes[0]), NOW, TODAY], [plan_of(programmes[1]), "2026-11-01T08:00:00Z", "2026-11-01"]]
    )

    assert opened(first, second).days() == new


def test_a_file_of_cancellations_takes_the_runs_out(programmes: list[dict[str, Any]]) -> None:
    locked = {"guide": NAME, "title": "Plan"}

    (first, _), (second, _) = handed_out([[plan_of(programmes[0]), NOW, TODAY], [locked, NOW, TODAY, False]])

    assert "METHOD:CANCEL" in second
    assert opened(first, second).days() == []


def test_it_takes_out_only_what_is_no_longer_planned(programmes: list[dict[str, Any]]) -> None:
    new = plan_of(programmes[1])

    (first, _), (second, days), (third, _) = handed_out(
        [[plan_of(programmes[0]), NOW, TODAY], [new, NOW, TODAY], [new, NOW, TODAY, False]]
    )

    assert opened(first, second, third).days() == days
    assert third.count("BEGIN:VEVENT") == second.count("STATUS:CANCELLED") > 0


def test_runs_that_are_over_stay_when_the_diary_moves_the_plan(programmes: list[dict[str, Any]]) -> None:
    gentle = programmes[0]
    moved = plan_of(gentle, start="2026-12-12", first=3)  # two runs are done, on the 7th and the 9th

    (first, old), (second, new) = handed_out(
        [[plan_of(gentle), NOW, TODAY], [moved, "2026-12-10T08:00:00Z", "2026-12-10"]]
    )

    assert opened(first, second).days() == old[:2] + new


def test_a_run_that_was_done_early_is_taken_from_its_day(programmes: list[dict[str, Any]]) -> None:
    gentle = programmes[0]
    moved = plan_of(
        gentle, start="2026-12-12", first=3
    )  # the second run, planned for the 9th, was done on the 8th

    (first, old), (second, new) = handed_out(
        [[plan_of(gentle), NOW, TODAY], [moved, "2026-12-09T06:00:00Z", "2026-12-09"]]
    )

    assert opened(first, second).days() == old[:1] + new


def test_a_phone_that_forgot_still_updates_the_runs_that_are_there(programmes: list[dict[str, Any]]) -> None:
    """What it cannot cancel, the page says: "If you saved an older plan before, delete it"."""
    later = "2026-11-29T08:00:01Z"

    (first, _), (second, new) = handed_out(
        [[plan_of(programmes[1]), NOW, TODAY], [plan_of(programmes[0]), later, TODAY]], forgets=True
    )

    assert len(new) > first.count("BEGIN:VEVENT")
    assert opened(first, second).days() == new


@pytest.mark.parametrize(
    "kept",
    [None, 7, "x", [], {"begins": 5}, {"sequence": "9", "begins": {"0": "2026-12-07T07:00", "1": "soon"}},
     {"sequence": -1}, {"sequence": 2**31}, {"sequence": 1.5, "begins": {"1": "2026-02-30T07:00"}}],
)  # fmt: skip
def test_what_was_kept_and_cannot_be_read_is_not_remembered(kept: Any) -> None:
    (read,) = call("widgets/components/plan_builder/issued.js", "readIssued", [[kept]])

    assert read == {"sequence": -1, "begins": {}}


def test_what_was_kept_is_read_back() -> None:
    kept = {"sequence": 2**31 - 2, "begins": {"1": "2026-12-07T07:00", "45": "2027-03-20T23:59"}}

    assert call("widgets/components/plan_builder/issued.js", "readIssued", [[kept]]) == [kept]
