"""Promises of the score helpers: the published sums, their ranges, and no sum of too little (R17, R15b)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.model.visit.scores import ScoreError, iciq, pfdi_scale, pfiq_scale

Score = Callable[[Sequence[int | None]], float]


@pytest.mark.parametrize(
    ("score", "answers", "expected"),
    [
        (pfdi_scale, [0] * 6, 0),
        (pfdi_scale, [4] * 8, 100),
        (pfdi_scale, [1, 2, 3, 4, 0, 2], 50),
        (pfdi_scale, [4, 2, None, None, None, 0], 50),
        (pfiq_scale, [3] * 7, 100),
        (pfiq_scale, [1, 2, None, None, None, 0, 1], 33.3),
        (iciq, [5, 6, 10], 21),
        (iciq, [1, 2, 3], 6),
    ],
)
def test_the_published_sums_come_out(score: Score, answers: list[int | None], expected: float) -> None:
    assert score(answers) == expected


@pytest.mark.parametrize(
    ("score", "answers", "words"),
    [
        (pfdi_scale, [1, 1, None, None, None, None], "4 of 6 items are missing"),
        (pfiq_scale, [1, 1, 1, None, None, None, None], "4 of 7 items are missing"),
        (pfdi_scale, [1] * 7, "6 or 8 items"),
        (pfiq_scale, [1] * 21, "7 items"),
        (pfdi_scale, [5, 0, 0, 0, 0, 0], "Item 1 takes one of 0, 1, 2, 3, 4; 5"),
        (pfiq_scale, [0, 4, 0, 0, 0, 0, 0], "Item 2 takes"),
        (iciq, [1, 3, 0], "Item 4 takes one of 0, 2, 4, 6; 3"),
        (iciq, [1, None, 0], "all needed"),
        (iciq, [1, 2], "2 were given"),
    ],
)
def test_what_cannot_be_added_up_is_refused_in_words(
    score: Score, answers: list[int | None], words: str
) -> None:
    with pytest.raises(ScoreError, match=words):
        score(answers)


@pytest.mark.parametrize("wrong", [True, 1.0, "1", -1])
def test_only_whole_numbers_count(wrong: object) -> None:
    with pytest.raises(ScoreError, match="Item 1 takes"):
        pfiq_scale([wrong, 0, 0, 0, 0, 0, 0])  # type: ignore[list-item]


@given(st.lists(st.none() | st.integers(0, 4), min_size=8, max_size=8))
def test_a_scale_lies_between_0_and_100_or_is_refused(answers: list[int | None]) -> None:
    if answers.count(None) > 4:
        with pytest.raises(ScoreError):
            pfdi_scale(answers)
    else:
        assert 0 <= pfdi_scale(answers) <= 100
