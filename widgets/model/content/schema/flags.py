"""Warning signs, red flags, care levels, and the emergency card."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...triage.conditions import Row
from .basics import LEVELS, AnyLevel, Entry, Level, Sourced, Text, Who, Yes
from .ids import Id

Confidence = Literal["P", "PM", "S", "K", "D"]


class LevelChange(Entry):
    """What an edition changed about a level: what it was, why, and how sure the source is.

    P: official text or abstract read; PM: the same in a copy; S: quoted by someone else; K: general
    knowledge; D: our own choice. A lowered level that does not `ship` as a draft waits for a signature.
    """

    was: AnyLevel
    reason: Text
    confidence: Confidence
    ships: Yes = False

    def lowers(self, level: str) -> bool:
        """Whether `level` is lower than what it was, and counts only once it is signed."""
        return not self.ships and LEVELS.index(level) < LEVELS.index(self.was)


class Sign(Sourced):
    """One warning sign: how urgent it is, and the short words that every place takes from here.

    `part_of` names the sign of the emergency card that covers this narrower one; `call` means that it
    needs an ambulance rather than a way to the emergency department. A sign of the card with `brief` words
    stands with them in the strip, where there is room for a few signs only. One that is urgent `everywhere`
    stands on the card of a new guide too, whatever it is about.
    """

    id: Id
    level: Level
    words: Text
    brief: Text | None = None
    part_of: Text | None = None
    call: Yes = False
    everywhere: Yes = False
    changed: LevelChange | None = None


class MildText(Entry):
    """Softer words of a level: when all that counts is in `only_with` and a row of `when` holds."""

    only_with: tuple[Text, ...]
    when: tuple[Row, ...]
    title: Text
    how_soon: Text
    do: Text
    until: Text | None = None
    sooner: tuple[Text, ...] = ()


class LevelText(Entry):
    """What a care level asks of a person; `within` says how soon in the middle of a sentence.

    A result tells `do` in two parts: what to do `until` then, and a few signs to go `sooner` for.
    """

    title: Text
    who: Text
    how_soon: Text
    within: Text
    do: Text
    until: Text | None = None
    sooner: tuple[Text, ...] = ()
    mild: MildText | None = None


class EmergencySigns(Entry):
    """The emergency card as it is written: which signs stand on it."""

    title: Text
    signs: Annotated[tuple[Text, ...], Field(min_length=1)]


class EmergencyLines(Entry):
    """The emergency card as it is shown at the top of every page: a few signs in `brief`, then all."""

    title: Text
    brief: tuple[Text, ...]
    lines: tuple[Text, ...]


class Nothing(Entry):
    """What is said while no sign has been answered, or only urgent ones were `skipped`."""

    title: Text
    skipped: Text
    do: Text


class UrgentUnsure(Entry):
    """What is said when a person is not sure about a sign that can need help today."""

    title: Text
    how_soon: Text
    says: Text


class LaterUnsure(Entry):
    """What is said when a person is not sure about another sign."""

    says: Text


class Unsure(Entry):
    """What is said about answers of "not sure"."""

    urgent: UrgentUnsure
    later: LaterUnsure


class Worse(Entry):
    """A follow-up question that raises a level; without one of its own it only feeds other rules."""

    ask: Text
    level: Level | None = None


class FlagEntry(Sourced):
    """One red flag as it is written; its level and short words are those of its `sign`.

    `any_of` lists things of which one is enough. `unsure_counts` makes "not sure" count as yes;
    `unsure_explained` are rows of answers with which it adds nothing. `cleared_by` limits who may clear
    it for running.
    """

    id: Id
    sign: Text
    who: tuple[Who, ...]
    ask: Text
    any_of: tuple[Text, ...] = ()
    term: Text
    could_be: Text
    do: Text | None = None
    worse: Worse | None = None
    also_when: tuple[Row, ...] = ()
    also_level: Level | None = None
    unsure_counts: Yes = False
    unsure_explained: tuple[Row, ...] = ()
    stop_running: Yes = False
    crisis_line: Yes = False
    place: Literal["urine"] | None = None
    cleared_by: tuple[Literal["doctor", "physio"], ...] = ("doctor", "physio")


class Flag(FlagEntry):
    """One red flag with the level that counts today and the short words of its sign."""

    level: Level = Field(exclude=True)
    short: Text = Field(exclude=True)
    call: bool = Field(exclude=True)


class _Levels(Entry):
    levels: dict[AnyLevel, LevelText]
    nothing: Nothing
    unsure: Unsure
    very_bad: Text
    note: Text


class RedFlagsFile(_Levels):
    """Everything in red-flags.yaml."""

    card: EmergencySigns
    flags: tuple[FlagEntry, ...]


class RedFlags(_Levels):
    """The red flags of a guide with the texts of their levels, each with what its sign says."""

    card: EmergencyLines
    flags: tuple[Flag, ...]
