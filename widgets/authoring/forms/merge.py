"""Brings two people's changes of one file together, line by line, and says where both changed the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Hunk = tuple[int, int, list[str]]  # the lines of the base it takes the place of, and what stands there now


@dataclass(frozen=True)
class Merged:
    """`both` has the changes of both, and where they meet those of `mine`; `clash` says whether they meet."""

    both: str
    clash: bool


def merged(base: str, mine: str, theirs: str) -> Merged:
    """The changes from `base` to `mine` and to `theirs` in one text."""
    lines = base.splitlines(keepends=True)
    own = _hunks(lines, mine)
    other = [hunk for hunk in _hunks(lines, theirs) if hunk not in own]
    free = [hunk for hunk in other if not any(_meet(hunk, each) for each in own)]
    made = list(lines)
    for start, end, new in sorted([*own, *free], key=lambda hunk: hunk[:2], reverse=True):
        made[start:end] = new
    return Merged("".join(made), len(free) < len(other))


def changed_lines(before: str, after: str) -> Iterator[str]:
    """What differs, as lines that begin with "-" for what was and "+" for what is."""
    lines = before.splitlines()
    for start, end, new in _hunks(lines, after, keepends=False):
        yield from (f"- {line.strip()}" for line in lines[start:end] if line.strip())
        yield from (f"+ {line.strip()}" for line in new if line.strip())


def _hunks(lines: list[str], text: str, keepends: bool = True) -> list[Hunk]:
    new = text.splitlines(keepends=keepends)
    steps = SequenceMatcher(None, lines, new, autojunk=False).get_opcodes()
    return [(a, b, new[c:d]) for kind, a, b, c, d in steps if kind != "equal"]


def _meet(one: Hunk, other: Hunk) -> bool:
    """Whether two changes touch the same lines, or put something in at the same place."""
    return (one[0] < other[1] and other[0] < one[1]) or one[0] == other[0] or one[1] == other[1]
