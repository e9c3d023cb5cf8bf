"""The result of a poll in its kind, as phones and presenters see it: the small-count rule is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .disclosure_control import (
    CellGroup,
    bounded_counts,
    mean_ranks,
    median,
    merge_neighbours,
    rounded_bounds,
    suppress_small,
)


@dataclass(frozen=True)
class Cell:
    """One thing that is counted; `text` is what somebody wrote, if so."""

    name: str
    count: int
    text: str = ""
    is_allowed: bool = True


def result(kind: str, tallied: Sequence[Cell], total: int, right: str = "") -> dict[str, Any]:
    """The result of a poll of this kind, of `total` answers, as JSON; `right` is a quiz's answer."""
    if right:
        return {"n": total, "groups": _groups(suppress_small(counts(tallied), total, right))}
    return {"n": total, **RESULTS[kind](tallied, total)}


def counts(tallied: Sequence[Cell]) -> dict[str, int]:
    """The numbers by name, in their order."""
    return {cell.name: cell.count for cell in tallied}


def _groups(found: Sequence[CellGroup]) -> list[dict[str, Any]]:
    return [{"ids": [*group.ids], "low": group.low, "high": group.high} for group in found]


def _one(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    return {"groups": _groups(suppress_small(counts(tallied), total))}


def _several(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    return {"groups": _groups(bounded_counts(counts(tallied), total))}


def _scale(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    numbers = counts(tallied)
    return {"groups": _groups(merge_neighbours(numbers, total)), "median": median(numbers, total)}


def _order(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    ranks: dict[str, list[int]] = {}
    for cell in tallied:
        ranks.setdefault(cell.name.partition("@")[0], []).append(cell.count)
    return {"places": [{"id": name, "mean": mean} for name, mean in mean_ranks(ranks, total)]}


def _words(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    return {"words": [{"text": cell.text, **_bounds(cell)} for cell in _allowed(tallied)]}


def _questions(tallied: Sequence[Cell], total: int) -> dict[str, Any]:
    return {"questions": [{"id": c.name, "text": c.text, **_bounds(c)} for c in _allowed(tallied)]}


def _allowed(tallied: Sequence[Cell]) -> list[Cell]:
    shown = (cell for cell in tallied if cell.is_allowed)
    return sorted(shown, key=lambda cell: (-rounded_bounds(cell.count)[0], cell.text, cell.name))


def _bounds(cell: Cell) -> dict[str, int]:
    low, high = rounded_bounds(cell.count)
    return {"low": low, "high": high}


RESULTS: Mapping[str, Callable[[Sequence[Cell], int], dict[str, Any]]] = {
    "one": _one,
    "several": _several,
    "places": _several,
    "scale": _scale,
    "order": _order,
    "words": _words,
    "questions": _questions,
}
