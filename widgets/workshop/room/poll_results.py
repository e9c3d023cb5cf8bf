"""The result of a poll in its kind, as phones and presenters see it: in fives, none before ten answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from .disclosure_control import band

HALVES = 2  # a mean place is shown to a half


@dataclass(frozen=True)
class Cell:
    """One thing that is counted: `figure` is its count with noise; `text` is what somebody wrote, if so."""

    name: str
    figure: int
    text: str = ""
    is_allowed: bool = True


def result(kind: str, cells: Sequence[Cell], answers: int | None) -> dict[str, Any]:
    """The result of a poll of this kind, as JSON; `answers` is None as long as too few have come."""
    if answers is None:
        return {"n": 0, **RESULTS[kind](_unreleased(kind, cells), 0)}
    return {"n": band(answers), **RESULTS[kind](cells, answers)}


def _unreleased(kind: str, cells: Sequence[Cell]) -> Sequence[Cell]:
    """What shows before there are figures: what people wrote, as far as the presenter let it."""
    return [Cell(cell.name, 0, cell.text, cell.is_allowed) for cell in cells] if kind in WRITTEN else ()


def _groups(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    return [{"ids": [cell.name], "about": band(cell.figure)} for cell in cells]


def _chosen(cells: Sequence[Cell], answers: int) -> dict[str, Any]:
    return {"groups": _groups(cells)}


def _scale(cells: Sequence[Cell], answers: int) -> dict[str, Any]:
    groups = [{"ids": cell.name.split("-"), "about": band(cell.figure)} for cell in cells]
    return {"groups": groups, "median": _middle(groups)}


def _middle(groups: Sequence[Mapping[str, Any]]) -> list[str] | None:
    """The ends of the range in which the middle answer lies."""
    sums = list(accumulate(group["about"] for group in groups))
    found = (group["ids"] for group, upto in zip(groups, sums, strict=True) if 2 * upto >= sums[-1])
    return next(found, None) if sums and sums[-1] else None


def _order(cells: Sequence[Cell], answers: int) -> dict[str, Any]:
    """Options with their mean place, to a half, best first; a cell holds points, none for the last place."""
    places = [{"id": cell.name, "mean": _place(cell, len(cells), max(answers, 1))} for cell in cells]
    return {"places": sorted(places, key=lambda place: place["mean"])}


def _place(cell: Cell, options: int, answers: int) -> float:
    mean = options - cell.figure / answers
    return round(HALVES * min(max(mean, 1), options)) / HALVES


def _words(cells: Sequence[Cell], answers: int) -> dict[str, Any]:
    return {"words": [{"text": cell.text, "about": band(cell.figure)} for cell in _allowed(cells)]}


def _questions(cells: Sequence[Cell], answers: int) -> dict[str, Any]:
    return {"questions": [{"id": c.name, "text": c.text, "about": band(c.figure)} for c in _allowed(cells)]}


def _allowed(cells: Sequence[Cell]) -> list[Cell]:
    shown = (cell for cell in cells if cell.is_allowed)
    return sorted(shown, key=lambda cell: (-band(cell.figure), cell.text, cell.name))


WRITTEN = ("words", "questions")
RESULTS: Mapping[str, Callable[[Sequence[Cell], int], dict[str, Any]]] = {
    "one": _chosen,
    "several": _chosen,
    "places": _chosen,
    "scale": _scale,
    "order": _order,
    "words": _words,
    "questions": _questions,
}
