"""Which pain relievers to leave, and which to ask about: the strictest tick wins (rules.md §6)."""

from __future__ import annotations

from collections.abc import Iterable

from ..arguments import read_words
from ..content.content import Content
from ..content.findings import NEAREST, nearest
from ..content.schema.medicines import Situation

STRICTNESS = ("none", "usual", "ask", "avoid")
KINDS = ("nsaid", "paracetamol")


def verdicts(content: Content, ticked: Iterable[str]) -> dict[str, str]:
    """For each kind of pain reliever: `avoid`, `ask`, `usual`, or `none` when no tick is about it.

    `ticked` are ids of situations in medicines.yaml; raises ValueError for one that there is not.
    """
    known = {situation.id: situation for situation in content.medicines.situations}
    names = read_words("ticked", ticked, known)
    for name in names:
        if name not in known:
            raise ValueError(f'No situation is called "{name}".{nearest(str(name), known, NEAREST)}')
    return {kind: _strictest([_word(known[name], kind) for name in names]) for kind in KINDS}


def medicine_table(content: Content) -> dict[str, object]:
    """The rules as a table for widgets/components/treatments/relievers.js."""
    situations = content.medicines.situations
    return {
        "strictness": list(STRICTNESS),
        "kinds": {kind: {each.id: _word(each, kind) for each in situations} for kind in KINDS},
    }


def _word(situation: Situation, kind: str) -> str:
    says = getattr(situation, kind)
    return says.word if says else STRICTNESS[0]


def _strictest(words: Iterable[str]) -> str:
    return max(words, key=STRICTNESS.index, default=STRICTNESS[0])
