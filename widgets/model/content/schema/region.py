"""One part of the world: whom to call, where to go, its words and spelling, and how a phone tells it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from .basics import Entry, Evidence, Text, Yes
from .forms import LanguageCode, Link, ZoneOrArea, wrong

SHOWN_EVIDENCE = "published"


def _in_a_sentence(word: str) -> str:
    """Such words stand after "Phone" or ":", so they bring their own article and no full stop."""
    if word[-1] in ".,;:":
        raise wrong('"{word}" goes on in a sentence. Leave out the sign at its end.', word)
    return word


Phrase = Annotated[Text, AfterValidator(_in_a_sentence)]


class Call(Entry):
    """A telephone number of a region, never typed anywhere else."""

    call: Text
    evidence: Evidence
    sources: tuple[Text, ...] = ()


class HelpLine(Entry):
    """Somebody to reach in one way or more: by phone, by text message or WhatsApp, or on a web page.

    Only what an official text says is shown. The rest is kept with the reason, for whoever confirms it.
    """

    name: Text
    call: Text | None = None
    sms: Text | None = None
    whatsapp: Text | None = None
    web: Link | None = None
    open: Text | None = None
    evidence: Evidence
    sources: tuple[Text, ...] = ()
    shown: Yes = True
    why_not: Text | None = None

    @model_validator(mode="after")
    def _is_shown_for_a_reason(self) -> HelpLine:
        if not (self.call or self.sms or self.whatsapp or self.web):
            raise wrong('"{word}" cannot be reached. Add a line "call: …" or "web: …".', self.name)
        if self.shown and self.evidence != SHOWN_EVIDENCE:
            raise wrong(
                'No official text was seen for "{word}". Add "shown: no" and "why_not: …".', self.name
            )
        if not self.shown and not self.why_not:
            raise wrong('"{word}" is not shown. Add a line "why_not: …" that says why.', self.name)
        return self


class CarePlace(Entry):
    """Where to go, in words that go on after a colon, and whom to reach there by name."""

    say: Phrase
    numbers: tuple[HelpLine, ...] = ()
    evidence: Evidence
    sources: tuple[Text, ...] = ()


class Urgent(Entry):
    """Where people get advice the same day: by day, and at night or at the weekend."""

    by_day: Phrase
    at_night: Phrase
    numbers: tuple[HelpLine, ...] = ()
    evidence: Evidence
    sources: tuple[Text, ...] = ()


class Words(Entry):
    """What a sentence names in braces; `doctor_now` can be reached today, also at night."""

    doctor: Phrase
    doctor_now: Phrase
    paracetamol: Phrase


class Region(Entry):
    """The numbers, places, words and spelling of one part of the world.

    `called` is its name as it stands in a sentence. `time_zones` are names such as Europe/London, or all that
    begin like Australia/. Of a phone whose clock belongs to no place the country of its languages tells, so
    one of `languages` is enough for each country.
    """

    name: Text
    called: Phrase
    emergency: Call
    walk_in: Text
    urgent: Urgent
    soon: CarePlace
    urine: CarePlace
    physio: CarePlace
    sexual_health: CarePlace | None = None
    crisis: tuple[HelpLine, ...] = ()
    assault: tuple[HelpLine, ...] = ()
    non_emergency_ambulance: Call | None = None
    words: Words
    time_zones: tuple[ZoneOrArea, ...] = ()
    languages: tuple[LanguageCode, ...] = ()
    spelling: dict[str, Text] = Field(default_factory=dict)
