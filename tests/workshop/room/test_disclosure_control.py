"""Promises of disclosure control: figures are near the true ones, in fives, and no step says whose it is."""

from __future__ import annotations

from collections import Counter
from math import exp
from statistics import fmean, pvariance

import pytest

from widgets.workshop.room import disclosure_control
from widgets.workshop.room.disclosure_control import (
    BAND,
    CLOSE,
    CLOSE_AGAIN,
    MIN_ANSWERS,
    STEP,
    band,
    closing,
    counted_on,
    drawn,
    noise,
    shown_variance,
    threshold,
)
from widgets.workshop.room.poll_results import Cell, result
from widgets.workshop.room.quiz_change import Right, change, newcombe, wilson

from ..chances import fixed_chance


@pytest.fixture(autouse=True)
def chance(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed_chance(monkeypatch)


def test_noise_makes_no_number_much_likelier_for_one_answer_more() -> None:
    """The definition itself: neighbours differ by a factor of e**epsilon, as far as 60,000 draws can tell."""
    found = Counter(noise(CLOSE) for _ in range(60_000))

    for number in range(-3, 3):
        assert found[number] / found[number + 1] == pytest.approx(
            exp(CLOSE * (-1 if number < 0 else 1)), rel=0.1
        )
    assert abs(fmean(found.elements())) < 0.05
    assert pvariance(found.elements()) == pytest.approx(shown_variance(CLOSE) - 2, rel=0.05)


def test_half_of_the_answers_waiting_go_into_a_step_by_lot() -> None:
    parts = [drawn(20) for _ in range(500)]

    assert fmean(parts) == pytest.approx(10, abs=0.5)
    assert len(set(parts)) > 5 and drawn(0) == 0


@pytest.mark.parametrize(
    ("shown", "phones", "least"), [(0, 0, 10), (0, 54, 10), (0, 55, 11), (22, 30, 11), (60, 150, 30)]
)
def test_a_step_waits_for_ten_new_answers_a_fifth_of_the_room_and_half_of_what_shows(
    shown: int, phones: int, least: int
) -> None:
    drawn_thresholds = {threshold(shown, phones) for _ in range(200)}

    assert drawn_thresholds == set(range(least, least + 5))


def test_a_count_moves_by_five_or_an_eighth_and_never_exactly() -> None:
    assert counted_on(0, 4) == (0, 4)
    assert counted_on(80, 9) == (80, 9)
    moved = {counted_on(80, 10) for _ in range(100)}
    assert len(moved) > 3 and {untold for _, untold in moved} == {0}


def test_every_figure_is_shown_in_fives() -> None:
    assert [band(count) for count in (-9, 0, 2, 3, 7, 8, 12, 13)] == [0, 0, 0, 5, 5, 10, 10, 15]
    cells = [Cell("a", 13, "a"), Cell("b", -2, "b")]
    for kind in ("one", "several", "places", "words", "questions"):
        (name,) = set(result(kind, cells, 41)) - {"n"}
        assert result(kind, cells, 41)["n"] == 40
        assert [each["about"] for each in result(kind, cells, 41)[name]] == [15, 0]


def test_nothing_shows_before_the_first_release_but_words_that_were_let_through() -> None:
    cells = [Cell("a", 9, "shame"), Cell("b", 9, "rude", is_allowed=False)]

    assert result("one", cells, None) == {"n": 0, "groups": []}
    assert result("scale", cells, None) == {"n": 0, "groups": [], "median": None}
    assert result("order", cells, None) == {"n": 0, "places": []}
    assert result("words", cells, None) == {"n": 0, "words": [{"text": "shame", "about": 0}]}


def test_the_middle_of_a_scale_is_told_as_a_range_and_a_place_in_an_order_to_a_half() -> None:
    scale = [Cell("0-2", 10), Cell("3-4", 12), Cell("5-6", 5), Cell("7-8", 15), Cell("9-10", 20)]
    order = [Cell("a", 5), Cell("b", 57), Cell("c", -3)]

    assert result("scale", scale, 62)["median"] == ["7", "8"]
    assert result("scale", [Cell("0-2", 1)], 10)["median"] is None
    assert result("order", order, 30)["places"] == [
        {"id": "b", "mean": 1.0},
        {"id": "a", "mean": 3.0},
        {"id": "c", "mean": 3.0},
    ]


def test_the_bounds_of_a_change_are_those_of_newcombe() -> None:
    """The printed example of method 10: 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339."""
    low, high = newcombe(48, 80, 56, 70)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)
    assert [round(bound, 4) for bound in wilson(81, 263)] == [0.2553, 0.3662]


def test_noise_widens_the_bounds_of_a_change_and_a_round_without_figures_has_none() -> None:
    found = change(Right(48, 80), Right(56, 70))

    assert found.change == pytest.approx(0.2)
    assert found.low and found.high and found.low < 0.0524 - 0.01 and found.high > 0.3339 + 0.01
    again = change(Right(48, 80), Right(56, 70, closings=2))
    assert again.low and again.high and again.low < found.low and again.high > found.high
    assert change(Right(), Right(10, 20)).low is None
    assert change(Right(25, 20), Right(10, 20)).change == -0.5


def test_what_one_answer_may_tell_is_what_the_readme_says() -> None:
    assert (STEP, CLOSE, CLOSE_AGAIN, MIN_ANSWERS, BAND) == (0.15, 0.6, 0.2, 10, 5)
    assert disclosure_control.chance.random() != disclosure_control.chance.random()


def test_a_poll_that_closes_again_tells_less_of_what_came_since() -> None:
    assert [closing(earlier) for earlier in (0, 1, 2)] == [CLOSE, CLOSE_AGAIN, CLOSE_AGAIN]
