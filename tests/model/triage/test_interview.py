"""Promises of the walk: urgent signs before any result, few questions, an order that changes nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pytest

from tests.amount import amount
from tests.model.triage.answer_sets import answer_sets
from widgets.model.content.content import Content
from widgets.model.content.schema import LEVELS
from widgets.model.triage.interview import LINES, MOST, TOGETHER, screens
from widgets.model.triage.rules import URGENT, assess, left_out

COMPLAINTS = ("", "pain", "leak", "heavy", "toilet", "sex", "birth", "run", "pain leak", "heavy toilet sex")
PEOPLE = {
    "after a birth, breastfeeding, leaks": (
        {"COMPLAINT": "leak birth", "PARTS": "0", "AGE": "2", "CK-34": "2", "CK-43": "1"},
        {"CK-11": "3"},
    ),
    "a man of 52 with an ache": (
        {"COMPLAINT": "pain", "PARTS": "2", "AGE": "3"},
        {"CK-01": "BM-17", "CK-02": "4", "CK-03": "3"},
    ),
    "a runner of 19 with groin pain": (
        {"COMPLAINT": "pain", "PARTS": "0", "AGE": "2", "CK-34": "0"},
        {"CK-01": "BM-05.r", "CK-02": "5", "CK-03": "0"},
    ),
    "only wants to run": ({"COMPLAINT": "run", "PARTS": "0", "AGE": "2", "CK-34": "0"}, {"CK-02": "0"}),
    "a woman of 67": ({"COMPLAINT": "leak", "PARTS": "0", "AGE": "4", "CK-34": "0"}, {"CK-11": "2"}),
}


def bodies(content: Content) -> Iterator[dict[str, str]]:
    """Every way to say who one is, or to leave it out."""
    asked = [item for item in content.checklist.items if item.hides]
    choices = [[None, *content.checklist.scales[item.scale or ""]] for item in asked]
    for words in product(*choices):
        yield {item.id: word for item, word in zip(asked, words, strict=True) if word is not None}


def asked_in(content: Content, answers: dict[str, str]) -> list[str]:
    return [name for screen in screens(content, answers) for name in screen.questions]


def test_every_urgent_sign_that_can_be_true_is_asked_before_any_result(content: Content) -> None:
    seen, every = 0, [*product(bodies(content), COMPLAINTS[::3])]
    for body, complaint in random.Random(41).sample(every, amount(len(every))):  # noqa: S311 - not for secrets
        answers = body | ({"COMPLAINT": complaint} if complaint else {})
        absent = left_out(content, answers)
        walk = screens(content, answers)

        urgent = [f for f in content.red_flags.flags if f.level in URGENT and not absent >= {*f.who}]
        asked = [name for screen in walk for name in screen.questions if name in content.flags]
        assert set(asked[: len(urgent)]) == {flag.id for flag in urgent}
        levels = [LEVELS.index(content.flags[name].level) for name in asked[: len(urgent)]]
        assert levels == sorted(levels, reverse=True)
        seen += 1
    assert seen > amount(300)


def test_what_brings_a_person_here_leaves_out_no_urgent_sign(content: Content) -> None:
    for body in bodies(content):
        walks = [screens(content, {**body, "COMPLAINT": word}) for word in ("pain", "birth", "run leak")]
        lists = [{n for s in walk if s.is_list for n in s.questions} for walk in walks]

        assert all(each == lists[0] for each in lists)


def test_a_list_has_at_most_eight_lines_and_a_screen_at_most_three_questions(content: Content) -> None:
    every = [*product(bodies(content), ("pain", "birth"))]
    for body, complaint in random.Random(40).sample(every, amount(len(every))):  # noqa: S311 - not for secrets
        for screen in screens(content, {**body, "COMPLAINT": complaint}, more=True):
            assert len(screen.questions) <= (LINES if screen.is_list else TOGETHER), screen
            assert len(set(screen.questions)) == len(screen.questions)
    assert (LINES, TOGETHER) == (8, 3)


def test_no_question_is_asked_twice(content: Content) -> None:
    for answers in answer_sets(content, 60, seed=41):
        asked = [name for screen in screens(content, answers, more=True) for name in screen.questions]

        assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_with_one_complaint_answers_at_most_twenty_questions(content: Content, name: str) -> None:
    answers, later = PEOPLE[name]
    given = dict(answers)
    for screen in screens(content, given):
        if screen.is_list:
            given |= dict.fromkeys(screen.questions, "no")
            given |= {f"{flag}.list": "none" for flag in screen.questions}

    walk = screens(content, given | later)

    assert sum(1 if screen.is_list else len(screen.questions) for screen in walk) <= MOST == 20
    assert set(later) <= set(asked_in(content, given | later))
    assert len(walk) <= 14


def test_the_order_of_questions_never_changes_the_result(content: Content) -> None:
    draw = random.Random(42)  # noqa: S311 - not for secrets
    for answers in answer_sets(content, 600, seed=42):
        turned = list(answers.items())
        draw.shuffle(turned)

        assert assess(content, dict(turned)) == assess(content, answers)


def test_what_brings_a_person_here_never_changes_the_result(content: Content) -> None:
    for answers in answer_sets(content, 200, seed=43):
        plain = assess(content, answers)

        for complaint in COMPLAINTS[1:]:
            assert assess(content, {**answers, "COMPLAINT": complaint}) == plain


def test_an_urgent_result_ends_the_questions_but_not_the_urgent_signs(content: Content) -> None:
    walk = screens(content, {"COMPLAINT": "pain", "RF-55": "yes"})

    assert {screen.section for screen in walk} == {
        "complaint",
        "you",
        "birth",
        "flags-emergency",
        "flags-today",
    }
    assert screens(content, {"RF-55": "yes"}, more=True) == screens(content, {"RF-55": "yes"})


def test_without_pain_nothing_is_asked_about_pain(content: Content) -> None:
    asked = {
        name for s in screens(content, {"COMPLAINT": "pain", "CK-02": "0"}, more=True) for name in s.questions
    }

    assert not asked & {"CK-03", "CK-05", "CK-06", "CK-07", "CK-08", "CK-09", "CK-10", "CK-39", "CK-22"}
    assert {"CK-02", "CK-11", "RF-24"} <= asked


def test_a_place_asks_first_what_it_leads_to(content: Content) -> None:
    answers = {"COMPLAINT": "pain", "PARTS": "2", "CK-01": "BM-18", "CK-02": "4"}

    asked = asked_in(content, answers)

    assert "CK-31" in asked
    assert "CK-31" not in asked_in(content, {**answers, "CK-01": "BM-05.l"})


@pytest.mark.parametrize("level", ["emergency", "today", "soon", "days", "routine"])
def test_not_sure_about_one_of_a_list_counts_as_the_highest_of_it(content: Content, level: str) -> None:
    listed = [f.id for f in content.red_flags.flags if f.level in (level, "routine")]

    outcome = assess(content, {**{f"{name}.list": "unsure" for name in listed}, "CK-11": "1"})

    assert outcome.level == level
    assert list(outcome.listed) == listed
    assert outcome.flags == ()
    assert not outcome.mild and not outcome.no_pattern


def test_the_sign_that_was_named_takes_the_doubt_away_from_its_line(content: Content) -> None:
    assert assess(content, {"RF-01": "no", "RF-01.list": "unsure"}).listed == ()


def test_not_sure_about_one_of_a_list_with_a_bone_sign_stops_running(content: Content) -> None:
    assert assess(content, {"RF-24.list": "unsure"}).stop_running
    assert not assess(content, {"RF-55.list": "unsure"}).stop_running


def test_urgent_signs_that_were_skipped_are_told(content: Content) -> None:
    urgent = {flag.id: "no" for flag in content.red_flags.flags if flag.level in URGENT}
    without = {name: word for name, word in urgent.items() if name != "RF-08"}

    assert assess(content, urgent).unasked == ()
    assert assess(content, without).unasked == ("RF-08",)
    assert assess(content, without | {"RF-08.list": "unsure"}).unasked == ()
    assert "RF-02" not in assess(content, {"PARTS": "0"}).unasked
