"""Promises of a clearance: it opens step 1 and no more, for those it may, and it ends when it must."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.model.plan.diary import run
from widgets import Guide
from widgets.model.content.content import Content
from widgets.model.plan.clearance import read_clearance, refusal, roles, signs_on
from widgets.model.plan.eligibility import locked
from widgets.model.plan.locks import locks_on, read_person
from widgets.model.plan.runs import Run

TODAY = date(2027, 3, 1)
SEEN = TODAY - timedelta(days=10)
CLEARED = {"by": "doctor", "began": str(SEEN - timedelta(days=5)), "seen": str(SEEN)}
BULGE = {"RF-36": "yes"}


def refused(content: Content, answers: dict[str, Any], runs: list[Run] | None = None, **changes: Any) -> str:
    person = read_person(content, answers, runs or [], TODAY)
    return refusal(person, locks_on(person), read_clearance({**CLEARED, **changes}, TODAY))


@pytest.mark.parametrize(
    "answers",
    [
        BULGE,
        {"RF-24": "yes"},
        {"RF-20": "yes"},
        {"RF-35": "yes"},
        {"CK-34": 2},
        {"RF-37": "yes"},
        {"RF-20": "unsure"},
    ],
)
def test_an_examination_by_a_doctor_opens_step_1(content: Content, answers: dict[str, Any]) -> None:
    assert locked(content, answers, today=TODAY)
    assert locked(content, answers, today=TODAY, cleared=CLEARED) == ""


@pytest.mark.parametrize(
    "answers",
    [
        {"RF-01": "yes"},
        {"RF-01": "unsure"},
        {"RF-11": "yes"},
        {"RF-13": "yes"},
        {"RF-13": "unsure"},
        {"RF-24": "yes", "RF-24.worse": "yes"},
        {"RF-24": "yes", "RF-24.worse": "unsure"},
        {"CK-34": 1},
        {"CK-34": 1, **BULGE},
        {"RF-01": "yes", **BULGE},
    ],
)
def test_an_emergency_and_a_pregnancy_are_never_cleared(content: Content, answers: dict[str, Any]) -> None:
    assert refused(content, answers) == "never"


@pytest.mark.parametrize("word", ["yes", "unsure"])
def test_a_sign_that_got_worse_is_not_cleared(content: Content, word: str) -> None:
    assert refused(content, {"RF-30": "yes"}) == ""
    assert refused(content, {"RF-30": "yes", "RF-30.worse": word}) == "worse"
    assert refused(content, {"RF-30": "yes", "RF-30.worse": "no"}) == ""


def test_another_sign_that_is_no_better_does_not_count_as_worse(content: Content) -> None:
    assert refused(content, {**BULGE, "RF-53": "yes", "RF-53.worse": "yes"}) == ""


@pytest.mark.parametrize(
    ("answers", "may"),
    [
        (BULGE, ("doctor", "physio")),
        ({"RF-37": "yes"}, ("doctor", "physio")),
        ({"CK-34": 2}, ("doctor", "physio")),
        ({"RF-24": "yes"}, ("doctor",)),
        ({"CK-07": "yes"}, ("doctor",)),
        ({"RF-43": "yes"}, ("doctor",)),
        ({"RF-35": "yes"}, ("doctor",)),
        ({**BULGE, "RF-24": "yes"}, ("doctor",)),
        ({"CK-14": 1, "CK-14.worse": "yes"}, ("doctor", "physio")),
        ({"RF-64": "yes"}, ("doctor",)),
        ({"RF-01": "yes"}, ()),
        ({"CK-34": 1}, ()),
        ({}, ()),
    ],
)
def test_who_may_clear_is_who_may_clear_all_of_it(
    content: Content, answers: dict[str, Any], may: tuple[str, ...]
) -> None:
    person = read_person(content, answers, (), TODAY)

    assert roles(person, locks_on(person)) == may


def test_a_physio_does_not_clear_a_bone_sign(content: Content) -> None:
    assert refused(content, {"RF-24": "yes"}, by="physio") == "who"
    assert refused(content, BULGE, by="physio") == ""


@pytest.mark.parametrize(("days", "reason"), [(0, ""), (41, ""), (42, "weeks"), (400, "weeks")])
def test_it_ends_after_six_weeks(content: Content, days: int, reason: str) -> None:
    seen = str(TODAY - timedelta(days=days))

    assert refused(content, BULGE, began=seen, seen=seen) == reason


def test_it_ends_with_a_sign_that_was_not_there(content: Content) -> None:
    then = signs_on(person := read_person(content, BULGE, (), TODAY), locks_on(person))

    assert then == ("bulge", "RF-36")
    assert refused(content, BULGE, signs=then) == ""
    assert refused(content, {**BULGE, "RF-37": "yes"}, signs=then) == "sign"
    assert refused(content, {**BULGE, "RF-50": "yes"}, signs=then) == "sign"
    assert refused(content, {**BULGE, "RF-20": "unsure"}, signs=then) == "sign"
    assert refused(content, {"RF-37": "yes"}, signs=then) == "sign"


@pytest.mark.parametrize(
    ("days", "what", "reason"),
    [
        (0, {"during": 5}, "run"),
        (3, {"during": 5, "morning": ""}, "run"),
        (3, {"pelvic": "new"}, "run"),
        (0, {"stopped": True}, "run"),
        (-1, {"during": 9}, ""),
        (-1, {"stopped": True}, ""),
        (3, {"during": 4}, ""),
        (3, {}, ""),
    ],
)
def test_it_ends_with_a_red_or_stopped_run_on_that_day_or_later(
    content: Content, days: int, what: dict[str, Any], reason: str
) -> None:
    runs = [run(SEEN + timedelta(days=days), **what)]

    assert refused(content, BULGE, runs) == reason


def test_a_stopped_run_can_be_cleared_by_an_examination_after_it(content: Content) -> None:
    stopped = [run(SEEN - timedelta(days=1), stopped=True)]

    assert locked(content, {}, stopped, TODAY) == "stopped"
    assert locked(content, {}, stopped, TODAY, CLEARED) == ""
    assert locked(content, {}, stopped, TODAY, {**CLEARED, "by": "physio"}) == "stopped"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"by": "nurse"}, "Write one of: doctor, physio"),
        ({"by": None}, "Write one of: doctor, physio"),
        ({"seen": "2027-02-30"}, '"seen" is a day, such as 2027-01-09. "2027-02-30" was given.'),
        ({"began": ""}, '"began" is a day'),
        ({"seen": str(TODAY + timedelta(days=1))}, "cannot be later than today, 2027-03-01"),
        ({"began": str(SEEN + timedelta(days=1))}, "The signs began on 2027-02-20, after the examination on"),
    ],
)
def test_what_cannot_be_is_answered_in_words(content: Content, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        locked(content, BULGE, today=TODAY, cleared={**CLEARED, **changes})


def test_an_examination_may_be_today_and_on_the_day_it_began(content: Content) -> None:
    same = {"began": str(TODAY), "seen": str(TODAY)}

    assert refused(content, BULGE, **same) == ""


def sessions(guide: Guide, answers: dict[str, Any] | None = None, **given: Any) -> list[tuple[int, str, int]]:
    asked = {"start": date(2027, 2, 1), "stage": 5, "today": TODAY, "cleared": CLEARED, **given}
    made = guide.plan(answers=BULGE if answers is None else answers, **asked).sessions
    return [(session.number, str(session.day), session.stage) for session in made]


def test_only_step_1_is_dated_from_the_examination_until_it_ends(guide: Guide) -> None:
    made = sessions(guide)

    assert made[0] == (1, "2027-02-20", 1)
    assert {stage for _, _, stage in made} == {1}
    assert made[-1][1] == str(SEEN + timedelta(days=41 - 1))
    assert len(made) == 18


def test_no_session_is_dated_on_the_day_it_ends(guide: Guide) -> None:
    ends = SEEN + timedelta(weeks=6)

    made = sessions(guide, weekdays=(f"{ends:%a}".lower(),))

    assert made[-1][1] == str(ends - timedelta(weeks=1))


def test_green_runs_do_not_open_step_2(guide: Guide) -> None:
    diary = [run(SEEN + timedelta(days=days)).model_dump() for days in (1, 3, 5)]

    made = sessions(guide, diary=diary)

    assert made[0] == (4, "2027-03-01", 1)
    assert {stage for _, _, stage in made} == {1}


def test_runs_before_the_examination_do_not_count(guide: Guide) -> None:
    diary = [run(SEEN - timedelta(days=3), 9, stage=8).model_dump()]

    assert sessions(guide, diary=diary)[0] == (1, "2027-02-20", 1)


def test_after_a_break_walking_comes_first(guide: Guide) -> None:
    diary = [run(SEEN).model_dump()]

    assert {stage for _, _, stage in sessions(guide, diary=diary)} == {0}


def test_another_programme_stays_locked(guide: Guide) -> None:
    plan = guide.plan(start=TODAY, programme="couch-to-5k", answers=BULGE, today=TODAY, cleared=CLEARED)

    assert (plan.locked, plan.sessions) == ("bulge", ())


def test_without_a_lock_the_whole_plan_is_open(guide: Guide) -> None:
    assert {stage for _, _, stage in sessions(guide, {})} == {*range(5, 16)}


def test_the_plan_says_that_only_step_1_is_open(guide: Guide) -> None:
    plan = guide.plan(start=TODAY, answers=BULGE, today=TODAY, cleared=CLEARED)

    assert plan.cleared and not plan.locked
    assert "Only step 1 is open" in plan._repr_html_()
