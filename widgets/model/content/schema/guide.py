"""A guide's own page of settings, its sections, and what became of the source article."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .basics import Certainty, Entry, Evidence, Review, Text, Yes
from .ids import Id


class SectionPlace(Entry):
    """One entry in the order of sections; `under` names come from the sections themselves."""

    page: Text
    sections: tuple[Text, ...]


class PageLink(Entry):
    """A page of the guide's own: its notebook's name, and the words on the links to it; on the start page a
    `picture` may stand beside them.
    """

    page: Text
    name: Text
    says: Text
    picture: Text | None = None


class QuestionVersions(Entry):
    """The edition of the questions; `asked_again` lists for an older one those split or worded anew since."""

    edition: Annotated[int, Field(ge=1)] = 1
    asked_again: dict[int, tuple[Text, ...]] = Field(default_factory=dict)


class RelatedGuide(Entry):
    """Another guide that may help the same readers: its folder, and the words on the link to it."""

    guide: Text
    name: Text
    says: Text


class GuideFile(Entry):
    """What the guide is, who it is for, how it is kept up to date, and in which order it is told.

    The pages of the `main` guide stand at the start of the site. `pages` are those it has, in the order of
    the links to them; all that are known when left out. `doors` are the ways in on its start page; all its
    other pages when left out. `related` guides are named where a page has `guide.related()`.
    """

    title: Text
    purpose: Text
    audience: Text
    authors: Text
    funding: Text
    updates: Text
    review: Review
    main: Yes = False
    example: Yes = False
    pages: tuple[Text | PageLink, ...] = ()
    doors: tuple[PageLink, ...] = ()
    related: tuple[RelatedGuide, ...] = ()
    questions: QuestionVersions = QuestionVersions()
    order: tuple[SectionPlace, ...]


class Heading(Entry):
    """The lines between `---` at the top of a section; `signs` are shown with how soon to get help.

    `role` names the section that other pages lead to: when to get help, or what the lights mean.
    """

    id: Id
    role: Literal["when", "lights"] | None = None
    title: Text
    article: Text | None = None
    under: Text | None = None
    signs: tuple[Text, ...] = ()
    certainty: Certainty
    evidence: Evidence
    review: Review | None = None


class Section(Heading):
    """A passage of the guide in three depths, as Markdown; `lines` are where each depth starts.

    `under_line` is where "under" stands, from 1.
    """

    short: Text
    more: Text
    known: Text
    lines: tuple[int, int, int]
    under_line: int = 2


class Claim(Entry):
    """What became of one statement of the source article."""

    id: Id
    article: Text
    verdict: Literal["supported", "partly", "imprecise", "wrong", "unsupported", "marketing", "unsafe"]
    handling: Literal[
        "keep",
        "qualify",
        "correct",
        "attribute",
        "attribute and correct",
        "attribute and qualify",
        "drop",
    ]
    section: Text | None = None


class MissingTopic(Entry):
    """A topic the source article lacks."""

    id: Id
    topic: Text
    section: Text


class Claims(Entry):
    """Where every statement and missing topic of the source article went."""

    claims: tuple[Claim, ...]
    missing: tuple[MissingTopic, ...]
