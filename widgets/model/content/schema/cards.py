"""Cards, notes and the worked cases that hold them to their rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ...triage.conditions import Key, Row
from .basics import AnyLevel, Entry, Level, Sourced, Text, Yes
from .flags import LevelChange
from .ids import Id


class Card(Sourced):
    """Signs worth discussing: when the card shows, what it says and what to do next.

    `until_signed` rows show it as well while nobody has signed the card: they are the rule before.
    """

    id: Id
    title: Text
    says: Text
    level: Level
    raises: tuple[Row, ...] = Field(default=(), alias="raise")
    key: tuple[Key, ...] = ()
    supporting: tuple[Text, ...] = ()
    alone: tuple[Text, ...] = ()
    shows_when: tuple[Row, ...] = ()
    until_signed: tuple[Row, ...] = ()
    changed: LevelChange | None = None
    cleared_by: tuple[Literal["doctor", "physio"], ...] = ("doctor", "physio")
    stops_others: Yes = False
    who_to_see: Text
    meanwhile: Text
    other_things: Text
    link: Text


class NoPattern(Entry):
    """What is said when the answers point nowhere in particular."""

    title: Text
    says: Text
    meanwhile: Text


class Note(Sourced):
    """Advice shown beside a result."""

    id: Id
    title: Text
    shows_when: tuple[Row, ...]
    says: Text
    about_running: Yes = False
    crisis_line: Yes = False


class Cards(Entry):
    """All cards and notes of a guide."""

    cards: tuple[Card, ...]
    no_pattern: NoPattern
    notes: tuple[Note, ...]


class Expected(Entry):
    """What an example expects the rules to say."""

    level: AnyLevel
    flags: tuple[Text, ...] = ()
    cards: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    ask_again: tuple[Text, ...] = ()


Answer = Annotated[str, BeforeValidator(lambda word: " ".join(word) if isinstance(word, list) else word)]


class Example(Entry):
    """A clinician's worked case; `once_signed` is what it gives when lowered levels count."""

    id: Id
    who: Text
    answers: dict[str, Answer]
    expect: Expected
    once_signed: Expected | None = None
