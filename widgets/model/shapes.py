"""What each content file may hold: one frozen model for each kind of entry."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from .conditions import Key, Row

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Level = Literal["emergency", "today", "days", "routine"]
LEVELS: tuple[str, ...] = ("none", "routine", "days", "today", "emergency")
Evidence = Literal["published", "reported", "general knowledge", "draft choice"]
Certainty = Literal["sure", "fairly sure", "not very sure", "very unsure"]
Seen = Literal["abstract", "page", "table", "quoted elsewhere", "not yet checked"]
Who = Literal["everyone", "womb", "penis", "pregnancy", "under 18"]
Yes = Annotated[bool, BeforeValidator(lambda word: word == "yes" if word in ("yes", "no") else word)]
RegionCode = Literal["sg", "uk", "us", "au", "eu"]


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Entry(BaseModel):
    """The common manners: nothing unknown is accepted and nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Review(Entry):
    """Who has checked a text, and when it is to be looked at again."""

    reviewed_by: Text
    reviewed_on: date | None = None
    next_review: date

    @property
    def is_draft(self) -> bool:
        """True until a clinician has signed."""
        return self.reviewed_on is None


class Sourced(Entry):
    """An entry that says where it comes from, how sure we are, and who checked it."""

    sources: tuple[Text, ...] = ()
    evidence: Evidence
    review: Review | None = None


class Reference(Entry):
    """One publication or page that the guide rests on."""

    id: Text
    cite: Text
    doi: Annotated[tuple[Text, ...], BeforeValidator(_many)] = ()
    where: Text | None = None
    seen: Seen


class Term(Sourced):
    """One word of the glossary."""

    id: Text
    term: Text
    means: Text


class Call(Entry):
    """A telephone number of a region, never typed anywhere else."""

    call: Text
    evidence: Evidence
    sources: tuple[Text, ...] = ()


class Urgent(Entry):
    """Where a region's people get advice the same day; `call` is left out when not known."""

    say: Text
    call: Text | None = None
    evidence: Evidence = "general knowledge"
    sources: tuple[Text, ...] = ()


class Region(Entry):
    """The numbers, words and spelling of one part of the world."""

    name: Text
    emergency: Call
    walk_in: Text
    urgent: Urgent
    crisis: Call | None = None
    non_emergency_ambulance: Call | None = None
    words: dict[Literal["doctor", "paracetamol"], Text]
    spelling: dict[str, Text] = Field(default_factory=dict)


class Clinic(Entry):
    """Settings of the clinic that shows the guide."""

    default_region: RegionCode


class Place(Entry):
    """One entry in the order of sections; `under` names come from the sections themselves."""

    page: Text
    sections: tuple[Text, ...]


class GuideFile(Entry):
    """What the guide is, who it is for, how it is kept up to date, and in which order it is told."""

    title: Text
    purpose: Text
    audience: Text
    authors: Text
    funding: Text
    updates: Text
    review: Review
    order: tuple[Place, ...]


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


class Area(Entry):
    """One place on the body that can hurt."""

    id: Text
    view: Literal["front", "back", "side", "perineum", "inside"]
    label: Text
    term: Text
    who: tuple[Who, ...]
    sides: Yes


class Group(Entry):
    """A few questions that are asked together."""

    id: Text
    title: Text
    intro: Text


class Follow(Entry):
    """A second question that no rule looks at."""

    ask: Text
    scale: Text


class Item(Sourced):
    """One question of the checklist."""

    id: Text
    group: Text
    ask: Text
    term: Text
    why: Text
    short: Text | None = None
    scale: Text | None = None
    areas: Yes = False
    bother: Yes = False
    timing: Yes = False
    help: Text | None = None
    who: tuple[Who, ...] = ("everyone",)
    reopens: tuple[Text, ...] = ()
    reopens_at: int = 1
    at_least: dict[int, Level] = Field(default_factory=dict)
    hides: dict[int, tuple[Who, ...]] = Field(default_factory=dict)
    follow: Follow | None = None
    words: Text | None = None
    sensitive: Yes = False


class Checklist(Entry):
    """The questions, their scales and the groups they are asked in."""

    purpose: Text
    scales: dict[str, dict[str, Text]]
    timing: dict[str, Text]
    areas: tuple[Area, ...]
    groups: tuple[Group, ...]
    items: tuple[Item, ...]


class Card(Sourced):
    """Signs worth discussing: when the card shows, what it says and what to do next."""

    id: Text
    title: Text
    says: Text
    level: Level
    raises: tuple[Row, ...] = Field(default=(), alias="raise")
    key: tuple[Key, ...] = ()
    supporting: tuple[Text, ...] = ()
    alone: tuple[Text, ...] = ()
    shows_when: tuple[Row, ...] = ()
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

    id: Text
    title: Text
    shows_when: tuple[Row, ...]
    says: Text
    about_running: Yes = False


class Cards(Entry):
    """All cards and notes of a guide."""

    cards: tuple[Card, ...]
    no_pattern: NoPattern
    notes: tuple[Note, ...]


class Expected(Entry):
    """What an example expects the rules to say."""

    level: Literal["emergency", "today", "days", "routine", "none"]
    flags: tuple[Text, ...] = ()
    cards: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    ask_again: tuple[Text, ...] = ()


Answer = Annotated[str, BeforeValidator(lambda word: " ".join(word) if isinstance(word, list) else word)]


class Example(Entry):
    """A clinician's worked case."""

    id: Text
    who: Text
    answers: dict[str, Answer]
    expect: Expected


class Claim(Entry):
    """What became of one statement of the source article."""

    id: Text
    article: Text
    verdict: Literal["supported", "partly", "imprecise", "wrong", "unsupported", "marketing", "unsafe"]
    handling: Literal[
        "keep",
        "qualify",
        "correct",
        "attribute",
        "attribute and correct",
        "attribute and qualify",
        "drop",
    ]
    section: Text | None = None


class Missing(Entry):
    """A topic the source article lacks."""

    id: Text
    topic: Text
    section: Text


class Claims(Entry):
    """Where every statement and missing topic of the source article went."""

    claims: tuple[Claim, ...]
    missing: tuple[Missing, ...]


class Heading(Entry):
    """The lines between `---` at the top of a section."""

    id: Text
    title: Text
    article: Text
    under: Text | None = None
    certainty: Certainty
    evidence: Evidence
    review: Review | None = None


class Section(Heading):
    """A passage of the guide in three depths, as Markdown; `lines` are where each depth starts."""

    short: Text
    more: Text
    known: Text
    lines: tuple[int, int, int]
