"""The pages of a phone: the form for the code, and the room, which is the same for all phones of a choice."""

from __future__ import annotations

from functools import lru_cache

from ...components.room.room import room_values
from ...components.view import View
from ...guide import content_root
from ...model.catalogue import mark
from ...model.content import Content
from ...model.load import guide_names
from ...page.visit import guide_view
from ..assets import Assets
from ..calm import framed_page
from ..packed import Packed

FILE = "workshop.yaml"


def workshop_view(query: str) -> View | None:
    """The first guide that has a workshop, in this visitor's words."""
    views = (guide_view(name, query) for name in guide_names(content_root()))
    return next((view for view in views if view and view.content.has(FILE)), None)


def workshop_content() -> Content | None:
    """The content of the first guide that has a workshop."""
    view = workshop_view("")
    return view.content if view else None


def join_page(query: str, assets: Assets, wrong: bool) -> Packed:
    """The form that takes a code."""
    view = workshop_view(query)
    title = view.words.say(mark("Join a workshop")) if view else ""
    return framed_page(view, "room/join.html", assets, title=title, wrong=wrong)


@lru_cache(maxsize=64)
def room_page(query: str, assets: Assets, edition: str) -> Packed | None:
    """The page of a phone; `edition` is whatever changes when content does. None without a workshop."""
    view = workshop_view(query)
    if view is None:
        return None
    title = view.words.say(mark("In the workshop"))
    return framed_page(view, "room/page.html", assets, title=title, **room_values(view))
