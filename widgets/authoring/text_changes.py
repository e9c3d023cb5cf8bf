"""What changed between two versions of what patients are told, and which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from .patient_texts import Key, PatientText

Kind = Literal["added", "taken away", "changed"]
WORDS = re.compile(r"\s+|\S+")
RULE = "What brings this up, or for whom, has changed."


@dataclass(frozen=True)
class ChangedWords:
    """Some words that stayed, were added or were taken away."""

    words: str
    kind: Literal["same", "added", "taken away"]


@dataclass(frozen=True)
class TextChange:
    """One change, where it stands, and its words piece by piece."""

    group: str
    place: str
    kind: Kind
    pieces: tuple[ChangedWords, ...]


def changes(before: Mapping[Key, PatientText], after: Mapping[Key, PatientText]) -> list[TextChange]:
    """Every change, in the order of the later version; what was taken away comes last."""
    keys = [*after, *(key for key in before if key not in after)]
    pairs = [(before.get(key), after.get(key)) for key in keys]
    return _joined(_change(old, new) for old, new in pairs if _differ(old, new))


def _joined(found: Iterable[TextChange]) -> list[TextChange]:
    """Texts of one entry that came or went together, as one change."""
    joined: list[TextChange] = []
    for change in found:
        last = joined[-1] if joined else change
        if joined and change.kind != "changed" and _names(last) == _names(change):
            words = f"{last.pieces[0].words}\n{change.pieces[0].words}"
            joined[-1] = replace(last, pieces=(ChangedWords(words, last.pieces[0].kind),))
        else:
            joined.append(change)
    return joined


def _names(change: TextChange) -> tuple[str, str, str]:
    return change.group, change.place, change.kind


def _differ(old: PatientText | None, new: PatientText | None) -> bool:
    if old and new:
        return old.words != new.words
    only = old or new
    return only is not None and not only.rule


def _change(old: PatientText | None, new: PatientText | None) -> TextChange:
    if old and new:
        pieces = (
            (ChangedWords(new.says or RULE, "same"),)
            if new.rule
            else tuple(words_between(old.words, new.words))
        )
        return TextChange(new.group, new.place, "changed", pieces)
    if new:
        return TextChange(new.group, new.place, "added", (ChangedWords(new.words, "added"),))
    assert old  # noqa: S101 - a key comes from one of the two
    return TextChange(old.group, old.place, "taken away", (ChangedWords(old.words, "taken away"),))


def words_between(old: str, new: str) -> Iterable[ChangedWords]:
    """The words of two texts as pieces: joined without what was added they are `old`, without what was taken
    away they are `new`.
    """
    before, after = WORDS.findall(old), WORDS.findall(new)
    for step, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            yield ChangedWords("".join(before[i:j]), "same")
            continue
        if i < j:
            yield ChangedWords("".join(before[i:j]), "taken away")
        if k < m:
            yield ChangedWords("".join(after[k:m]), "added")
