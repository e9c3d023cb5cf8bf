"""The safety papers: hazards, what is kept, criteria of accessibility, statements."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from .basics import Entry, Text, Yes
from .forms import wrong
from .ids import Id

NODE_ID = re.compile(r"tests/(?:\w+/)*test_\w+\.py::test_\w+")
CRITERION = re.compile(r"[1-4]\.\d\.\d{1,2}")
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
Severity = Literal["minor", "significant", "considerable", "major", "catastrophic"]
Likelihood = Literal["very low", "low", "medium", "high", "very high"]


def _test(word: str) -> str:
    if not NODE_ID.fullmatch(word):
        raise wrong(
            '"{word}" is no test. Write its file and its name: tests/test_guide.py::test_a_promise.', word
        )
    return word


def _criterion(word: str) -> str:
    if not CRITERION.fullmatch(word):
        raise wrong('"{word}" is no criterion of WCAG. Write its number, such as 1.4.3.', word)
    return word


TestName = Annotated[Text, AfterValidator(_test)]
Tests = Annotated[tuple[TestName, ...], Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Control(Entry):
    """What stands in the way of a hazard, and the tests that prove it."""

    says: Text
    tests: Tests


class Hazard(Entry):
    """One way in which the guide could do harm, or tell what it should not.

    `severity` and `likelihood` are drafts, in the words of DCB0129; `left` is what no test shows.
    """

    id: Id
    title: Text
    about: Literal["harm", "privacy"]
    causes: Texts
    effect: Text
    who: Text
    severity: Severity
    likelihood: Likelihood
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    left: Text


class HazardsFile(Entry):
    """Everything in hazards.yaml."""

    hazards: tuple[Hazard, ...]


class Criterion(Entry):
    """One success criterion of WCAG 2.2: what the pages do for it, the tests that show it, and what is left.

    One that does not apply says why in `says`.
    """

    id: Annotated[Text, AfterValidator(_criterion)]
    name: Text
    level: Literal["A", "AA"]
    applies: Yes = True
    says: Text
    tests: tuple[TestName, ...] = ()
    left: Text | None = None

    @model_validator(mode="after")
    def _says_how_it_was_checked(self) -> Criterion:
        if self.applies and not self.tests and not self.left:
            raise wrong(
                '{word} has no test, so it needs a line "left": what a person has to look at.', self.id
            )
        if not self.applies and (self.tests or self.left):
            raise wrong('{word} does not apply, so it has neither "tests" nor "left".', self.id)
        return self


class CriteriaFile(Entry):
    """Everything in accessibility.yaml."""

    criteria: tuple[Criterion, ...]


class DataWords(Entry):
    """Words for some of what is kept in one place, by the names the code has for it.

    `until` says when it is gone, `seen_by` who can see it; `health` whether it may tell of a person's health.
    """

    place: Text
    names: Texts
    what: Text
    health: Yes
    until: Text
    seen_by: Text


class DataFile(Entry):
    """Everything in data-kept.yaml."""

    kept: tuple[DataWords, ...]


class Statement(Entry):
    """One part of a paper, as Markdown paragraphs; `person` is whom it waits for."""

    id: Id
    says: Text | None = None
    person: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Statement:
        if not self.says and not self.person:
            raise wrong('{word} needs a line "says", or a line "person": whom it waits for.', self.id)
        return self


class StatementsFile(Entry):
    """Everything in statements.yaml: the parts of each paper, by the ids its page has for them."""

    intended_purpose: tuple[Statement, ...]
    safety_case: tuple[Statement, ...]
    data_protection: tuple[Statement, ...]
    accessibility: tuple[Statement, ...]
