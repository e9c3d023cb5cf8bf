"""Every path through the compiled rules: which answers lead where, and how soon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..content.content import Content
from ..content.yaml_document import Path as Place
from .compiled_tables import Entry, compile_rows, compile_tables
from .conditions import MOST

Target = Literal["flag", "card", "note", "asks again", "level"]


@dataclass(frozen=True)
class RulePath:
    """Answers that lead to a flag, card, note, question or level; `level` is "" when none follows.

    `entries` are those of a row in `tables.py`; `place` is where the rule stands in `file`.
    """

    kind: Target
    target: str
    entries: tuple[tuple[str | int, ...], ...]
    level: str
    file: str
    place: Place


def ways(content: Content) -> list[RulePath]:
    """All paths, in the order of the files."""
    tables = compile_tables(content)
    return [*_flags(tables), *_cards(content, tables), *_notes(tables), *_items(content)]


def _flags(tables: dict[str, Any]) -> Iterator[RulePath]:
    for number, flag in enumerate(tables["flags"]):
        yes, place = (flag["id"], 1, MOST, 1), ("flags", number)
        yield _way("flag", flag["id"], [yes], flag["level"], "red-flags.yaml", place)
        if flag["worse"]:
            both = [yes, (f"{flag['id']}.worse", 1, MOST, 1)]
            yield _way("flag", flag["id"], both, flag["worse"], "red-flags.yaml", (*place, "worse"))
        for row, entries in enumerate(flag["also"]):
            level, at = flag["alsoLevel"] or "", (*place, "also_when", row)
            yield _way("flag", flag["id"], entries, level, "red-flags.yaml", at)


def _cards(content: Content, tables: dict[str, Any]) -> Iterator[RulePath]:
    numbers = {card.id: number for number, card in enumerate(content.cards.cards)}
    for table in tables["cards"]:
        card = content.cards.cards[numbers[table["id"]]]
        place, written = ("cards", numbers[card.id]), len(table["when"]) - len(card.shows_when)
        for row, entries in enumerate(table["when"]):
            at = (*place, "shows_when", row - written) if row >= written else (*place, "id")
            yield _way("card", card.id, entries, card.level, "cards.yaml", at)
        for row, raising in enumerate(table["raise"]):
            (entries,) = raising["when"]
            yield _way("level", card.id, entries, raising["level"], "cards.yaml", (*place, "raise", row))


def _notes(tables: dict[str, Any]) -> Iterator[RulePath]:
    for number, note in enumerate(tables["notes"]):
        for row, entries in enumerate(note["when"]):
            at = ("notes", number, "shows_when", row)
            yield _way("note", note["id"], entries, "", "cards.yaml", at)


def _items(content: Content) -> Iterator[RulePath]:
    for number, item in enumerate(content.checklist.items):
        place = ("items", number)
        words: list[Place] = [(*place, "at_least", word) for word in item.at_least]
        rows: list[Place] = [(*place, "raise", row) for row in range(len(item.raises))]
        for at, row in zip((*words, *rows), item.floor, strict=True):
            (entries,) = compile_rows([row])
            yield _way("level", item.id, entries, row.level or "", "checklist.yaml", at)
        for flag in item.reopens:
            entries = [[item.id, item.reopens_at, MOST, 1]]
            yield _way("asks again", flag, entries, "", "checklist.yaml", (*place, "reopens"))


def _way(
    kind: Target, target: str, entries: list[Any] | list[Entry], level: str, file: str, place: Place
) -> RulePath:
    return RulePath(kind, target, tuple(map(tuple, entries)), level, file, place)
