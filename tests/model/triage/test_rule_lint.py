"""Promises of the flow's checks: what no answers reach, and what speaks against itself, is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from tests.model.triage.answer_sets import choices
from widgets.model.content.content import Content
from widgets.model.content.loader import load
from widgets.model.triage.rule_lint import lint_rules
from widgets.model.triage.rule_paths import ways
from widgets.model.triage.rules import assess

CARDS = f"{NAME}/cards.yaml"


def test_the_real_rules_have_no_dead_end(content: Content) -> None:
    assert list(lint_rules(content)) == []


def test_every_path_is_true_of_the_reference_rules(content: Content) -> None:
    for way in ways(content):
        answers = dict(
            _answer(content, str(name), int(low)) for name, low, _, wanted in way.entries if wanted
        )
        outcome = assess(content, answers)
        if way.kind == "flag":
            assert way.target in outcome.flags, way
        elif way.kind == "card":
            reached = {*outcome.cards, *outcome.flags, *outcome.ask_again}
            assert way.target in outcome.cards or reached or outcome.level in ("today", "emergency"), way
        elif way.kind == "note" and outcome.level != "emergency":
            assert way.target in outcome.notes, way
        elif way.kind == "asks again" and outcome.level not in ("today", "emergency"):
            assert way.target in outcome.ask_again, way


def _answer(content: Content, question: str, low: int) -> tuple[str, str]:
    sides = {area.id: area.sides for area in content.checklist.areas}
    if question in sides or question == "CK-01":
        return "CK-01", f"{question}.l" if sides.get(question) else "BM-26"
    words = choices(content).get(question) or content.checklist.scales["yes-no"]
    return question, ("yes" if low else "no") if "yes" in words else str(low)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (CARDS, "{CK-02: 7}", "{CK-02: 11}", "No answers make this rule of N-STRONG-PAIN true."),
        (CARDS, "{CK-34: 2, unless: {CK-34: 3}}", "{CK-34: 2, unless: {CK-34: 1}}", "of N-NOT-YET true"),
        (CARDS, "{CK-03: 3}", "{PARTS: 2, CK-34: 2}", "No answers make this rule of N-LONG true."),
        (CARDS, "    alone: [CK-33]\n    until_signed:\n      - {CK-44: yes}\n", "", "No answers show P-EN."),
        (CARDS, "{CK-13: 1, level: days}", "{CK-13: 1, level: routine}", 'P-WK is "routine" already'),
        (
            CARDS,
            "key: [CK-20, CK-21]",
            "key: []\n    alone: [CK-07]",
            "P-NV never shows, because P-BN comes first whenever it would.",
        ),
        (
            f"{NAME}/checklist.yaml",
            "at_least: {1: routine, 7: days}",
            "at_least: {1: routine, 7: days, 9: routine}",
            'From 9 on, CK-02 says "routine", but less of it says "days" already.',
        ),
    ],
)
def test_a_dead_end_is_found_with_its_line(copy: Path, file: str, old: str, new: str, said: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (copy / NAME / "examples.yaml").write_text("- {id: E-1, who: x, answers: {}, expect: {level: none}}\n")
    (copy / NAME / "workshop.yaml").unlink(missing_ok=True)

    changed = load(copy, NAME)

    assert changed.content, changed.findings
    found = [finding for finding in lint_rules(changed.content) if said in finding.text]
    assert [(each.file, each.code in ("SW603", "SW604")) for each in found] == [(file, True)]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert found[0].line <= len(lines)
