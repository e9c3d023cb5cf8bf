"""What changed between two versions of what patients are told, and which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from .patient_texts import Key, Told

Kind = Literal["added", "taken away", "changed"]
WORDS = re.compile(r"\s+|\S+")
RULE = "What brings this up, or for whom, has changed."


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, were added or were taken away."""

    words: str
    kind: Literal["same", "added", "taken away"]


@dataclass(frozen=True)
class Change:
    """One change, where it stands, and its words piece by piece."""

    group: str
    place: str
    kind: Kind
    pieces: tuple[Piece, ...]


def changes(before: Mapping[Key, Told], after: Mapping[Key, Told]) -> list[Change]:
    """Every change, in the order of the later version; what was taken away comes last."""
    keys = [*after, *(key for key in before if key not in after)]
    pairs = [(before.get(key), after.get(key)) for key in keys]
    return _joined(_change(old, new) for old, new in pairs if _differ(old, new))


def _joined(found: Iterable[Change]) -> list[Change]:
    """Texts of one entry that came or went together, as one change."""
    joined: list[Change] = []
    for change in found:
        last = joined[-1] if joined else change
        if joined and change.kind != "changed" and _names(last) == _names(change):
            words = f"{last.pieces[0].words}\n{change.pieces[0].words}"
            joined[-1] = replace(last, pieces=(Piece(words, last.pieces[0].kind),))
        else:
            joined.append(change)
    return joined


def _names(change: Change) -> tuple[str, str, str]:
    return change.group, change.place, change.kind


def _differ(old: Told | None, new: Told | None) -> bool:
    if old and new:
        return old.words != new.words
    only = old or new
    return only is not None and not only.rule


def _change(old: Told | None, new: Told | None) -> Change:
    if old and new:
        pieces = (Piece(RULE, "same"),) if new.rule else tuple(words_between(old.words, new.words))
        return Change(new.group, new.place, "changed", pieces)
    if new:
        return Change(new.group, new.place, "added", (Piece(new.words, "added"),))
    assert old  # noqa: S101 - a key comes from one of the two
    return Change(old.group, old.place, "taken away", (Piece(old.words, "taken away"),))


def words_between(old: str, new: str) -> Iterable[Piece]:
    """The words of two texts as pieces: joined without what was added they are `old`, without what was taken
    away they are `new`.
    """
    before, after = WORDS.findall(old), WORDS.findall(new)
    for step, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece("".join(before[i:j]), "same")
            continue
        if i < j:
            yield Piece("".join(before[i:j]), "taken away")
        if k < m:
            yield Piece("".join(after[k:m]), "added")
