"""Topics: a page for each question that brings people to a guide."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .basics import Entry, Evidence, Text
from .ids import Id


class Topic(Entry):
    """A page that answers one question, and then shows the sections that tell more.

    `id` is the name of its notebook, `title` the question and `short` the words on links to it. `says` is the
    answer, as Markdown. `complaints` are the answers to "what brings you here" after which a result leads to
    it. `next` are pages, sections or options to go on to.
    """

    id: Id
    title: Text
    short: Text
    says: Text
    evidence: Evidence
    complaints: tuple[Text, ...] = ()
    sections: Annotated[tuple[Text, ...], Field(min_length=1)]
    next: tuple[Text, ...] = ()
    pictures: tuple[Text, ...] = ()


class TopicsFile(Entry):
    """Everything in topics.yaml, in the order in which topics are listed."""

    topics: tuple[Topic, ...]
