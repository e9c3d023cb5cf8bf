"""What all guides share: sources and words."""

from __future__ import annotations

from pydantic import Field, model_validator

from .basics import Entry, Kind, Read, Sourced, Text
from .forms import Day, Link, wrong
from .ids import GlossaryId, Id, SourceId

LICENCE = '"licence" is missing from {word}. Add whose picture it is, and under which terms it may be shown.'
STILL = '"file" is missing from {word}. A film is shown as a picture that links to it: add a still of it.'
TRANSCRIPT = '"transcript" is missing from {word}. Add what is said and seen, for who cannot hear or see it.'


class Reference(Entry):
    """One publication or page that the guide rests on, and how much of it was read on which day.

    `superseded_by` is the id of a newer source, or words for one that is not in the list.
    """

    id: SourceId
    cite: Text
    doi: Text | None = None
    where: Text | None = None
    kind: Kind
    read: Read
    read_on: Day | None = None
    superseded_by: Text | None = None

    @model_validator(mode="after")
    def _is_true_of_itself(self) -> Reference:
        if self.is_read and not self.read_on:
            raise wrong('"read_on" is missing from {word}. Add the day it was read: 2026-11-28.', self.id)
        if self.read_on and not self.is_read:
            raise wrong('{word} is "not yet checked", so it has no "read_on". Delete that line.', self.id)
        if self.superseded_by == self.id:
            raise wrong('"superseded_by" of {word} names itself. Name the newer source.', self.id)
        return self

    @property
    def is_read(self) -> bool:
        """True when somebody has looked at it, or at what others quote of it."""
        return self.read != "not yet checked"


class PictureWords(Sourced):
    """The words of one picture: its name as `id`, what it is called, and what it `says` that matters.

    `lettering` are the words at its lines, by the name the drawing has for each. A move has how it should
    `feel` and when to `stop`; `start` and `end` are the words below its two drawings. A picture of the
    educators' own has the name of its `file` in `content/pictures/`, and whose it is under `licence`; all
    others are drawn. It may be the still of a film: `video` is its address, `transcript` what is said in it.
    """

    id: Id
    title: Text
    says: Text
    lettering: dict[Text, Text] = Field(default_factory=dict)
    start: Text | None = None
    end: Text | None = None
    feel: Text | None = None
    stop: Text | None = None
    file: Text | None = None
    licence: Text | None = None
    video: Link | None = None
    transcript: Text | None = None

    @model_validator(mode="after")
    def _says_whose_it_is(self) -> PictureWords:
        if self.file and not self.licence:
            raise wrong(LICENCE, self.id)
        if self.video and not self.file:
            raise wrong(STILL, self.id)
        if self.video and not self.transcript:
            raise wrong(TRANSCRIPT, self.id)
        return self


class Term(Sourced):
    """One word of the glossary."""

    id: GlossaryId
    term: Text
    means: Text
