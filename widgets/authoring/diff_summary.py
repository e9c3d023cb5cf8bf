"""The changes between two versions in a screenful: safety in its words, all else by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .changed_facts import changed_facts
from .patient_texts import HOW_SOON, NUMBERS, SAFETY
from .text_changes import ChangedWords, TextChange

IN_WORDS = (NUMBERS, SAFETY)
MOST_SAFETY, MOST = 20, 6  # changes of a group that are named
WIDE = 100  # letters of the words of a change
BESIDE = 3  # unchanged words that are kept on each side of a change
REST = "  … and {} more"
END = "\n{changes}{facts}. Every word of them: --all, or as a page: --html FILE"


def summary(found: Sequence[TextChange], marks: dict[str, str]) -> str:
    """The changes as text for a terminal; `marks` say how added and taken words look."""
    lines: list[str] = []
    for group, own in groupby(found, key=lambda change: change.group):
        lines += ["", *_group(group, list(own), marks)]
    facts = len(changed_facts(found))
    told = (
        f", and {_count(facts, 'number or source', 'numbers or sources')} that came or went" if facts else ""
    )
    lines.append(END.format(changes=_count(len(found), "change", "changes"), facts=told))
    return "\n".join(lines).strip("\n")


def _group(name: str, own: Sequence[TextChange], marks: dict[str, str]) -> Iterator[str]:
    most = MOST_SAFETY if name in IN_WORDS else MOST
    yield f"{name.upper()} ({len(own)})"
    for change in sorted(own, key=lambda change: not change.place.endswith(HOW_SOON))[:most]:
        yield f"  {change.place} ({change.kind})"
        if name in IN_WORDS:
            yield f"    {_words(change.pieces, marks)}"
    if len(own) > most:
        yield REST.format(len(own) - most)


def _words(pieces: Sequence[ChangedWords], marks: dict[str, str]) -> str:
    """What changed with a few words around it, as much as a line holds."""
    told, room = [], WIDE
    for number, piece in enumerate(pieces):
        words = piece.words.split()
        if piece.kind == "same" and len(pieces) > 1:
            words = _beside(words, number == 0, number == len(pieces) - 1)
        text = " ".join(words)
        if len(text) > room:
            text = text[:room].rstrip() + " …"
        room -= len(text)
        told.append(text if piece.kind == "same" else marks[piece.kind].format(text))
        if room <= 0:
            if number < len(pieces) - 1 and not text.endswith("…"):
                told.append("…")
            break
    return " ".join(each for each in told if each)


def _beside(words: list[str], is_first: bool, is_last: bool) -> list[str]:
    start = [] if is_first else words[:BESIDE]
    end = [] if is_last else words[-BESIDE:]
    return words if len(words) <= len(start) + len(end) else [*start, "…", *end]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
