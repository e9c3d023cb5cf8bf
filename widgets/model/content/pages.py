"""The pages of a guide: their file names, and the words on the links to them."""

from __future__ import annotations

from typing import NamedTuple

from .content import Content
from .schema.guide import PageLink
from .translations import mark


class Page(NamedTuple):
    """One notebook that patients see."""

    file: str
    name: str
    promise: str


PAGES = (
    Page("index", mark("Start"), mark("What this guide is, and how it is made.")),
    Page(
        "symptoms",
        mark("Check your signs"),
        mark("Questions in short groups. See what is worth discussing, with whom and how soon."),
    ),
    Page(
        "plan",
        mark("Plan"),
        mark("Can I run again, and how? A plan with dates, for your calendar and the fridge."),
    ),
    Page(
        "diary",
        mark("Diary"),
        mark("Half a minute after a run and the next morning. See the light, and what next."),
    ),
    Page(
        "summary",
        mark("For my visit"),
        mark("One page for your clinician, made from your answers. Print it, save it, or show a code."),
    ),
    Page(
        "understand",
        mark("Understand"),
        mark("Causes, signs, treatments, prevention and where to get help, in plain words."),
    ),
    Page(
        "treatments",
        mark("Treatments"),
        mark("Every option with its benefits and harms. Compare two or three, and note what matters to you."),
    ),
    Page(
        "find-help",
        mark("Find help"),
        mark("Who does what, what a visit is like, and a message you can write and take along."),
    ),
)

KNOWN = {page.file: page for page in PAGES}


def pages_of(content: Content) -> tuple[Page, ...]:
    """The pages that a guide has, in the order of the links to them."""
    named = content.guide.pages
    return tuple(found for each in named if (found := _page(each))) if named else PAGES


def _page(named: str | PageLink) -> Page | None:
    return Page(named.page, named.name, named.says) if isinstance(named, PageLink) else KNOWN.get(named)
