"""The pages of a phone: the form for the code, and the room, which is the same for all phones of a choice."""

from __future__ import annotations

from ...components.render_context import RenderContext
from ...guide import content_root
from ...model.content.content import Content
from ...model.content.loader import guide_names
from ...model.content.translations import mark
from ...page.voila_hooks import guide_view
from ...serve.app.error_pages import framed_page
from ...serve.app.services import Services
from ...serve.pages.compressed import Compressed
from ..phone.phone import room_values

FILE = "workshop.yaml"
WRONG = "wrong"


def workshop_view(query: str) -> RenderContext | None:
    """The first guide that has a workshop, in this visitor's words."""
    views = (guide_view(name, query) for name in guide_names(content_root()))
    return next((view for view in views if view and view.content.has(FILE)), None)


def workshop_content() -> Content | None:
    """The content of the first guide that has a workshop."""
    view = workshop_view("")
    return view.content if view else None


def make_join(services: Services, name: str, query: str) -> Compressed:
    """The form that takes a code; its name is "wrong" after a code that no room has."""
    view = workshop_view(query)
    title = view.words.say(mark("Join a workshop")) if view else ""
    return framed_page(view, "phone/join.html", services.assets, title=title, wrong=name == WRONG)


def make_room_page(services: Services, _: str, query: str) -> Compressed:
    """The page of a phone."""
    view = workshop_view(query)
    title = view.words.say(mark("In the workshop")) if view else ""
    values = room_values(view) if view else {}
    return framed_page(view, "phone/page.html", services.assets, title=title, **values)
