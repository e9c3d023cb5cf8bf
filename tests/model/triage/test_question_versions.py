"""Promises of editions: what a person answered is neither lost nor misread when a question is worded anew."""

from __future__ import annotations

from pathlib import Path

from tests.model.triage.answer_sets import choices
from widgets.model.content.content import Content
from widgets.model.triage.answers import read_answers
from widgets.model.triage.question_versions import as_of_now, asked_again, compile_editions
from widgets.model.triage.rules import assess
from widgets.model.visit import read_visit
from widgets.model.visit.reconcile import reconcile, reworded

OLD = Path(__file__).with_name("version-1.json")
NEW_FLAGS = {f"RF-{number}" for number in (*range(44, 50), *range(54, 66))}


def test_a_ticked_sign_of_an_older_edition_is_not_sure_and_the_rest_is_asked_again(content: Content) -> None:
    now = as_of_now(
        content, {"RF-01": "yes", "RF-07": "no", "RF-24": "unsure", "CK-13": "3", "CK-11": "2"}, 1
    )

    assert now == {"CK-11": "2", "RF-01": "unsure", "RF-24": "unsure"}


def test_answers_of_this_edition_stay_as_they_are(content: Content) -> None:
    answers = {"RF-01": "no", "CK-13": "3", "RF-24.worse": "yes"}

    assert as_of_now(content, answers, content.guide.questions.edition) == answers


def test_a_second_question_goes_with_its_first(content: Content) -> None:
    assert as_of_now(content, {"RF-24": "no", "RF-24.worse": "yes", "CK-13.bother": "2"}, 1) == {}


def test_no_ticked_sign_of_an_older_edition_ends_calm(content: Content) -> None:
    for name in asked_again(content, 1) & {*content.flags}:
        for word in ("yes", "unsure"):
            assert assess(content, as_of_now(content, {name: word}, 1)).level != "none", name


def test_only_questions_that_were_there_are_asked_again(content: Content) -> None:
    assert asked_again(content, 1) <= {*content.flags, *content.items}
    assert not asked_again(content, 1) & NEW_FLAGS
    assert asked_again(content, content.guide.questions.edition) == set()


def test_all_that_is_kept_can_still_be_read(content: Content) -> None:
    for name, words in choices(content).items():
        for word in words:
            read_answers(content, as_of_now(content, {name: word}, 1))


def test_a_file_of_the_first_version_opens_and_says_what_was_worded_anew(content: Content) -> None:
    visit = read_visit(OLD.read_bytes(), "pelvic-pain-after-running")

    answers, strange = reconcile(content, visit)

    assert (visit.edition, strange) == (1, [])
    assert (answers["RF-01"], answers["RF-24"], answers["RF-36"]) == ("unsure", "unsure", "yes")
    assert answers["CK-34"] == "3" and answers["CK-01"] == "BM-03 BM-07.r"
    assert not {"RF-02", "CK-13", "CK-33", "RF-24.worse"} & {*answers}
    assert reworded(content, visit) == {
        "RF-01": "yes",
        "RF-02": "no",
        "RF-24": "unsure",
        "RF-24.worse": "no",
        "CK-13": "3",
        "CK-33": "yes",
    }


def test_the_page_is_told_what_is_a_warning_sign(content: Content) -> None:
    told = compile_editions(content)

    assert told["edition"] == 2
    assert set(told["older"]["1"]["flags"]) | set(told["older"]["1"]["items"]) == asked_again(content, 1)
