"""What entries have in common: kinds of text, fixed words, review and sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Level = Literal["emergency", "today", "soon", "days", "routine"]
AnyLevel = Literal["emergency", "today", "soon", "days", "routine", "none"]
LEVELS: tuple[str, ...] = ("none", "routine", "days", "soon", "today", "emergency")
Evidence = Literal["published", "reported", "general knowledge", "draft choice"]
Certainty = Literal["sure", "fairly sure", "not very sure", "very unsure"]
Kind = Literal[
    "guideline",
    "consensus",
    "review",
    "trial",
    "observational study",
    "case series",
    "questionnaire study",
    "reference work",
    "official page",
    "leaflet",
    "society page",
    "law or licence",
    "clinic page",
    "other page",
    "press",
]
Read = Literal[
    "full text",
    "page itself",
    "page in a copy",
    "part of the page",
    "abstract",
    "table",
    "quoted elsewhere",
    "not yet checked",
]
Who = Literal["everyone", "womb", "penis", "testicles", "pregnant", "had_a_baby", "under_18"]
Yes = Annotated[bool, BeforeValidator(lambda word: word == "yes" if word in ("yes", "no") else word)]
RegionCode = Literal["sg", "uk", "us", "au", "eu"]


class Entry(BaseModel):
    """The common manners: nothing unknown is accepted and nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Review(Entry):
    """Who has checked a text, and when it is to be looked at again.

    `of` is the fingerprint of the text that was signed (see `widgets/model/content/reviewable.py`);
    `stridewell review --sign` writes it.
    """

    status: Literal["draft", "reviewed"] = "draft"
    reviewed_by: Text
    reviewed_on: date | None = None
    next_review: date
    of: str = ""

    @property
    def is_draft(self) -> bool:
        """True until a clinician has signed."""
        return self.status == "draft"

    def is_due(self, today: date) -> bool:
        """True when the day of the next review has gone by."""
        return self.next_review < today


class Sourced(Entry):
    """An entry that says where it comes from, how sure we are, and who checked it."""

    sources: tuple[Text, ...] = ()
    evidence: Evidence
    review: Review | None = None
