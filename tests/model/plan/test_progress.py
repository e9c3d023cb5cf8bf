"""Promises of a plan that listens: the diary moves it, never faster than its runs allow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import read_content
from tests.model.plan.longest_run import longest_run_next
from widgets.model.plan.locks import locks_on, read_person
from widgets.model.plan.progress import progress, rescheduled
from widgets.model.plan.runs import Run, light_of, read_runs

GUIDE = read_content()
assert GUIDE
START = date(2027, 1, 4)
DAYS = ("mon", "wed", "sat")


def run(day: int, during: int = 1, stage: int = 3, morning: str = "usual", **more: object) -> Run:
    entry = {"day": START + timedelta(days=day), "stage": stage, "minutes": 28, "during": during}
    return Run.model_validate({**entry, "pelvic": "none", "morning": morning, **more})


def plan_on(day: int, *runs: Run, missed: tuple[int, ...] = ()) -> list[tuple[int, int, str]]:
    off = [START + timedelta(days=each) for each in missed]
    made = rescheduled(GUIDE, START, DAYS, 3, runs, START + timedelta(days=day), off)
    return [(session.number, session.stage, f"{session.day:%a %d}") for session in made[:4]]


def test_before_the_first_run_the_plan_stands_as_it_was_made() -> None:
    assert plan_on(0) == [(1, 3, "Mon 04"), (2, 3, "Wed 06"), (3, 3, "Sat 09"), (4, 4, "Mon 11")]


def test_green_runs_are_counted_and_the_dates_stay() -> None:
    assert plan_on(3, run(0), run(2)) == [
        (3, 3, "Sat 09"), (4, 4, "Mon 11"), (5, 4, "Wed 13"), (6, 4, "Sat 16")
    ]  # fmt: skip


def test_three_greens_move_up_and_an_amber_starts_the_count_again() -> None:
    assert plan_on(5, run(0), run(2), run(5))[0] == (4, 4, "Mon 11")
    assert plan_on(5, run(0), run(2), run(5, during=3))[:3] == [
        (4, 3, "Mon 11"), (5, 3, "Wed 13"), (6, 3, "Sat 16")
    ]  # fmt: skip


def test_a_red_run_means_two_days_of_rest_and_two_steps_back() -> None:
    assert plan_on(5, run(0), run(2), run(5, during=6))[0] == (4, 1, "Wed 13")


def test_a_missed_run_waits_for_the_next_chosen_day_and_keeps_its_number() -> None:
    assert plan_on(0, missed=(0,))[:2] == [(1, 3, "Wed 06"), (2, 3, "Sat 09")]
    assert plan_on(2, run(0), missed=(2,))[0] == (2, 3, "Sat 09")
    assert plan_on(2, run(0, morning=""), missed=(2,))[0] == (2, 3, "Sat 09")


def test_a_missed_run_never_counts_as_green() -> None:
    done = run(0), run(2)

    assert plan_on(5, *done, missed=(5,))[:2] == [(3, 3, "Mon 11"), (4, 4, "Wed 13")]
    assert plan_on(7, *done, missed=(5, 7))[:2] == [(3, 3, "Wed 13"), (4, 4, "Sat 16")]


def test_a_day_that_had_a_run_after_all_was_not_missed() -> None:
    assert plan_on(2, run(2, morning=""), missed=(2,)) == plan_on(2, run(2, morning=""))


def test_a_break_moves_the_plan_to_today_and_some_steps_back() -> None:
    assert plan_on(14, run(0))[0] == (2, 0, "Mon 18")
    assert progress(GUIDE, [run(0)], START + timedelta(days=14)).reason == "time-off"  # type: ignore[union-attr]


def test_a_run_that_had_to_be_stopped_leaves_no_dates() -> None:
    assert plan_on(3, run(0), run(2, stopped=True)) == []


def test_a_second_run_of_a_day_takes_nothing_away_from_the_first() -> None:
    stop, easy, red = run(2, during=6, stopped=True), run(2, during=0), run(2, during=6)
    today = START + timedelta(days=3)

    for pair in ((stop, easy), (easy, stop)):
        assert progress(GUIDE, pair, today).stop  # type: ignore[union-attr]
        assert [each.lock.id for each in locks_on(read_person(GUIDE, {}, pair, today))] == ["stopped"]
    for pair in ((red, easy), (easy, red)):
        assert progress(GUIDE, pair, today).reason == "red"  # type: ignore[union-attr]
    assert not locks_on(read_person(GUIDE, {}, (stop, run(4)), START + timedelta(days=5)))


def test_two_green_runs_of_a_day_are_one_session() -> None:
    assert plan_on(3, run(0), run(0), run(2), run(2)) == plan_on(3, run(0), run(2))


def test_a_green_run_waits_for_the_other_run_of_its_day() -> None:
    waiting, amber = run(2, morning=""), run(2, during=3)

    assert progress(GUIDE, (run(0), run(2), waiting), START + timedelta(days=3)).done == 1  # type: ignore[union-attr]
    assert progress(GUIDE, (run(0), waiting, amber), START + timedelta(days=3)).reason == "repeat"  # type: ignore[union-attr]


def test_the_lower_step_of_a_day_counts_when_its_lights_are_alike() -> None:
    assert progress(GUIDE, (run(2, stage=5), run(2, stage=3)), START + timedelta(days=3)).stage == 3  # type: ignore[union-attr]


def test_after_the_last_step_there_are_no_more_dates() -> None:
    assert plan_on(6, *(run(day, stage=15) for day in (0, 2, 5))) == []


def test_the_longest_next_run_is_a_tenth_more_than_the_longest_of_thirty_days() -> None:
    long_ago, lately = run(0, stage=15, minutes=50), run(40, stage=15, minutes=30)

    assert longest_run_next(GUIDE, [long_ago, lately], START + timedelta(days=41)) == 33
    assert longest_run_next(GUIDE, [run(40, stage=14)], START + timedelta(days=41)) is None


def test_a_diary_that_cannot_be_read_is_answered_in_words() -> None:
    with pytest.raises(ValueError, match='Run 1 of the diary: look at "during"'):
        read_runs([{"day": "2027-01-04", "stage": 3, "minutes": 28, "during": 11, "pelvic": "none"}])


@st.composite
def diaries(draw: st.DrawFn) -> list[Run]:
    day, stage, made = 0, draw(st.integers(0, 16)), []
    for _ in range(draw(st.integers(1, 8))):
        stage = max(0, min(16, stage + draw(st.sampled_from((0, 0, 0, 1, -1)))))
        made.append(
            run(
                day,
                draw(st.integers(0, 7)),
                stage,
                draw(st.sampled_from(("usual", "usual", "settled", "worse", ""))),
                pelvic=draw(st.sampled_from(("none", "none", "slight", "new"))),
                stopped=draw(st.integers(0, 20)) == 0,
            )
        )
        day += draw(st.integers(2, 9))
    return made


@given(runs=diaries(), later=st.integers(0, 40))
def test_a_moved_plan_keeps_its_promises(runs: list[Run], later: int) -> None:
    today = runs[-1].day + timedelta(days=later)
    sessions = rescheduled(GUIDE, START, DAYS, 3, runs, today)
    now = progress(GUIDE, runs, today)
    if now is None or not sessions:
        return

    days = [session.day for session in sessions]
    last, light = runs[-1], light_of(GUIDE, runs[-1])
    assert days[0] >= today
    assert days[0] - last.day >= timedelta(days=3 if light == "red" else 2)
    assert all(later - earlier >= timedelta(days=2) for earlier, later in pairwise(days))
    assert sessions[0].stage <= max(run.stage for run in runs) + 1
    assert sessions[0].number == len(runs) + 1
