"""Context links: the codes of a health record, and the page that each leads to."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .basics import Entry, Text
from .forms import wrong

CodeSystem = Literal["icd-10"]
FORMS = {"icd-10": re.compile(r"[A-Z]\d\d(\.\d{1,2})?")}


class RecordCode(Entry):
    """One code of a code system, what it stands for, and other words that records use for it.

    Nobody at the clinic has said that it leads to the right page until `confirmed_by` names somebody.
    """

    system: CodeSystem
    code: Text
    name: Text
    also: tuple[Text, ...] = ()
    confirmed_by: Text | None = None

    @model_validator(mode="after")
    def _has_the_form_of_its_system(self) -> RecordCode:
        if not FORMS[self.system].fullmatch(self.code):
            raise wrong('"{word}" is no code of ICD-10. Write it with its dot, such as N94.1.', self.code)
        return self


class ContextLink(Entry):
    """A page or topic, and the codes that lead to it."""

    page: Text
    codes: Annotated[tuple[RecordCode, ...], Field(min_length=1)]


class ContextLinksFile(Entry):
    """Everything in context-links.yaml."""

    links: tuple[ContextLink, ...]
