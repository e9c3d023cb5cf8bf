"""How a quiz changed from before to after: for groups of people of whom nobody is known twice.

The bounds are Newcombe's for two independent shares, from Wilson's for each (Stat Med 1998;17:873-890,
method 10). The same people mostly answer twice, which would narrow them; nothing is stored that could tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from .disclosure_control import MIN_CELL

Z = 1.959964  # 95 in 100


@dataclass(frozen=True)
class QuizChange:
    """Right answers before and after: how many at least and at most, of how many, and the change.

    `change`, `low` and `high` are differences of shares (-1 to 1); `change` is None where a count under
    five stays hidden, and all are None with fewer than five answers on either side.
    """

    before: tuple[int, int]
    n_before: int
    after: tuple[int, int]
    n_after: int
    change: float | None
    low: float | None
    high: float | None


def change(before: tuple[int, int], n_before: int, after: tuple[int, int], n_after: int) -> QuizChange:
    """The change between two rounds, each given as bounds of the right answers and the answers in all."""
    if min(n_before, n_after) < MIN_CELL:
        return QuizChange(before, n_before, after, n_after, None, None, None)
    pairs = [(b, a) for b in set(before) for a in set(after)]
    bounds = [newcombe(b, n_before, a, n_after) for b, a in pairs]
    is_exact = len(pairs) == 1
    estimate = after[0] / n_after - before[0] / n_before if is_exact else None
    return QuizChange(
        before, n_before, after, n_after, estimate, min(b[0] for b in bounds), max(b[1] for b in bounds)
    )


def wilson(right: int, n: int) -> tuple[float, float]:
    """The bounds (0 to 1) of a share of `right` in `n`, which is at least 1."""
    share, square = right / n, Z * Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(right_1: int, n_1: int, right_2: int, n_2: int) -> tuple[float, float]:
    """The bounds of the second share minus the first (-1 to 1)."""
    first, second = right_1 / n_1, right_2 / n_2
    (low_1, high_1), (low_2, high_2) = wilson(right_1, n_1), wilson(right_2, n_2)
    down = sqrt((second - low_2) ** 2 + (high_1 - first) ** 2)
    up = sqrt((high_2 - second) ** 2 + (first - low_1) ** 2)
    return second - first - down, second - first + up
