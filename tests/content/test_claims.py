"""Promises about the source article: each of its claims is handled as the fact base says."""

import pytest

from widgets.model.content.content import Content

HANDLING = {
    "keep": (1, 3, 8, 14, 25, 29, 30, 39, 49, 51, 56, 60),
    "qualify": (
        2, 4, 5, 7, 9, 10, 11, 12, 15, 17, 18, 19, 20, 23, 24, 27, 28, 31, 33, 36, 41, 46, 48, 52, 53, 55, 58,
    ),
    "correct": (6, 13, 16, 21, 22, 26, 32, 34, 35, 37, 38, 40, 45, 47, 50, 54, 57, 59),
    "attribute": (43,),
    "attribute and correct": (42,),
    "attribute and qualify": (44,),
    "drop": (61,),
}  # fmt: skip


def test_every_claim_is_handled_as_the_fact_base_says(content: Content) -> None:
    wanted = {f"C-{n:02}": word for word, numbers in HANDLING.items() for n in numbers}

    assert {claim.id: claim.handling for claim in content.claims.claims} == wanted
    assert len(wanted) == 61


def test_every_claim_but_the_dropped_one_has_a_place(content: Content) -> None:
    assert [claim.id for claim in content.claims.claims if not claim.section] == ["C-61"]


def test_every_missing_topic_was_added(content: Content) -> None:
    assert [topic.id for topic in content.claims.missing] == [f"O-{n:02}" for n in range(1, 13)]


@pytest.mark.parametrize(
    "junk",
    [
        "Contact form not found",
        "shopping cart",
        "Get Your Pain Resolved",
        "Translate »",
        "Newsletter",
    ],
)
def test_page_furniture_of_the_article_does_not_return(content: Content, junk: str) -> None:
    texts = [t for s in content.sections.values() for t in (s.title, s.short, s.more, s.known)]

    assert not any(junk.lower() in text.lower() for text in texts)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("treat-coreflex", "clinic"),
        ("treat-medicines", "not"),
        ("treat-radiofrequency", "pulsed"),
        ("treat-physio", "tight"),
        ("causes-pelvic-floor", "tight"),
    ],
)
def test_a_corrected_claim_shows_its_correction_in_the_section(
    content: Content, section: str, words: str
) -> None:
    text = content.sections[section]

    assert words in f"{text.short} {text.more}".lower()
