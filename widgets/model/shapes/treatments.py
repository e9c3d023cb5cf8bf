"""The options of the decision aid: the same parts for each, with harms beside benefits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .basics import Certainty, Entry, Evidence, Sourced, Text, Yes

Notice = Literal["urgent", "bone", "tight"]
Out = Annotated[int, Field(ge=0, le=100)]


class OrderStep(Entry):
    """One step in the order of care; `safety` is what to watch for after any of its options."""

    id: Text
    title: Text
    says: Text
    safety: Text | None = None


class Arm(Entry):
    """How many of 100 people it happened to, and who they were."""

    who: Text
    of_100: Out


class Numbers(Sourced):
    """One result of a study: always both groups, always out of 100."""

    about: Literal["benefit", "harm"]
    says: Text
    people: Text
    with_it: Arm
    without_it: Arm


class Option(Sourced):
    """One thing a person can do, or leave; `hold_with` are the checklist results that put it on hold."""

    id: Text
    name: Text
    step: Text
    what: Text
    suits: Text
    benefit: Text
    harms: tuple[Text, ...]
    like: Text
    helps: Text
    helps_not: Text
    certainty: Certainty
    basis: Text
    who_gains: Text
    ask: tuple[Text, ...]
    section: Text
    clinic_offers: Yes = False
    hold_with: tuple[Notice, ...] = ()
    numbers: tuple[Numbers, ...] = ()


class Thing(Entry):
    """Something that can matter to a person, or a question to ask."""

    id: Text
    text: Text


class Values(Entry):
    """What matters to a person; it is printed in their words and never counted."""

    title: Text
    says: Text
    choices: dict[Literal["lot", "some", "none"], Text]
    things: tuple[Thing, ...]
    own: Text
    evidence: Evidence


class Questions(Entry):
    """Questions to ask about any option: benefits, risks, alternatives, and doing nothing."""

    title: Text
    says: Text
    ask: tuple[Thing, ...]
    evidence: Evidence


class Treatments(Entry):
    """Everything in treatments.yaml; `options` stand in the order of care."""

    written_on: date
    problem: Text
    decision: Text
    certainty: dict[Certainty, Text]
    steps: tuple[OrderStep, ...]
    options: tuple[Option, ...]
    values: Values
    questions: Questions
