"""Promises of widgets/model/triage/answers.py: bad answers are named, with what to write instead."""

import pytest

from widgets import Guide
from widgets.model.triage.answers import AnswerError


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"CK-99": 1}, 'No question is called "CK-99".'),
        ({"CK-11": 9}, "CK-11 takes 0 (Never), 1 (Rarely"),
        ({"RF-02": "maybe"}, 'RF-02 takes yes, no, unsure. "maybe" was given.'),
        ({"CK-11.bothr": 1}, 'Did you mean "bother"?'),
        ({"RF-01.worse": "yes"}, '"RF-01.worse" is not asked.'),
        ({"CK-11": -1}, '"-1" was given.'),
        ({"CK-11": "²"}, '"²" was given.'),
    ],
)
def test_an_answer_nobody_asked_for_is_refused_with_what_to_write(
    guide: Guide, answers: dict[str, object], words: str
) -> None:
    with pytest.raises(AnswerError) as caught:
        guide.assess(answers)

    assert words in str(caught.value)


def test_all_mistakes_are_named_at_once(guide: Guide) -> None:
    with pytest.raises(AnswerError) as caught:
        guide.assess({"CK-99": 1, "CK-11": 9})

    assert len(str(caught.value).splitlines()) == 2


def test_python_words_are_understood(guide: Guide) -> None:
    assert guide.assess({"RF-02": True, "CK-11": None}).level == "emergency"
    assert guide.assess({"RF-02": False, "CK-11": 2}).cards == ("P-WK",)
