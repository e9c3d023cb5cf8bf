"""The state of a translation: missing, stale, machine-made, or checked by one or two people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ..po_file import PoEntry
from .fingerprint import fingerprint
from .records import Check, person_in

ENOUGH = 2  # people who have checked a text, for it to stand without the English


class State(StrEnum):
    """How far a translation may be trusted.

    What nobody has checked counts as made by a machine, whoever wrote it: no file can prove otherwise.
    """

    MISSING = "missing"
    STALE = "stale"
    MACHINE_MADE = "machine-made"
    CHECKED_BY_ONE = "checked by one"
    CHECKED_BY_TWO = "checked by two"

    @property
    def is_shown(self) -> bool:
        """Whether pages say it at all; of what is missing or stale they say the English."""
        return self not in (State.MISSING, State.STALE)


People = Mapping[str, frozenset[str]]


def people_by_text(checks: Iterable[Check]) -> People:
    """Who checked each text, by its fingerprint; a person counts once, and no program counts."""
    found: dict[str, set[str]] = defaultdict(set)
    for check in checks:
        for mark in check.texts:
            found[mark] |= {person_in(check.by)} - {""}
    return {mark: frozenset(people) for mark, people in found.items()}


def state_of(entry: PoEntry | None, people: People) -> State:
    """The state of a text as it stands in its file, or of one that has none there."""
    if entry is None or not any(entry.said):
        return State.MISSING
    if entry.is_fuzzy:
        return State.STALE
    if not entry.is_translated:
        return State.MISSING
    checked = len(people.get(fingerprint(entry), ())) if people else 0
    if checked >= ENOUGH:
        return State.CHECKED_BY_TWO
    return State.CHECKED_BY_ONE if checked else State.MACHINE_MADE
