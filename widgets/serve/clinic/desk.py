"""The clinicians' desk: each page behind the key by what it is for, guide by guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...components.render_context import RenderContext
from ...model.content.translations import mark
from ...page.voila_hooks import guide_view


class Work(NamedTuple):
    """Something to do at the desk: its name, and what it opens in one line."""

    title: str
    says: str


class Link(NamedTuple):
    """A page with its words; one that the desk does not know has its address for a name."""

    name: str
    title: str
    says: str


class Group(NamedTuple):
    """The pages of one guide; those of all guides have no title."""

    title: str
    links: Sequence[Link]


WORK = {
    "workshop": Work(mark("Present"), mark("The slides of the talk, for the projector.")),
    "speaker": Work(mark("Speak"), mark("Your notes, the room and its polls, for your own screen.")),
    "lesson": Work(mark("Plan the talk"), mark("Aims, times and notes of each length, to print.")),
    "clinic-visit": Work(mark("Open a visit"), mark("Read the file or the code that a patient has brought.")),
    "review": Work(
        mark("Review the words"), mark("The texts and levels that wait for a clinician to read them.")
    ),
    "check": Work(mark("Check the words"), mark("See what is to be mended in the guides, file by file.")),
}
FOR_ALL = ("check", "review")


def desk(view: RenderContext, query: str, names: Iterable[str], guides: Iterable[str]) -> list[Group]:
    """The pages called `names` in groups; the pages of the first guide stand in no folder."""
    names = sorted(names)
    own = [name for name in names if "/" not in name and name not in FOR_ALL]
    groups = [
        Group(_title(guide, query), [*_links(view, _of(guide, names) if at else own)])
        for at, guide in enumerate(guides)
    ]
    shared = Group("", [*_links(view, [name for name in names if name in FOR_ALL])])
    return [group for group in (*groups, shared) if group.links]


def _of(guide: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(f"{guide}/")]


def _links(view: RenderContext, names: Sequence[str]) -> Iterator[Link]:
    """What the desk knows comes first, in the order of the work."""
    for page, work in WORK.items():
        for name in names:
            if name.rpartition("/")[2] == page:
                yield Link(name, *(view.words.say(words) for words in work))
    for name in names:
        if name.rpartition("/")[2] not in WORK:
            yield Link(name, name, "")


def _title(guide: str, query: str) -> str:
    view = guide_view(guide, query)
    return view.words.say(view.content.guide.title) if view else guide
