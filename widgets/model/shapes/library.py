"""What all guides share: sources, words and regions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from .basics import Entry, Evidence, Seen, Sourced, Text


def _many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


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
    words: dict[Literal["doctor", "doctor_now", "paracetamol"], Text]
    spelling: dict[str, Text] = Field(default_factory=dict)
