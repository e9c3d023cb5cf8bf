"""How a quiz changed from before to after: for groups of people of whom nobody is known twice.

The bounds are Newcombe's for two independent shares, from Wilson's for each (Stat Med 1998;17:873-890,
method 10), widened by what disclosure control adds to each count. The same people mostly answer twice, which
would narrow them; nothing is stored that could tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, sqrt

from .disclosure_control import closing, shown_variance

Z = 1.959964  # 95 in 100


@dataclass(frozen=True)
class Right:
    """About how many answered right in a round, of about how many, told by so many closings; none of none
    before there are figures.
    """

    right: int = 0
    n: int = 0
    closings: int = 1

    @property
    def variance(self) -> float:
        """What disclosure control adds to the variance of its counts."""
        return shown_variance(*map(closing, range(self.closings)))


@dataclass(frozen=True)
class QuizChange:
    """Right answers before and after, and the change of their share with its bounds (-1 to 1).

    `change`, `low` and `high` are None where a round has no figures.
    """

    before: Right
    after: Right
    change: float | None = None
    low: float | None = None
    high: float | None = None


def change(before: Right, after: Right) -> QuizChange:
    """The change between two rounds."""
    if not (before.n and after.n):
        return QuizChange(before, after)
    (right_1, n_1), (right_2, n_2) = (_share(each) for each in (before, after))
    low, high = newcombe(right_1, n_1, right_2, n_2)
    estimate = right_2 / n_2 - right_1 / n_1
    noise = Z * hypot(*(sqrt(each.variance) / each.n for each in (before, after)))
    low, high = estimate - hypot(estimate - low, noise), estimate + hypot(high - estimate, noise)
    return QuizChange(before, after, estimate, max(-1.0, low), min(1.0, high))


def _share(figure: Right) -> tuple[int, int]:
    """A share that is one, though both numbers are near their true ones only."""
    return min(figure.right, figure.n), figure.n


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
