"""A talk made of the guide's own blocks: slides, polls, quiz questions, cases and teach-back prompts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .basics import Entry, Text, Yes
from .ids import Id

SlideKind = Literal[
    "title",
    "part",
    "join",
    "emergency",
    "flags",
    "section",
    "options",
    "option",
    "body map",
    "plan",
    "case",
    "poll",
    "quiz before",
    "quiz after",
    "change",
    "teach-back",
]
PollKind = Literal["one", "several", "scale", "order", "places", "words", "questions"]
Shown = Literal["hidden", "live", "voted", "closed"]


class Slide(Entry):
    """One slide: `shows` names what stands on it, `picture` what stands beside a section. `tell` is for the
    speaker alone, `minutes` its share.
    """

    id: Id
    kind: SlideKind
    title: Text | None = None
    picture: Text | None = None
    shows: tuple[Text, ...] = ()
    minutes: Annotated[float, Field(ge=0, le=60)] = 2
    tell: tuple[Text, ...] = ()


class Choice(Entry):
    """One answer; without a `label` its id names a step or an option of treatments.yaml."""

    id: Id
    label: Text | None = None


class Poll(Entry):
    """A question to the room; `show` is when people see the results, until the presenter says otherwise."""

    id: Id
    kind: PollKind
    ask: Text
    hint: Text | None = None
    options: tuple[Choice, ...] = ()
    low: Text | None = None
    high: Text | None = None
    most: Annotated[int, Field(ge=1, le=10)] = 3
    show: Shown = "closed"
    section: Text | None = None
    right: Text | None = None


class QuizQuestion(Entry):
    """A quiz question, asked before and after; its section says in short why one answer is right."""

    id: Id
    ask: Text
    options: tuple[Choice, ...]
    right: Text
    section: Text


class Case(Entry):
    """A worked case of examples.yaml; `reveal` shows its answers step by step."""

    example: Text
    reveal: tuple[tuple[Text, ...], ...]


class TeachBack(Entry):
    """Something to say in one's own words; a good answer holds what the section says in short.

    With `with_card` it holds the lines of the emergency card too.
    """

    id: Id
    ask: Text
    section: Text
    with_card: Yes = False


class Length(Entry):
    """A talk of so many minutes, by the ids of its slides in their order."""

    minutes: Annotated[int, Field(ge=5, le=240)]
    slides: tuple[Id, ...]


class Workshop(Entry):
    """Everything in workshop.yaml; `plan_note` stands on the handout, `aims` in the lesson plan."""

    title: Text
    says: Text
    plan_note: Text | None = None
    aims: tuple[Text, ...] = ()
    slides: tuple[Slide, ...]
    lengths: tuple[Length, ...] = ()
    polls: tuple[Poll, ...] = ()
    quiz: tuple[QuizQuestion, ...] = ()
    cases: tuple[Case, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
