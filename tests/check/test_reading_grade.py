"""Promises of the reading grade, and that our own text keeps to it."""

import pytest

from widgets.check.reading_grade import read_grade, read_rhythm
from widgets.model.content.content import Content


def test_short_words_read_at_a_low_grade() -> None:
    reading = read_grade("The cat sat on the mat. It was a warm day.")

    assert reading and reading.grade < 1
    assert (reading.words, reading.sentences) == (11, 2)


def test_the_kind_of_sentence_the_article_uses_reads_high() -> None:
    text = "Understanding diverse causes is crucial for effective identification and targeted strategies."
    reading = read_grade(text)

    assert reading and reading.grade > 14


def test_marks_and_list_signs_are_not_read() -> None:
    plain, marked = (
        read_grade("You may feel pain. Rest."),
        read_grade("- You may [feel](G-31) **pain** [R31].\n- Rest."),
    )

    assert plain and marked and plain.grade == marked.grade


def test_nothing_to_read_has_no_grade() -> None:
    assert read_grade(" \n") is None


@pytest.mark.parametrize(("depth", "most"), [("short", 6.0), ("more", 7.0), ("known", 7.0)])
def test_every_section_keeps_to_its_grade(content: Content, depth: str, most: float) -> None:
    for section in content.sections.values():
        reading = read_grade(getattr(section, depth))

        assert reading and reading.grade <= most, f"{section.id} {depth}: {reading}"


def test_the_rhythm_counts_running_text_alone() -> None:
    text = (
        "### Many words here\n\nEase off. You can look again in two weeks, if it is mild.\n\n- One.\n- Two."
    )

    rhythm = read_rhythm(text)

    assert rhythm
    assert (rhythm.sentences, rhythm.mean, rhythm.short) == (2, 6.5, 0.5)
    assert rhythm.shortest == "Ease off."
    assert rhythm.longest_words == 11
    assert read_rhythm("- One.\n\n## Two") is None
    assert read_rhythm("| Week | Rest |\n| --- | --- |\n| 1 | 3 days |\n\nTable: How to rest") is None


def test_five_words_are_a_stump_and_six_are_none() -> None:
    five, six = read_rhythm("You can rest for now."), read_rhythm("You can rest at home now.")

    assert five and six
    assert (five.short, six.short) == (1.0, 0.0)
