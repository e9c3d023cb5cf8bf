"""Promises of the small-count rule: no count under five is shown by itself, nor can it be worked out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.workshop.room.disclosure_control import (
    MIN_CELL,
    CellGroup,
    bounded_counts,
    mean_ranks,
    median,
    merge_neighbours,
    rounded_bounds,
    suppress_small,
)
from widgets.workshop.room.quiz_change import change, newcombe, wilson

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=8)


def named(counts: list[int]) -> dict[str, int]:
    return {chr(97 + number): count for number, count in enumerate(counts)}


def fits(groups: list[CellGroup], found: dict[str, int]) -> bool:
    """Whether what is shown would be shown for these counts too."""
    return all(g.low <= sum(found[name] for name in g.ids) <= g.high for g in groups)


@given(COUNTS)
def test_counts_that_add_up_never_show_one_under_five(counts: list[int]) -> None:
    numbers, total = named(counts), sum(counts)

    groups = suppress_small(numbers, total)

    assert fits(groups, numbers)
    for group in groups:
        assert not group.is_exact or group.low >= MIN_CELL
        assert not (group.is_exact and len(group.ids) == 1 and numbers[group.ids[0]] < MIN_CELL)
    exact = sum(group.low for group in groups if group.is_exact)
    rest = [group for group in groups if not group.is_exact]
    assert sum(len(g.ids) for g in groups) == (len(counts) if total >= MIN_CELL else 0)
    assert exact == total or len(rest) != 1


@given(COUNTS)
def test_a_small_count_could_be_another_one(counts: list[int]) -> None:
    numbers, total = named(counts), sum(counts)
    groups = suppress_small(numbers, total)
    for name in [name for name, count in numbers.items() if count < MIN_CELL and groups]:
        (mine,) = [group for group in groups if name in group.ids]
        others = [each for group in groups for each in group.ids if each != name]
        moved = [
            {**numbers, name: numbers[name] + step, other: numbers[other] - step}
            for other in others
            for step in (1, -1)
            if numbers[name] + step >= 0 and numbers[other] - step >= 0
        ]
        assert any(fits(groups, each) for each in moved), (mine, numbers)


@given(COUNTS)
def test_neighbours_on_a_scale_are_shown_together_until_they_are_five(counts: list[int]) -> None:
    numbers, total = named(counts), sum(counts)

    groups = merge_neighbours(numbers, total)

    assert [name for group in groups for name in group.ids] == (list(numbers) if total >= MIN_CELL else [])
    assert sum(group.low for group in groups) == (total if total >= MIN_CELL else 0)
    assert all(group.low >= MIN_CELL for group in groups)


def test_what_each_phone_may_tick_hides_few_who_did_and_few_who_did_not() -> None:
    groups = bounded_counts({"a": 4, "b": 12, "c": 17, "d": 0}, 20)

    assert [(g.low, g.high) for g in groups] == [(0, 4), (12, 12), (16, 20), (0, 4)]


def test_a_room_of_four_shows_nothing() -> None:
    numbers = {"0": 2, "1": 2}

    assert suppress_small(numbers, 4) == bounded_counts(numbers, 4) == merge_neighbours(numbers, 4) == []
    assert median(numbers, 4) is None
    assert mean_ranks({"a": [2, 2]}, 4) == []


def test_a_word_is_counted_in_fives() -> None:
    assert [rounded_bounds(count) for count in (0, 4, 5, 13)] == [(0, 4), (0, 4), (5, 9), (10, 14)]


def test_the_middle_and_the_mean_places_are_those_of_the_answers() -> None:
    assert median({"0": 2, "5": 2, "9": 2}, 6) == 5
    assert median({"4": 3, "6": 3}, 6) == 5
    assert mean_ranks({"a": [1, 4], "b": [4, 1]}, 5) == [("b", 1.2), ("a", 1.8)]


def test_the_bounds_of_a_change_are_those_of_newcombe() -> None:
    """The printed example of method 10: 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339."""
    low, high = newcombe(48, 80, 56, 70)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)
    assert [round(bound, 4) for bound in wilson(81, 263)] == [0.2553, 0.3662]


def test_a_hidden_count_widens_the_bounds_and_hides_the_estimate() -> None:
    exact = change((10, 10), 30, (26, 26), 30)
    hidden = change((10, 10), 30, (26, 30), 30)

    assert exact.change is not None and round(exact.change, 3) == 0.533
    assert hidden.change is None
    assert exact.high and hidden.high and hidden.high > exact.high
    assert change((0, 4), 4, (10, 10), 20).low is None
