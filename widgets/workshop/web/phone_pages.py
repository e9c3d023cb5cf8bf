"""The pages of a phone: the form for the code, and the room, which is the same for all phones of a choice."""

from __future__ import annotations

from ...components.render_context import RenderContext
from ...model.content.content import Content
from ...model.content.translations import mark
from ...page.voila_hooks import first_view, guide_view
from ...serve.app.error_pages import framed_page
from ...serve.app.services import Services
from ...serve.pages.compressed import Compressed
from ..phone.phone import room_values
from .guide_folders import folder_of

FILE = "workshop.yaml"
WRONG = "wrong"


def workshop_view(query: str, guide: str) -> RenderContext | None:
    """A guide with a workshop, in this visitor's words."""
    view = guide_view(guide, query) if guide else None
    return view if view and view.content.has(FILE) else None


def workshop_content(guide: str) -> Content | None:
    """The content of a guide with a workshop."""
    view = workshop_view("", guide)
    return view.content if view else None


def make_join(services: Services, name: str, query: str) -> Compressed:
    """The form that takes a code; its name is "wrong" after a code that no room has."""
    view = first_view(query)
    title = view.words.say(mark("Join a workshop")) if view else ""
    return framed_page(view, "phone/join.html", services.assets, title=title, wrong=name == WRONG)


def make_room_page(services: Services, guide: str, query: str) -> Compressed:
    """The page of a phone in a room of a guide; the name it is kept by is the guide's."""
    view, assets = workshop_view(query, guide), services.assets
    title = view.words.say(mark("In the workshop")) if view else ""
    values = room_values(view) if view else {}
    start = assets.root + folder_of(services.snapshot.guides, guide)
    return framed_page(view, "phone/page.html", assets, start, title=title, **values)
