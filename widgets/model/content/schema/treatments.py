"""The options of the decision aid: the same parts for each, with harms beside benefits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .basics import Certainty, Entry, Evidence, Sourced, Text, Yes
from .ids import Id

Role = Literal["wait", "physio", "procedure"]
Notice = Literal["urgent", "bone", "squeeze"]
OF = 100
Out = Annotated[int, Field(ge=0, le=OF)]


class OrderStep(Entry):
    """One step in the order of care; `safety` is what to watch for after any of its options."""

    id: Id
    title: Text
    says: Text
    safety: tuple[Text, ...] = ()


class Arm(Entry):
    """How many of 100 people it happened to, and who they were."""

    who: Text
    of_100: Out


class Result(Sourced):
    """What a study counted, told out of 100; `counted` is how many people that comes from, when known."""

    says: Text
    people: Text
    counted: Annotated[int, Field(gt=0)] | None = None
    with_it: Arm

    @property
    def is_from_few(self) -> bool:
        """True when there were fewer people than the 100 it is told in."""
        return self.counted is not None and self.counted < OF


class Benefit(Result):
    """A result to hope for: always both groups."""

    without_it: Arm


class Harm(Result):
    """A result to fear; a series of patients has no other group."""

    without_it: Arm | None = None


class Numbers(Entry):
    """A benefit beside a harm; `not_known` is the side of which nobody gave a number."""

    benefit: Benefit | None = None
    harm: Harm | None = None
    not_known: Literal["benefit", "harm"] | None = None

    @property
    def results(self) -> dict[str, Result]:
        """Each side that was counted, by its name."""
        sides = {"benefit": self.benefit, "harm": self.harm}
        return {name: side for name, side in sides.items() if side}


class Use(Sourced):
    """One thing an option is said to do, how sure we are that it does, and why."""

    says: Text
    certainty: Certainty
    basis: Text


class TreatmentPart(Entry):
    """One of several treatments under the name of an option, with what it may do and what can go wrong."""

    name: Text
    benefit: Text
    harms: Text


class Option(Sourced):
    """One thing a person can do, or leave; `hold_with` are the checklist results that put it on hold.

    `role` says which option is to wait and watch, and which come before or after others.
    """

    id: Id
    role: Role | None = None
    name: Text
    step: Text
    what: Text
    suits: Text
    benefit: Text
    harms: tuple[Text, ...]
    parts: tuple[TreatmentPart, ...] = ()
    like: Text
    helps: Text
    helps_not: Text
    uses: tuple[Use, ...]
    who_gains: Text
    ask: tuple[Text, ...]
    section: Text
    picture: Text | None = None
    clinic_offers: Yes = False
    hold_with: tuple[Notice, ...] = ()
    numbers: tuple[Numbers, ...] = ()


class Thing(Entry):
    """Something that can matter to a person, or a question to ask."""

    id: Id
    text: Text


class Values(Entry):
    """What matters to a person; it is printed in their words and never counted."""

    title: Text
    says: Text
    choices: dict[Literal["lot", "some", "none"], Text]
    things: tuple[Thing, ...]
    own: Text
    evidence: Evidence


class TreatmentQuestions(Entry):
    """TreatmentQuestions to ask about any option: benefits, risks, alternatives, and doing nothing."""

    title: Text
    says: Text
    ask: tuple[Thing, ...]
    evidence: Evidence


class TreatmentsFile(Entry):
    """Everything in treatments.yaml; `options` stand in the order of care."""

    written_on: date
    problem: Text
    decision: Text
    certainty: dict[Certainty, Text]
    certainty_note: Text | None = None
    steps: tuple[OrderStep, ...]
    options: tuple[Option, ...]
    values: Values
    questions: TreatmentQuestions
