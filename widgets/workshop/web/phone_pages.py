"""The pages of a phone: the form for the code, and the room, which is the same for all phones of a choice."""

from __future__ import annotations

from functools import lru_cache

from ...components.render_context import RenderContext
from ...guide import content_root
from ...model.content.content import Content
from ...model.content.loader import guide_names
from ...model.content.translations import mark
from ...page.voila_hooks import guide_view
from ...serve.app.error_pages import framed_page
from ...serve.pages.assets import Assets
from ...serve.pages.compressed import Compressed
from ..phone.phone import room_values

FILE = "workshop.yaml"


def workshop_view(query: str) -> RenderContext | None:
    """The first guide that has a workshop, in this visitor's words."""
    views = (guide_view(name, query) for name in guide_names(content_root()))
    return next((view for view in views if view and view.content.has(FILE)), None)


def workshop_content() -> Content | None:
    """The content of the first guide that has a workshop."""
    view = workshop_view("")
    return view.content if view else None


def join_page(query: str, assets: Assets, wrong: bool) -> Compressed:
    """The form that takes a code."""
    view = workshop_view(query)
    title = view.words.say(mark("Join a workshop")) if view else ""
    return framed_page(view, "phone/join.html", assets, title=title, wrong=wrong)


@lru_cache(maxsize=64)
def room_page(query: str, assets: Assets, fingerprint: str) -> Compressed | None:
    """The page of a phone; `fingerprint` is whatever changes when content does. None without a workshop."""
    view = workshop_view(query)
    if view is None:
        return None
    title = view.words.say(mark("In the workshop"))
    return framed_page(view, "phone/page.html", assets, title=title, **room_values(view))
