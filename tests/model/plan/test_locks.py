"""Promises of the locks: each row of the list locks, the first that holds is shown, nothing else locks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.amount import amount
from tests.model.plan.diary import run
from tests.model.triage.answer_sets import answer_sets
from widgets.model.content.content import Content
from widgets.model.plan.eligibility import locked
from widgets.model.plan.locks import locks_on, read_person

TODAY = date(2027, 3, 1)
LOCKS = (
    ({"RF-13": "yes"}, "emergency"),
    ({"RF-13": "unsure"}, "emergency"),
    ({"RF-01": "unsure"}, "emergency"),
    ({"RF-24": "yes", "RF-24.worse": "yes"}, "emergency"),
    ({"RF-24": "yes"}, "bone"),
    ({"RF-43": "yes"}, "bone"),
    ({"CK-07": "yes"}, "bone"),
    ({"CK-09": "yes"}, "bone"),
    ({"RF-20": "yes"}, "today"),
    ({"RF-61": "yes"}, "bone"),
    ({"RF-24": "unsure"}, "bone"),
    ({"CK-08": "unsure"}, "bone"),
    ({"RF-20": "unsure"}, "unsure"),
    ({"CK-34": 1}, "pregnant"),
    ({"RF-35": "yes"}, "energy"),
    ({"RF-64": "yes"}, "energy"),
    ({"RF-36": "yes"}, "bulge"),
    ({"CK-14": 1, "CK-14.worse": "yes"}, "bulge"),
    ({"CK-14": 1, "CK-14.worse": "no"}, ""),
    ({"RF-28": "yes"}, "today"),
    ({"RF-30": "yes"}, "blood"),
    ({"RF-37": "yes"}, "bowel"),
    ({"CK-34": 2}, "not-yet"),
    ({"CK-34": 3}, ""),
    ({"CK-34": 0}, ""),
    ({"CK-33": "yes"}, ""),
    ({"RF-65": "yes"}, ""),
    ({"CK-11": 2}, ""),
    ({"RF-50": "yes"}, ""),
    ({"RF-36": "unsure"}, ""),
    ({}, ""),
)


@pytest.mark.parametrize(("answers", "lock"), LOCKS)
def test_a_sign_locks_as_the_list_says(content: Content, answers: dict[str, object], lock: str) -> None:
    assert locked(content, answers, today=TODAY) == lock


def test_the_first_lock_is_shown_and_all_of_them_are_known(content: Content) -> None:
    answers = {"RF-36": "yes", "CK-34": 2, "RF-20": "yes"}

    on = locks_on(read_person(content, answers, (), TODAY))

    assert [each.lock.id for each in on] == ["today", "bulge", "not-yet"]
    assert [each.signs for each in on] == [("RF-20",), ("RF-36",), ("CK-34",)]


def test_a_bone_lock_names_its_flags_and_its_questions(content: Content) -> None:
    answers = {"RF-24": "yes", "CK-07": "yes", "CK-08": "yes"}

    (bone, *_) = locks_on(read_person(content, answers, (), TODAY))

    assert bone.signs == ("RF-24", "CK-07", "CK-08")


def test_too_little_energy_with_an_unsure_bone_sign_is_one_of_the_locks(content: Content) -> None:
    answers = {"CK-33": "yes", "CK-09": "unsure"}

    on = locks_on(read_person(content, answers, (), TODAY))

    assert [each.lock.id for each in on] == ["bone", "unsure", "energy"]
    assert on[2].signs == ("CK-09", "CK-33")


def test_only_a_last_run_that_had_to_be_stopped_locks(content: Content) -> None:
    stopped = run(date(2027, 2, 20), stopped=True)

    assert locked(content, {}, [run(date(2027, 2, 18)), stopped], TODAY) == "stopped"
    assert locked(content, {}, [stopped, run(date(2027, 2, 22))], TODAY) == ""


def test_an_emergency_comes_before_everything(content: Content) -> None:
    for answers in answer_sets(content, 500, seed=41):
        assert locked(content, answers | {"RF-01": "yes"}, today=TODAY) == "emergency"


def test_no_answer_takes_a_lock_away_that_a_flag_has_set(content: Content) -> None:
    flags = [flag.id for flag in content.red_flags.flags if locked(content, {flag.id: "yes"}, today=TODAY)]

    assert {"RF-01", "RF-20", "RF-24", "RF-30", "RF-35", "RF-36", "RF-37"} <= {*flags}
    for answers in answer_sets(content, amount(100), seed=42):
        for flag in flags:
            assert locked(content, answers | {flag: "yes"}, today=TODAY)


def test_every_lock_of_the_list_can_be_reached(content: Content) -> None:
    reached = {locked(content, answers, today=TODAY) for answers, _ in LOCKS} | {"stopped"}
    on = locks_on(read_person(content, {"RF-28": "yes"}, (), TODAY))

    assert {lock.id for lock in content.plan.safety.locks} <= reached | {each.lock.id for each in on}


def day_of_birth(weeks: int, days: int = 0) -> str:
    return str(TODAY - timedelta(weeks=weeks, days=days))


@pytest.mark.parametrize(
    ("born", "lock"),
    [
        (day_of_birth(12), ""),
        (day_of_birth(12, days=-1), "not-yet"),
        (day_of_birth(20), ""),
        (day_of_birth(-1), "not-yet"),
        ("", "not-yet"),
    ],
)
def test_twelve_weeks_after_the_day_of_birth_the_lock_is_over(content: Content, born: str, lock: str) -> None:
    assert locked(content, {"CK-34": 2, "CK-34.day": born}, today=TODAY) == lock
