"""Disclosure control (primary and secondary cell suppression): no count under MIN_CELL can be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MIN_CELL = 5


@dataclass(frozen=True)
class CellGroup:
    """Answers counted together: between `low` and `high` of them; exact where both are the same."""

    ids: tuple[str, ...]
    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the count is known to the vote."""
        return self.low == self.high


def suppress_small(counts: Mapping[str, int], total: int, keep: str = "") -> list[CellGroup]:
    """Counts of which each phone gave exactly one, so that they add up to `total`.

    Small ones are counted together; where that is still under five, or only one, the smallest of the
    others joins them, `keep` last. With nothing to join, the large one is shown as "all but fewer than five".
    """
    if total < MIN_CELL:
        return []
    small = [name for name, count in counts.items() if count < MIN_CELL]
    large = sorted(
        (name for name in counts if name not in small), key=lambda name: (name == keep, counts[name])
    )
    if small and (len(small) < 2 or _sum(counts, small) < MIN_CELL):
        if len(large) < 2:
            return [_nearly_all(large, total), CellGroup(tuple(small), 0, MIN_CELL - 1)]
        small.append(large.pop(0))
    kept = [name for name in counts if name in large]
    groups = [CellGroup((name,), counts[name], counts[name]) for name in kept]
    together = tuple(name for name in counts if name in small)
    return [*groups, *([CellGroup(together, *[_sum(counts, together)] * 2)] if together else [])]


def bounded_counts(counts: Mapping[str, int], total: int) -> list[CellGroup]:
    """Counts of which each phone gave some, so that each stands for itself and for those who left it out."""
    if total < MIN_CELL:
        return []
    return [_bounded(name, count, total) for name, count in counts.items()]


def merge_neighbours(counts: Mapping[str, int], total: int) -> list[CellGroup]:
    """Counts along a scale, of which each phone gave one: neighbours together until they are five or more."""
    if total < MIN_CELL:
        return []
    runs: list[list[str]] = [[]]
    for name in counts:
        if _sum(counts, runs[-1]) >= MIN_CELL:
            runs.append([])
        runs[-1].append(name)
    if len(runs) > 1 and _sum(counts, runs[-1]) < MIN_CELL:
        last = runs.pop()
        runs[-1] += last
    return [CellGroup(tuple(run), *[_sum(counts, run)] * 2) for run in runs]


def rounded_bounds(count: int) -> tuple[int, int]:
    """The bounds of a count that stands for itself, of a word or of those behind a question, in fives."""
    low = count // MIN_CELL * MIN_CELL
    return low, low + MIN_CELL - 1


def median(counts: Mapping[str, int], total: int) -> float | None:
    """The middle answer on a scale, or none of fewer than five."""
    if total < MIN_CELL:
        return None
    values = [int(name) for name, count in counts.items() for _ in range(count)]
    return (values[(total - 1) // 2] + values[total // 2]) / 2


def mean_ranks(ranks: Mapping[str, Sequence[int]], total: int) -> list[tuple[str, float]]:
    """Options with their mean place, best first; `ranks` holds how often each was put first, second, …"""
    if total < MIN_CELL:
        return []
    means = {
        name: sum(place * count for place, count in enumerate(counts, 1)) / total
        for name, counts in ranks.items()
    }
    return sorted(((name, round(mean, 1)) for name, mean in means.items()), key=lambda pair: pair[1])


def _bounded(name: str, count: int, total: int) -> CellGroup:
    if count < MIN_CELL:
        return CellGroup((name,), 0, MIN_CELL - 1)
    if total - count < MIN_CELL:
        return _nearly_all([name], total)
    return CellGroup((name,), count, count)


def _nearly_all(names: Sequence[str], total: int) -> CellGroup:
    return CellGroup(tuple(names), max(total - MIN_CELL + 1, 0), total)


def _sum(counts: Mapping[str, int], names: Sequence[str]) -> int:
    return sum(counts[name] for name in names)
