"""Promises of the pain-reliever rules: they say what the fact base says, and the strictest tick wins."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from tests.conftest import NAME
from widgets import Guide
from widgets.model.content.content import Content
from widgets.model.content.passages import passages
from widgets.model.triage.pain_relievers import KINDS, STRICTNESS, medicine_table, verdicts

# The fact base, row by row: anti-inflammatory tablets, then paracetamol. "none": the row says nothing.
REFERENCE = {
    "run": ("avoid", "avoid"),
    "bone": ("avoid", "ask"),
    "dry": ("avoid", "ask"),
    "dengue": ("avoid", "usual"),
    "reaction": ("avoid", "usual"),
    "asthma": ("ask", "usual"),
    "stomach": ("avoid", "usual"),
    "heart": ("avoid", "usual"),
    "liver": ("avoid", "ask"),
    "pregnant": ("avoid", "ask"),
    "conceive": ("ask", "usual"),
    "breastfeeding": ("ask", "usual"),
    "pill": ("ask", "usual"),
    "age": ("ask", "usual"),
    "another": ("avoid", "usual"),
    "warfarin": ("avoid", "ask"),
    "thinner": ("avoid", "usual"),
    "others": ("ask", "usual"),
    "chickenpox": ("avoid", "usual"),
    "alcohol": ("none", "ask"),
}


def test_each_situation_says_what_the_fact_base_says(content: Content) -> None:
    found = {s.id: tuple(verdicts(content, [s.id]).values()) for s in content.medicines.situations}

    assert found == REFERENCE


def test_nothing_ticked_is_never_a_yes(content: Content) -> None:
    assert verdicts(content, []) == {"nsaid": "none", "paracetamol": "none"}
    assert "ask a pharmacist" in content.medicines.verdicts["none"].says
    assert "ead the packet" in content.medicines.verdicts["usual"].says


def test_one_more_tick_never_makes_it_milder(content: Content) -> None:
    for one, other in combinations(REFERENCE, 2):
        both = verdicts(content, [one, other])
        for kind in KINDS:
            alone = [STRICTNESS.index(verdicts(content, [tick])[kind]) for tick in (one, other)]
            assert STRICTNESS.index(both[kind]) == max(alone)


def test_the_table_holds_every_situation_for_both_kinds(content: Content) -> None:
    table = medicine_table(content)

    assert {kind: list(words) for kind, words in table["kinds"].items()} == {
        kind: list(REFERENCE) for kind in KINDS
    }


def test_black_poo_with_these_medicines_is_an_emergency(content: Content) -> None:
    (line,) = [line for line in content.medicines.help_now if "{sign.black-poo}" in line]

    assert "anti-inflammatory" in line and "blood thinner" in line and "faint" in line


def test_emergency_words_come_from_the_signs(content: Content) -> None:
    signs = [sign for line in content.medicines.help_now for sign in re.findall(r"\{sign\.([\w-]+)\}", line)]

    assert [content.level_of(content.signs[sign]) for sign in signs] == ["emergency"] * 3


def test_an_unknown_situation_names_the_nearest(guide: Guide) -> None:
    with pytest.raises(ValueError, match='The nearest is "pregnant"'):
        guide.pain_relief(["pregnent"])


def test_a_published_situation_needs_its_source(say_after: object) -> None:
    (said,) = say_after(f"{NAME}/medicines.yaml", "  sources: [R62, R63]\n", "")  # type: ignore[operator]

    assert '"pregnant" has no source.' in said


def test_no_text_about_treatments_gives_a_dose(content: Content) -> None:
    files = (f"{NAME}/medicines.yaml", f"{NAME}/treatments.yaml")
    texts = [passage.text for passage in passages(content) if passage.file in files]

    assert len(texts) > 300
    assert not [t for t in texts if any(unit in t.lower().split() for unit in ("mg", "grams", "tablets a"))]
    assert not [t for t in texts if "times a day" in t.lower()]
