"""The search: every question, section, option and word of a guide, found on the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...model.content.topics import topics_of
from ...model.content.translations import mark
from ..component import Component
from ..declaration import DECLARED
from ..render_context import RenderContext

QUESTION, SECTION, OPTION, WORD = mark("Question"), "", mark("Treatment"), mark("Word")


class Entry(NamedTuple):
    """Something to find: its kind (none for a section), where it stands, and what it is called."""

    kind: str
    address: str
    title: str


class Search(Component):
    """The search as a widget. What is typed is kept nowhere, and asked of nobody."""

    declared = DECLARED["search"]
    tells = "type a word to find where the guide tells of it"
    kept = ()
    state = ()

    def __init__(self, view: RenderContext) -> None:
        markup = view.render("search/search.html", entries=list(entries(view)))
        say = view.words.say
        words = {
            "found": say("{n} found"),
            "one": say("1 found"),
            "none": say("Nothing found. Try another word, or look through the list below."),
        }
        super().__init__(view, markup=markup, words=words)


def entries(view: RenderContext) -> Iterator[Entry]:
    """All that can be found, questions first; the script finds what is on its page by its text too."""
    content = view.content
    for topic in topics_of(content):
        yield Entry(QUESTION, view.address(topic.id), topic.title)
    for section in content.sections.values():
        yield Entry(SECTION, view.address(f"#{section.id}"), section.title)
    for option in content.options.values():
        yield Entry(OPTION, view.address(option.id), option.name)
    for term in content.glossary.values():
        yield Entry(WORD, f"{view.address('index')}#{term.id}", term.term)
