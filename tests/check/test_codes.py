"""Promises of the codes: each is explained, and the examples of its page do what the page says."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from widgets.check.codes import code_page, codes
from widgets.check.readability import text_grade
from widgets.check.section_rules import TextSection
from widgets.check.text_rules import part_findings, passage_findings
from widgets.check.violations import TextLocator
from widgets.check.wording import praise
from widgets.model.content.passages import Passage
from widgets.model.content.po_file import PoDamaged, parse_entries
from widgets.model.content.yaml_document import read_tree

PACKAGE = Path(__file__).parent.parent.parent / "widgets"
EXAMPLE = re.compile(r"^(?:Not|But) this:\n\n((?:    .*\n)+)", re.MULTILINE)
OF_WORDS = [code for code in codes() if "SW115" <= code < "SW300" or code in ("SW305", "SW402", "SW501")]
OF_WORDS += ["SW502", "SW503", "SW504"]
NOT_OF_WORDS = {"SW117", "SW118", "SW119", "SW120", "SW121", "SW213"}


def found(text: str, title: str = "Some words") -> set[str]:
    places = TextLocator(lambda file: text)
    passage = Passage("a.md", 1, text)
    part = TextSection("a.md", 1, title, (passage,), needs_source=False)
    findings = [
        *passage_findings(places, [passage]),
        *part_findings(places, part),
        *(places.finding(passage, hit) for hit in praise(passage)),
    ]
    if len(text.split()) < 12:  # one sentence has no grade of its own
        findings += text_grade(places, "a.md", 1, f"{text} {text} {text} {text}")
    return {finding.code for finding in findings}


def test_every_code_that_is_used_is_explained() -> None:
    used = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(r'"(SW\d{3})"', path.read_text(encoding="utf-8"))
    }

    assert used <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_a_page_says_why_and_what_to_write_instead(code: str) -> None:
    page = code_page(code)

    assert page.code == code
    assert page.title and page.why.endswith(".") and page.instead.endswith((".", '".'))


@pytest.mark.parametrize("code", [code for code in OF_WORDS if code not in NOT_OF_WORDS])
def test_the_example_of_a_page_is_found_and_its_correction_is_not(code: str) -> None:
    wrong, right = EXAMPLE.findall(code_page(code).text)

    assert code in found(" ".join(wrong.split()))
    assert code not in found(" ".join(right.split()))


@pytest.mark.parametrize(
    ("code", "title", "wrong", "right"),
    [
        (
            "SW213",
            "When to seek help",
            "See a doctor if the pain stays.",
            "Get emergency help if you cannot pee.",
        ),
        ("SW301", "Nerve injections", "They ease pain.", "They ease pain. They can bruise."),
        ("SW302", "Nerve injections", "They can bruise.", "They can bruise. You could also wait."),
    ],
)
def test_a_section_is_asked_for_what_its_title_promises(
    code: str, title: str, wrong: str, right: str
) -> None:
    assert code in found(wrong, title)
    assert code not in found(right, title)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Opioids such as ibuprofen", "SW201"),
        ("Anti-inflammatories like Panadol", "SW201"),
        ("Take two tablets every 6 hours.", "SW202"),
        ("It is safe.", "SW203"),
        ("You will run without discomfort.", "SW203"),
        ("This is always the cause.", "SW203"),
        ("diagnostic tests", "SW204"),
        ("Your Oswestry total is 12.", "SW207"),
        ("It doubles the risk.", "SW305"),
        ("They were four times more likely to heal.", "SW305"),
        ("30% of runners leak.", "SW401"),
        ("![](a.png)", "SW503"),
        ("The parts shown in red are sore.", "SW504"),
        ("<script>alert(1)</script>", "SW115"),
        ("[link](javascript:alert(1))", "SW115"),
        ("Zero\u200bwidth", "SW116"),
        ("Most people [K] heal.", "SW402"),
    ],
)
def test_other_wordings_are_found_too(text: str, code: str) -> None:
    assert code in found(text)


@pytest.mark.parametrize(
    "right",
    [
        "Anti-inflammatories such as ibuprofen are not the same as paracetamol.",
        "You can ask for a clinician you feel safe with.",
        "Is it safe with my other medicines?",
        "Go about every 2 to 4 hours.",
        "It halves the leaks: 6 in 100 people, against 12 in 100 without. [R14]",
        "Never take painkillers so that you can run.",
        "Ask if your muscles are tight or weak before you do any squeezes.",
        "Pain of 3 < 5 of 10.",
        "Is one calf swollen, red or painful?",
        "Take 5 to 10% more steps at the same speed.",
    ],
)
def test_sentences_that_are_right_are_left_alone(right: str) -> None:
    assert found(right) - {"SW501"} == set()


def test_the_examples_for_files_are_found_and_their_corrections_are_not() -> None:
    (deep, flat), (damaged, whole) = (
        [textwrap.dedent(each) for each in EXAMPLE.findall(code_page(code).text)]
        for code in ("SW120", "SW121")
    )

    assert [finding.code for finding in read_tree("a.yaml", deep)[1]] == ["SW120"]
    assert read_tree("a.yaml", flat)[1] == []
    with pytest.raises(PoDamaged):
        parse_entries(damaged)
    assert [entry.said for entry in parse_entries(whole)] == [("Noch einmal beginnen",)]


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(LookupError, match=r'No code is called "SW999"'):
        code_page("SW999")
