"""The clinic that shows the guide: only its region is needed, and what it has not confirmed is left out."""

from __future__ import annotations

import re
from datetime import date

from pydantic import model_validator

from .basics import Entry, RegionCode, Text
from .forms import Day, Email, LanguageCode, Link, Phone, Zone, wrong
from .hours import Week
from .ids import Id

SAYS_NOTHING = re.compile(r"\W*(?:(?:the|a|our)\s+)?(?:logo|image|picture|icon|sign)?\W*", re.IGNORECASE)


class Closed(Entry):
    """A day, or the days up to and with `to`, on which a place is closed, and why."""

    day: Day
    to: Day | None = None
    name: Text

    @model_validator(mode="after")
    def _is_in_order(self) -> Closed:
        if self.last < self.day:
            raise wrong('"to: {word}" is before "day". Write the first day first.', str(self.to))
        return self

    @property
    def last(self) -> date:
        """The last closed day."""
        return self.to or self.day


class ClinicPlace(Entry):
    """One place of the clinic, with what the clinic has confirmed about it."""

    id: Id
    name: Text
    address: tuple[Text, ...] = ()
    map: Link | None = None
    phone: Phone | None = None
    email: Email | None = None
    time_zone: Zone | None = None
    hours: Week | None = None
    closed: tuple[Closed, ...] = ()
    services: tuple[Text, ...] = ()
    languages: tuple[LanguageCode, ...] = ()

    @model_validator(mode="after")
    def _hours_have_a_zone(self) -> ClinicPlace:
        if self.hours and not self.time_zone:
            raise wrong('Hours need a line "time_zone: …", such as {word}.', "Asia/Singapore")
        return self


class Newsletter(Entry):
    """A link to the clinic's own newsletter page, and what a person agrees to there."""

    web: Link
    consent: Text


class Privacy(Entry):
    """Whom to ask about one's data."""

    contact: Text
    email: Email | None = None
    web: Link | None = None


class Mistakes(Entry):
    """Whom to tell about a mistake in the guide: an e-mail address, a web page, or in other words."""

    email: Email | None = None
    web: Link | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Mistakes:
        if not (self.email or self.web or self.words):
            raise wrong('"mistakes" is empty. Add a line such as "email: {word}".', "hello@example.org")
        return self


class Logo(Entry):
    """The clinic's sign: a file in content/pictures, and what it says to whoever cannot see it."""

    file: Text
    alt: Text

    @model_validator(mode="after")
    def _says_whose(self) -> Logo:
        if SAYS_NOTHING.fullmatch(self.alt):
            raise wrong(
                '"alt: {word}" says nothing. Write whose sign it is, such as "Example Hill".', self.alt
            )
        return self


class Clinic(Entry):
    """Settings of the clinic that shows the guide."""

    default_region: RegionCode
    name: Text | None = None
    logo: Logo | None = None
    conflict_of_interest: Text | None = None
    places: tuple[ClinicPlace, ...] = ()
    newsletter: Newsletter | None = None
    privacy: Privacy | None = None
    mistakes: Mistakes | None = None

    @property
    def reachable(self) -> tuple[ClinicPlace, ...]:
        """The places that a message or a call can reach."""
        return tuple(place for place in self.places if place.email or place.phone)
