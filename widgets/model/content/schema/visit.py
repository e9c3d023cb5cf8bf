"""What the page for the clinician offers: questions a person may want to ask."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ...triage.conditions import Row
from .basics import Entry, Sourced, Text
from .ids import Id


class VisitQuestion(Sourced):
    """A question to ask; `shows_when` rows of answers say to whom it is offered first."""

    id: Id
    ask: Text
    shows_when: tuple[Row, ...] = ()


class VisitPage(Entry):
    """Everything in visit.yaml; `parts` names those parts of the page that are about the guide's topic."""

    parts: dict[Literal["private", "you"], Text] = Field(default_factory=dict)
    questions: tuple[VisitQuestion, ...]
