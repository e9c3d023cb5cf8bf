"""The terms under which published forms may be used that a clinician can add up."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .basics import Entry, Text
from .forms import Link, wrong


class FormTerms(Entry):
    """A published form: whose it is, the terms of its use with an address of them, and the sources for both.

    Without `terms` they were not checked, and the owner is to be asked; `seen` is what else was read of it.
    """

    id: Literal["pfdi", "pfiq", "iciq"]
    name: Text
    owner: Text
    seen: Text | None = None
    terms: Text | None = None
    web: Link | None = None
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _leads_to_its_terms(self) -> FormTerms:
        if self.terms and not self.web:
            raise wrong('"web" is missing from {word}. Add where its terms can be read.', self.id)
        return self
