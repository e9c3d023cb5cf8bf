"""Promises of rules.md: it names what the data holds, and says no level that the data does not."""

from __future__ import annotations

import re

from tests.conftest import CONTENT, NAME
from tests.model.triage.answer_sets import signed
from widgets.model.content.content import Content

RULES = (CONTENT / NAME / "rules.md").read_text(encoding="utf-8")
NAMED = re.compile(r"\b(?:RF|CK)-\d{2}\b|\bBM-\d{2}\b|\bP-[A-Z]{2}\b")


def test_all_that_it_names_is_there(content: Content) -> None:
    areas = {area.id for area in content.checklist.areas}
    cards = {card.id for card in content.cards.cards}

    assert {*NAMED.findall(RULES)} <= {*content.flags, *content.items, *areas, *cards}


def test_the_safety_net_is_told_rule_by_rule() -> None:
    assert re.findall(r"^\| (S\d+) \|", RULES, re.MULTILINE) == [f"S{number}" for number in range(1, 17)]


def test_the_levels_are_told_in_the_words_of_the_page(content: Content) -> None:
    told = dict(re.findall(r"^\| (\w+) \| ([^|]+) \|", RULES, re.MULTILINE))

    for level, text in content.red_flags.levels.items():
        assert told[level].strip() == text.title


def test_every_sign_that_is_new_or_was_split_says_why(content: Content) -> None:
    new = {f"RF-{number}" for number in (*range(44, 50), *range(54, 66))}
    table = RULES[RULES.index("| new |") : RULES.index("**Lowered")]

    assert new <= {*NAMED.findall(table)} <= {*content.flags}


def test_the_lowered_levels_that_wait_are_all_told(content: Content) -> None:
    after = signed(content)
    waiting = {name for name, flag in content.flags.items() if flag.level != after.flags[name].level}
    told = RULES[RULES.index("**Lowered") : RULES.index("RF-61 and CK-07 are never")]

    assert waiting == {name for name in NAMED.findall(told) if name.startswith("RF")}
    for name in waiting:
        pattern = rf"{name}[^·]*?\b{content.flags[name].level}, {after.flags[name].level}\b"
        assert re.search(pattern, told), name


def test_not_sure_counts_as_yes_for_those_it_lists(content: Content) -> None:
    row = next(line for line in RULES.splitlines() if line.startswith("| S4 |"))
    counts = {flag.id for flag in content.red_flags.flags if flag.unsure_counts}

    assert counts == {*NAMED.findall(row)}
