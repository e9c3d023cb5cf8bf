"""The questions of the checklist, their scales and their groups."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ...triage.conditions import AnswerRange, Row, When, span
from .basics import Entry, Level, Sourced, Text, Who, Yes
from .flags import LevelChange, Worse
from .ids import Id

Role = Literal[
    "complaint",
    "body_parts",
    "birth",
    "pain_worst",
    "duration",
    "load_change",
    "settles",
    "function",
    "mood",
    "medicines",
]


class Area(Entry):
    """One place on the body that can hurt."""

    id: Id
    view: Text
    label: Text
    term: Text
    who: tuple[Who, ...]
    sides: Yes
    level: Level | None = None
    reopens: tuple[Text, ...] = ()


class QuestionGroup(Entry):
    """A few questions that are asked together; `part` is where the page for the clinician prints them.

    Those `before_signs` say who is asked, and why; everybody is asked them first.
    """

    id: Id
    before_signs: Yes = False
    part: Literal["you", "pain", "life"] | None = None
    title: Text
    intro: Text


class Follow(Entry):
    """A second question that no rule looks at."""

    ask: Text
    scale: Text


def _least(value: object) -> object:
    if isinstance(value, dict) and all(span(word) for word in value):
        return value
    raise PydanticCustomError("rule", 'Write "at_least" like {{1: routine, 3: days}} or {{yes: days}}.')


class Item(Sourced):
    """One question of the checklist; `role` says what the pages need it for, whatever its id.

    `row` is its name on the page for the clinician, where that is not the same for every guide.
    `at_least` and `raise` are its floor: no positive answer may end below it. A `status` is no symptom.
    "Not sure" at a `bone` sign stops running; `unsure_explained` are rows with which it adds nothing.
    `many` takes several answers; `asks_first` says for each which questions then come first, and
    `skip_when` with which answers this one is not asked.
    """

    id: Id
    role: Role | None = None
    row: Text | None = None
    group: Text
    ask: Text
    any_of: tuple[Text, ...] = ()
    term: Text
    why: Text
    short: Text | None = None
    scale: Text | None = None
    areas: Yes = False
    many: Yes = False
    asks_first: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    skip_when: tuple[Row, ...] = ()
    bother: Yes = False
    timing: Yes = False
    help: Text | None = None
    who: tuple[Who, ...] = ("everyone",)
    reopens: tuple[Text, ...] = ()
    reopens_at: int = 1
    status: Yes = False
    bone: Yes = False
    at_least: Annotated[dict[str, Level], BeforeValidator(_least)] = Field(default_factory=dict)
    raises: tuple[Row, ...] = Field(default=(), alias="raise")
    unsure_explained: tuple[Row, ...] = ()
    changed: LevelChange | None = None
    worse: Worse | None = None
    asks_day: Text | None = None
    hides: dict[int, tuple[Who, ...]] = Field(default_factory=dict)
    follow: Follow | None = None
    words: Text | None = None
    sensitive: Yes = False

    @cached_property
    def floor(self) -> tuple[When, ...]:
        """Rows of answers, each with the least urgent level that may follow from it."""
        least = [(span(word) or (0, 0), level) for word, level in self.at_least.items()]
        rows = [
            When(all_of=(AnswerRange(item=self.id, low=a, high=b),), level=level) for (a, b), level in least
        ]
        return (*rows, *self.raises)

    @property
    def doubtful(self) -> str:
        """The answer that "not sure" stands for: the one that counts."""
        return "no" if "no" in self.at_least else "yes"


class ChecklistFile(Entry):
    """The questions, their scales and the groups they are asked in."""

    purpose: Text
    scales: dict[str, dict[str, Text]]
    timing: dict[str, Text] = Field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    groups: tuple[QuestionGroup, ...]
    items: tuple[Item, ...]
