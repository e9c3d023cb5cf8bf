"""Promises of the check over a guide: what only an entry or a whole guide can get wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.check.hostile import GUIDE
from widgets.check.check import check
from widgets.model.content.findings import Finding

CARDS, FLAGS, ITEMS = (f"{GUIDE}/{name}.yaml" for name in ("cards", "red-flags", "checklist"))
SIGNS = f"{GUIDE}/signs.yaml"
SECTION = f"{GUIDE}/sections/fluids.md"
HABITS = f"{GUIDE}/sections/habits.md"
Found = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def found(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    """Changes words of one file of a copy, and returns what the check then finds in the short guide."""
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    def after(file: str, old: str, new: str, today: date | None = None) -> tuple[Finding, ...]:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return check(GUIDE, today=today).findings

    return after


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (CARDS, 'meanwhile: "A physio', 'meanwhile: "Start squeezing exercises. A physio', "SW205"),
        (CARDS, 'meanwhile: "Ask', 'meanwhile: "Ask about Coreflex. Ask', "SW209"),
        (ITEMS, "Muscles that do not relax", "Muscles of the perineum that do not relax", "SW502"),
        (FLAGS, "sources: [R71]\n", "sources: []\n", "SW401"),
        (SECTION, "if you leak. On", "if you leak. [R09] On", "SW402"),
        (SECTION, "Keep drinking as", "Studies show that drinking helps.\n\nKeep drinking as", "SW401"),
        (
            SECTION,
            "Keep drinking as",
            "Rehabilitation necessitates multidisciplinary evaluation. " * 4 + "Keep drinking as",
            "SW501",
        ),
        (f"{GUIDE}/examples.yaml", "answers: {RF-08: yes}", "answers: {RF-15: yes}", "SW601"),
        (FLAGS, "    - cannot-pee\n", "    - cannot-pee\n    - urine-infection-ill\n", "SW605"),
    ],
)
def test_it_is_found_where_it_stands(file: str, old: str, new: str, code: str, found: Found) -> None:
    (finding,) = found(file, old, new)

    assert (finding.code, finding.file) == (code, file)


NEW_ITEM = """items:
  - id: CK-60
    group: bladder
    ask: "Do you drip after you pee?"
    short: dripping after a pee
    term: Post-void dribbling
    scale: how-often
    why: "It helps to know."
    evidence: draft choice
"""


def test_a_question_whose_answer_ends_calm_is_found_with_what_to_add(found: Found) -> None:
    calm = [each for each in found(ITEMS, "items:\n", NEW_ITEM) if each.code == "SW606"]

    assert [each.text for each in calm] == [
        'CK-60 alone ends at "no warning sign". Add "at_least: {1: routine}" or more, '
        'or "status: yes" if it is no sign.'
    ]


def test_an_emergency_sign_that_the_card_leaves_out_is_found(found: Found) -> None:
    (finding,) = found(FLAGS, "    - cannot-pee\n", "")

    assert (finding.code, finding.file) == ("SW605", SIGNS)
    assert '"cannot-pee" is an emergency, but no line of the emergency card covers it.' in finding.text


def test_a_strip_that_names_no_sign_is_found(found: Found, copy: Path) -> None:
    path = copy / SIGNS
    without = re.sub(r"  brief: .*\n", "", path.read_text(encoding="utf-8"))

    (finding,) = found(SIGNS, path.read_text(encoding="utf-8"), without)

    assert (finding.code, finding.file) == ("SW605", FLAGS)
    assert 'No sign of the emergency card has "brief" words' in finding.text


SADDLE = "new numbness between your legs that is not from a bike seat"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (FLAGS, "title: Get emergency help now for any of these", "title: hello", "about an emergency"),
        (SIGNS, f"words: {SADDLE}\n", "words: new numbness\n", "too short"),
        (SIGNS, "words: you cannot pee\n", "words: hello to all of you\n", "shares no word"),
        (SIGNS, "words: you cannot put weight on your leg\n", "words: you cannot pee\n", "twice"),
        (SIGNS, "brief: heavy bleeding\n", "brief: bleeding\n", "does not say the same"),
        (SIGNS, "brief: heavy bleeding\n", "brief: hello to you\n", "does not say the same"),
    ],
)
def test_an_emergency_card_that_does_not_say_what_to_look_for_is_found(
    found: Found, file: str, old: str, new: str, says: str
) -> None:
    told = [finding for finding in found(file, old, new) if finding.code == "SW610"]

    assert {finding.file for finding in told} == {file}
    assert any(says in finding.text for finding in told)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"words: {SADDLE}\n", "words: new numbness there\n"),
        ("brief: heavy bleeding\n", "brief: much bleeding\n"),
    ],
)
def test_short_words_that_say_it_may_stand_on_the_card(found: Found, old: str, new: str) -> None:
    assert "SW610" not in {finding.code for finding in found(SIGNS, old, new)}


def test_an_emergency_told_only_where_it_is_folded_away_is_found_on_its_line(
    found: Found, copy: Path
) -> None:
    (finding,) = found(HABITS, "## More\n", "## More\nDrink.\n\nA dry mouth needs emergency help.\n\n")
    line = (copy / HABITS).read_text(encoding="utf-8").splitlines()[finding.line - 1]

    assert (finding.code, finding.file) == ("SW609", HABITS)
    assert line == "A dry mouth needs emergency help."


def test_a_card_without_any_line_is_refused_with_its_line(found: Found, copy: Path) -> None:
    text = (copy / FLAGS).read_text(encoding="utf-8")
    lines = text[text.index("  signs:") : text.index("levels:")]

    (finding,) = found(FLAGS, lines, "  signs: []\n")

    assert (finding.file, finding.text) == (FLAGS, '"signs" is empty. Write at least one.')


def test_a_flag_that_no_example_reaches_is_named(found: Found, copy: Path) -> None:
    lines = (copy / FLAGS).read_text(encoding="utf-8").splitlines()
    example = "- id: E-02\n  who: cannot pee at all, with a full, painful tummy\n  answers: {RF-08: yes}\n"

    (finding,) = found(
        f"{GUIDE}/examples.yaml", f"{example}  expect: {{level: emergency, flags: [RF-08]}}\n", ""
    )

    assert (finding.code, finding.words) == ("SW602", "RF-08")
    assert lines[finding.line - 1].strip() == "- id: RF-08"


def test_a_guide_past_its_review_is_named_after_a_while(found: Found, copy: Path) -> None:
    findings = found(f"{GUIDE}/guide.yaml", "2027-05-24", "2027-05-24", today=date(2027, 9, 1))

    assert {finding.code for finding in findings} == {"SW403"}
    assert f"{GUIDE}/guide.yaml" in {finding.file for finding in findings}


def test_the_hardest_sentence_of_a_part_is_marked(found: Found) -> None:
    hard = "Rehabilitation necessitates multidisciplinary evaluation."

    changed = f"A sip is fine. {hard} " + f"{hard} " * 9 + "\n\n### Each day"
    (finding,) = [each for each in found(SECTION, "### Each day", changed) if each.code == "SW501"]

    assert finding.words == hard
    assert finding.column == len("A sip is fine. ") + 1


def test_words_in_a_text_over_several_lines_are_named_with_their_own_line(found: Found, copy: Path) -> None:
    file = f"{GUIDE}/guide.yaml"

    findings = found(file, "It gives general", "It cures. It is safe. It gives general")

    lines = (copy / file).read_text(encoding="utf-8").splitlines()
    stands = [lines[each.line - 1][each.column - 1 :][: len(each.words)] for each in findings]
    assert stands == [each.words for each in findings] == ["cures", "safe"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- id: running\n", "- id: runnning\n", 'There is no drawing "runnning". The nearest is "running"'),
        ("  lettering:\n", "  lettering:\n    elbow: The elbow\n", 'has no line for "elbow"'),
        ("    bladder: ", "    bladders: ", 'wants the word "bladder"'),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_found(old: str, new: str, says: str, found: Found) -> None:
    undrawn = [finding for finding in found("pictures.yaml", old, new) if finding.code == "SW507"]

    assert undrawn and says in " ".join(finding.text for finding in undrawn)
    assert {finding.file for finding in undrawn} == {"pictures.yaml"}
