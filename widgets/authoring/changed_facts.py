"""Which numbers, sources and placeholders were lost or added between two versions, wherever they stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .text_changes import RULE, TextChange

FACT = re.compile(r"\[R\d+[a-z]?\]|\{[\w.-]+\}|(?<![\w.,])\d+(?:[.,]\d+)*(?: ?%)?")


@dataclass(frozen=True)
class ChangedFact:
    """A fact that is there less or more often than before: how many times, and in which texts."""

    kind: Literal["lost", "added"]
    fact: str
    times: int
    places: tuple[str, ...]


def changed_facts(changes: Iterable[TextChange]) -> list[ChangedFact]:
    """What was lost, then what was added. A fact that moved from one text to another is neither."""
    lost: dict[str, Counter[str]] = {}
    added: dict[str, Counter[str]] = {}
    for change in changes:
        before, after = (Counter(FACT.findall(text)) for text in _versions(change))
        for fact, times in (before - after).items():
            lost.setdefault(fact, Counter())[change.place] += times
        for fact, times in (after - before).items():
            added.setdefault(fact, Counter())[change.place] += times
    return [*_left("lost", lost, added), *_left("added", added, lost)]


def _left(
    kind: Literal["lost", "added"], those: dict[str, Counter[str]], others: dict[str, Counter[str]]
) -> Iterator[ChangedFact]:
    for fact, places in those.items():
        times = places.total() - others.get(fact, Counter()).total()
        if times > 0:
            yield ChangedFact(kind, fact, times, tuple(places))


def _versions(change: TextChange) -> tuple[str, str]:
    pieces = [piece for piece in change.pieces if piece.words != RULE]
    before = "".join(piece.words for piece in pieces if piece.kind != "added")
    return before, "".join(piece.words for piece in pieces if piece.kind != "taken away")
