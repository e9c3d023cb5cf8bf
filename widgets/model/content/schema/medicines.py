"""What to know before a pain reliever: situations to tick, and what each says about each kind."""

from __future__ import annotations

from typing import Literal

from .basics import Entry, Sourced, Text
from .ids import Id

Kind = Literal["nsaid", "paracetamol"]
Word = Literal["usual", "ask", "avoid"]


class KindText(Entry):
    """One kind of pain reliever, in the words of the reader's region."""

    id: Kind
    name: Text


class Verdict(Entry):
    """What a person is told about a kind."""

    title: Text
    says: Text


class Says(Entry):
    """What a situation says about one kind, and why."""

    word: Word
    why: Text | None = None


class Situation(Sourced):
    """Something to tick; a kind that is left out is not touched by it."""

    id: Id
    text: Text
    nsaid: Says | None = None
    paracetamol: Says | None = None


class Medicines(Entry):
    """Everything in medicines.yaml."""

    title: Text
    says: Text
    kinds: tuple[KindText, ...]
    verdicts: dict[Literal["none", "usual", "ask", "avoid"], Verdict]
    always: tuple[Text, ...]
    help_now: tuple[Text, ...]
    situations: tuple[Situation, ...]
