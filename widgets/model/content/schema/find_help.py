"""The guide's own words on the page for help: where to start, and which places of a region it shows."""

from __future__ import annotations

from typing import Literal

from .basics import Entry, Text


class HelpPlace(Entry):
    """One place of a region, under what it is for; `then` is said after it.

    With `level: soon` it stands beside the advice within two days, otherwise after it.
    """

    place: Literal["urine", "sexual_health", "physio"]
    title: Text
    then: Text | None = None
    level: Literal["soon"] | None = None


class Assault(Entry):
    """The words before the lines for help after an assault."""

    title: Text
    says: Text


class FindHelpFile(Entry):
    """Everything in find-help.yaml."""

    first_stop: Text
    ways: tuple[HelpPlace, ...] = ()
    after_an_assault: Assault | None = None
