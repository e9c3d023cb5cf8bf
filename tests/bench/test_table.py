"""Promises of the bench's table: the limit in units, all others as ratios to it."""

from __future__ import annotations

from bench.table import cell, figure, table

LIMIT = {"title": "plain", "usable": 0.5, "requests": 1, "megabytes": 0.0, "answers_when_killed": True}
OTHER = {"title": "other", "usable": 1.25, "requests": 120, "megabytes": 80.0, "answers_when_killed": False}


def test_the_limit_stands_in_units_and_the_others_as_ratios() -> None:
    limit, other = table({"plain": LIMIT, "other": OTHER}).splitlines()[1:]

    assert "0.50 s" in limit
    assert "2.50×" in other


def test_a_ratio_is_to_the_limit_as_it_was_beside() -> None:
    other = table({"plain": LIMIT, "other": {**OTHER, "beside": {"usable": 0.25}}}).splitlines()[2]

    assert "5.00×" in other


def test_counts_and_answers_are_said_as_they_are() -> None:
    other = table({"plain": LIMIT, "other": OTHER}).splitlines()[2].split()

    assert "120" in other
    assert other[-1] == "silent"


def test_a_ratio_to_next_to_nothing_has_a_floor() -> None:
    assert cell("megabytes", "MB", OTHER, LIMIT, is_limit=False) == "800×"


def test_what_was_not_measured_is_a_dash_and_what_is_not_at_hand_says_why() -> None:
    lines = table({"plain": LIMIT, "export": {"title": "export", "note": "not at hand: nginx"}}).splitlines()

    assert " - " in lines[1]
    assert lines[2].split(None, 1) == ["export", "not at hand: nginx"]


def test_without_the_limit_figures_keep_their_units() -> None:
    assert cell("usable", "s", OTHER, {}, is_limit=False) == "1.25 s"


def test_numbers_keep_the_digits_that_mean_something() -> None:
    assert [figure(value) for value in (0.123, 12.34, 1234.5)] == ["0.12", "12.3", "1,234"]
