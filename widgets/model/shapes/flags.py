"""Red flags, their levels, and the emergency card."""

from __future__ import annotations

from typing import Literal

from ..conditions import Row
from .basics import Entry, Level, Sourced, Text, Who, Yes


class LevelText(Entry):
    """What a care level asks of a person."""

    title: Text
    who: Text
    how_soon: Text
    do: Text


class EmergencyLines(Entry):
    """The short card that stands at the top of every page."""

    title: Text
    lines: tuple[Text, ...]


class Worse(Entry):
    """A follow-up question that raises a flag's level."""

    ask: Text
    level: Level


class Flag(Sourced):
    """One red flag: a question, and how soon a yes should be looked at."""

    id: Text
    level: Level
    who: tuple[Who, ...]
    ask: Text
    short: Text
    term: Text
    could_be: Text
    do: Text | None = None
    worse: Worse | None = None
    also_when: tuple[Row, ...] = ()
    also_level: Level | None = None
    stop_running: Yes = False
    crisis_line: Yes = False


class RedFlags(Entry):
    """The red flags of a guide with the texts of their levels."""

    card: EmergencyLines
    levels: dict[Literal["emergency", "today", "days", "routine", "none"], LevelText]
    note: Text
    flags: tuple[Flag, ...]
