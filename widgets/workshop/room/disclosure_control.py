"""Disclosure control of every count: noise that no copy of an answer cancels, in steps, in fives.

Why thresholds alone do not do: who forges all answers but one works the last out from any exact figure. The
noise is the two-sided geometric one (Ghosh, Roughgarden, Sundararajan 2009), which makes each figure
differentially private; the budget of one answer is STEP + CLOSE for each cell. README.md says what it buys.
"""

from __future__ import annotations

from math import exp, floor, log
from secrets import SystemRandom

BAND = 5  # every figure is a multiple of it
MIN_ANSWERS = 10  # no figure before so many answers, and no figure moves by fewer new ones
STEP = 0.15  # what a step of a live figure may tell of an answer: a factor of e**0.15 in the odds, a cell
CLOSE = 0.6  # the same for the figure when a poll closes
CLOSE_AGAIN = 0.2  # and when it was opened again: what came between two closings is told by their difference
COUNT = 1.0  # the same of a phone, for being counted at all
MIX = 0.5  # the share of the answers waiting that a step takes, drawn by lot: the rest wait for later steps
SPREAD = 5  # a threshold is raised by less than this, by lot, so that nobody knows who crossed it
chance = SystemRandom()


def noise(epsilon: float) -> int:
    """A number drawn from the two-sided geometric distribution of ratio e**-epsilon."""
    return _geometric(epsilon) - _geometric(epsilon)


def drawn(waiting: int) -> int:
    """How many of the answers waiting go into a step: each by the toss of a coin."""
    return sum(chance.random() < MIX for _ in range(waiting))


def threshold(shown: int, phones: int) -> int:
    """How many new answers the next step of a live figure waits for.

    A fifth of the room at least, and half of what is shown, so that the noise of all steps stays small.
    """
    return max(MIN_ANSWERS, phones // 5, shown // 2) + chance.randrange(SPREAD)


def counted_on(told: int, untold: int) -> tuple[int, int]:
    """A count that may be told and what it leaves out, once enough has come or gone since."""
    if abs(untold) < max(BAND, told // 8):
        return told, untold
    return told + untold + noise(COUNT), 0


def band(count: int) -> int:
    """A count as it is shown: the nearest multiple of five, and none below nothing."""
    return max(0, (count + BAND // 2) // BAND * BAND)


def closing(earlier: int) -> float:
    """What a closing may tell of an answer, after so many closings that told figures."""
    return CLOSE_AGAIN if earlier else CLOSE


def shown_variance(*epsilons: float) -> float:
    """The variance of a count that was shown with the noise of each of these, and in a band."""
    ratios = [exp(-epsilon) for epsilon in epsilons]
    return sum(2 * ratio / (1 - ratio) ** 2 for ratio in ratios) + (BAND**2 - 1) / 12


def _geometric(epsilon: float) -> int:
    return floor(log(1 - chance.random()) / -epsilon)
