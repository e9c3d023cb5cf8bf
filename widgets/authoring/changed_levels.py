"""The levels that this edition changed: what each was, what it is, why, and how sure the source is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.content.content import Content
from ..model.content.reviewable import Reviewable
from ..model.content.schema import LEVELS, Card, Item, Sign
from ..model.triage.care_levels import highest

CONFIDENCE = {
    "P": "official text or abstract read",
    "PM": "official text read in a copy",
    "S": "quoted by someone else",
    "K": "general knowledge",
    "D": "our own choice",
}


@dataclass(frozen=True)
class ChangedLevel:
    """One changed level; `counts` is the one that patients are told today, `direction` how it went."""

    id: str
    words: str
    was: str
    now: str
    counts: str
    direction: str
    reason: str
    confidence: str
    sources: str
    written_in: str


def changed_levels(content: Content) -> list[ChangedLevel]:
    """Every changed level: those that went down and wait first, then those that went down, then the rest."""
    rows = [row for each in content.written for row in _rows(content, each)]
    return sorted(rows, key=lambda row: ORDER.index(row.direction))


ORDER = (
    "lowered, waits for a signature",
    "lowered, signed",
    "lowered, shown as a draft",
    "raised",
    "new words",
)


def _rows(content: Content, each: Reviewable) -> Iterator[ChangedLevel]:
    entry = each.entry
    if not isinstance(entry, Sign | Card | Item) or not entry.changed:
        return
    change, now = entry.changed, _proposed(entry)
    lowered = LEVELS.index(now) < LEVELS.index(change.was) or isinstance(entry, Card)
    waits = lowered and not change.ships and isinstance(entry, Sign | Card) and content.waits(entry)
    line = content.trees[each.file].line(*each.path)
    yield ChangedLevel(
        id=each.id,
        words=_words(entry),
        was=change.was,
        now=now if not isinstance(entry, Card) else "fewer answers show it",
        counts=change.was if waits else now,
        direction=_direction(lowered, waits, change.ships, now == change.was),
        reason=change.reason,
        confidence=f"{change.confidence}: {CONFIDENCE[change.confidence]}",
        sources=", ".join(entry.sources),
        written_in=f"{each.file}, line {line}",
    )


def _direction(lowered: bool, waits: bool, ships: bool, same: bool) -> str:
    if lowered:
        return ORDER[0] if waits else ORDER[2] if ships else ORDER[1]
    return ORDER[4] if same else ORDER[3]


def _proposed(entry: Sign | Card | Item) -> str:
    return highest(row.level for row in entry.floor if row.level) if isinstance(entry, Item) else entry.level


def _words(entry: Sign | Card | Item) -> str:
    if isinstance(entry, Item):
        return entry.short or entry.ask
    return entry.words if isinstance(entry, Sign) else entry.title
