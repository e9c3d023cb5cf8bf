"""Promises of the workshop's file: every slide leads somewhere, and cases end as the rules say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import NAME
from widgets.model.content.content import Content
from widgets.model.content.workshop_script import asked, asked_by, case_of, outcome_of
from widgets.model.triage.rules import assess

FILE = f"{NAME}/workshop.yaml"
SayAfter = Callable[..., list[str]]
FOUR = "\n  ".join(f"- {{id: {each}, label: One}}" for each in "abcd")
SLIPS = [
    ("shows: [causes-bone]", "shows: [cause-bone]", 'No section is called "cause-bone". The nearest is'),
    ("shows: [RF-24, RF-20]", "shows: [RF-24, RF-90]", 'No flag is called "RF-90".'),
    ("shows: [T-03]", "shows: [T-33]", 'No option is called "T-33".'),
    ("shows: [PL-01]", "shows: [PL-10]", 'No poll is called "PL-10".'),
    ("shows: [V3]", "shows: [V3, V4]", 'A slide of the kind "case" shows one thing. Name it.'),
    ("right: relax", "right: relaxed", 'No option is called "relaxed". The nearest is "relax".'),
    ("- {id: safety}", "- {id: safty}", 'or the id of a step of treatments.yaml. Did you mean "safety"?'),
    ("low: Not at all sure\n  ", "", 'Say what 0 and 10 mean for "PL-02": add "low" and "high".'),
    ("- example: V8", "- example: V88", 'No example is called "V88".'),
    ("[[CK-34], [CK-02]", "[[CK-34], [CK-03]", 'No answer of this example is called "CK-03".'),
    ("says: >-\n  This", "says: >-\n  " + "For runners " * 13, "A slide shows this sentence of "),
    ("shows: [T-00, T-01,", "shows: [T-03, T-00, T-01,", "A slide has room for 9 options."),
    ("- {id: care, label: I care for someone who runs}", FOUR, 'A slide has room for 6 answers,'),
    ("kind: join", "kind: jion", '"jion" is not known for "kind". Did you mean "join"?'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), SLIPS)
def test_a_slip_is_named_with_its_line(say_after: SayAfter, old: str, new: str, says: str) -> None:
    found = say_after(FILE, old, new)

    assert 1 <= len(found) <= 2
    assert all(line.startswith(f"{FILE}, line ") for line in found)
    assert any(says in line for line in found)


def test_ten_cases_of_the_vignettes_end_as_the_rules_say(content: Content) -> None:
    told = [case.example for case in content.workshop.cases]

    assert len(told) == 10
    assert set(told) <= {f"V{number}" for number in range(1, 13)}
    for name in told:
        case, example = case_of(content, name)
        assert outcome_of(content, name) == assess(content, example.answers)
        shown = {answer for step in case.reveal for answer in step}
        unshown = set(example.answers) - shown - {"PARTS"}
        assert not unshown, f"{name} hides {unshown}"


def test_every_poll_question_case_and_prompt_has_a_slide(content: Content) -> None:
    workshop = content.workshop
    shown = {name for slide in workshop.slides for name in slide.shows}

    assert {asked_by(slide) for slide in workshop.slides} - {""} == set(asked(content))
    assert {case.example for case in workshop.cases} | {prompt.id for prompt in workshop.teach_back} <= shown


def test_the_room_is_asked_with_all_words_written_out(content: Content) -> None:
    polls = asked(content)

    assert {poll.kind for poll in content.workshop.polls} == {
        "one", "several", "scale", "order", "places", "words", "questions",
    }  # fmt: skip
    assert all(option.label for poll in polls.values() for option in poll.options)
    assert polls["QZ-02.before"].show == "hidden"
    assert polls["QZ-02.after"].right == "relax"
