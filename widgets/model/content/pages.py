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
    short: str  # on the bar, where there is room for a word
    picture: str | None = None


class Bar(NamedTuple):
    """The links that stand on every page: the few that come first, and all of them, which "More" opens."""

    first: tuple[Page, ...]
    all: tuple[Page, ...]


PAGES = (
    Page("index", mark("Start"), mark("What this guide is, and how it is made."), mark("Start")),
    Page(
        "symptoms",
        mark("Check your signs"),
        mark("Short groups of questions. See what's worth discussing, who with and how soon."),
        mark("Check"),
    ),
    Page(
        "plan",
        mark("Plan"),
        mark("Can I run again, and how? A plan with dates, for your calendar and the fridge."),
        mark("Plan"),
    ),
    Page(
        "diary",
        mark("Diary"),
        mark("Half a minute after each run and the next morning. See your light, and what to do next."),
        mark("Diary"),
    ),
    Page(
        "summary",
        mark("For my visit"),
        mark("One page for a doctor or physio, made from your answers. Print it, save it, or show a code."),
        mark("My visit"),
    ),
    Page(
        "understand",
        mark("Understand"),
        mark("Causes, signs, treatments, prevention and where to get help, in plain words."),
        mark("Learn"),
    ),
    Page(
        "treatments",
        mark("Treatments"),
        mark("Every option with its benefits and harms. Compare two or three, and note what matters to you."),
        mark("Treatments"),
    ),
    Page(
        "find-help",
        mark("Find help"),
        mark("Who does what, what a visit is like, and a message you can write and take with you."),
        mark("Help"),
    ),
)

LEARN = "understand"  # the page that topics belong to
VISIT = "summary"
CLINIC_FILE = (
    "clinic-file"  # what is in the file for the clinic's computer; it belongs to the page for the visit
)
FIRST = ("symptoms", "plan", LEARN, "find-help")  # with "More" as many as a small phone has room for
KNOWN = {page.file: page for page in PAGES}


def pages_of(content: Content) -> tuple[Page, ...]:
    """The pages that a guide has, in the order of the links to them."""
    named = content.guide.pages
    return tuple(found for each in named if (found := _page(each))) if named else PAGES


def _page(named: str | PageLink) -> Page | None:
    return _own(named) if isinstance(named, PageLink) else KNOWN.get(named)


def _own(link: PageLink) -> Page:
    return Page(link.page, link.name, link.says, link.name, link.picture)


def doors_of(content: Content) -> tuple[Page, ...]:
    """What stands on the start page: the doors of the guide, or all its other pages."""
    return tuple(map(_own, content.guide.doors)) or _inner(pages_of(content))


def bar_of(pages: tuple[Page, ...]) -> Bar:
    """The links to these pages; the guide's name leads to the start as well."""
    inner = _inner(pages)
    return Bar(tuple(page for page in inner if page.file in FIRST or len(inner) <= len(FIRST)), pages)


def _inner(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return tuple(page for page in pages if page.file != "index")
