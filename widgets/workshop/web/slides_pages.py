"""The speaker's view of the slides, behind the access key, and the handout for everyone."""

from __future__ import annotations

import logging
import re
from typing import Any

import nbformat

from ...components.declaration import DECLARED, SHARED
from ...components.render_context import RenderContext
from ...guide import content_root
from ...model.content.loader import guide_names
from ...model.content.workshop_script import asked_by
from ...page.voila_hooks import guide_view
from ...reachable_address import reachable_address
from ...serve.app.base_handler import BaseHandler
from ...serve.app.error_pages import HTML, NO_PAPER, NOT_FOUND
from ...serve.app.services import Services
from ...serve.pages.compressed import compress
from ..slides.handout import handout
from ..slides.slide import find_slide, slide_html, slide_title
from ..slides.slide_order import slides_of
from ..slides.slide_words import speaker_words
from .pdf_process import PdfUnavailable, printed

log = logging.getLogger("stridewell")
TALK = "workshop"
LOOK = (*SHARED, "page.css")
SPEAKER = (
    *LOOK,
    "forms.css",
    DECLARED["room"].own_sheet,
    DECLARED["workshop"].own_sheet,
    "workshop/slides/speaker.css",
)
HANDOUT = (*LOOK, "workshop/slides/handout.css")
STEP = re.compile(r'data-step="(\d+)"')


def talk_view(query: str) -> RenderContext | None:
    """The first guide that has a workshop, in this visitor's words."""
    views = (guide_view(name, query) for name in guide_names(content_root()))
    return next((view for view in views if view and view.content.has("workshop.yaml")), None)


def order(services: Services, view: RenderContext) -> tuple[str, ...]:
    """The slides of the notebook on disk, in its order."""
    path = services.folder / f"{TALK}.ipynb"
    notebook = nbformat.read(path, as_version=4) if path.is_file() else nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    return slides_of(notebook, view.content)


class SpeakerHandler(BaseHandler):
    """What the speaker sees: notes, the next slide, the clock, polls and words that wait."""

    def get(self) -> None:
        """Sends the page; the middleware has asked for the key."""
        view = talk_view(self.request.query)
        if view is None:
            return self.show_error(NOT_FOUND)
        slides = [_noted(view, name) for name in order(self.services, view)]
        say, assets = speaker_words(view), self.services.assets
        page = view.render("slides/speaker.html", slides=slides, say=say, assets=assets, sheets=SPEAKER)
        return self.show(compress(page.encode(), HTML))


class HandoutHandler(BaseHandler):
    """The handout as a page; its code leads to what a slide showed, if the address names one."""

    def get(self, at: str = "") -> None:
        """Sends the page."""
        view = talk_view(self.request.query)
        if view is None or (at and at not in order(self.services, view)):
            return self.show_error(NOT_FOUND)
        sheets = [self.services.assets.address(name) for name in HANDOUT]
        pdf = f"{self.services.server_url}handout{f'/{at}' if at else ''}.pdf{view.choice.query()}"
        names = order(self.services, view)
        page = handout(view, names, reachable_address(), at, sheets=sheets, pdf=pdf, is_page=True)
        return self.show(compress(page.encode(), HTML))


class PdfHandler(BaseHandler):
    """The handout as a PDF."""

    async def get(self, at: str = "") -> None:
        """Sends the PDF, or says in words what the machine lacks."""
        view = talk_view(self.request.query)
        if view is None or (at and at not in order(self.services, view)):
            return self.show_error(NOT_FOUND)
        names = order(self.services, view)
        page = handout(view, names, reachable_address(), at, sheets=(), pdf="", is_page=False)
        sheet = b"\n".join(self.services.assets.files[name].plain for name in HANDOUT).decode()
        try:
            paper = await printed(page, sheet)
        except PdfUnavailable as lack:
            log.warning("%s", lack)
            return self.show_error(NO_PAPER)
        self.set_header("Content-Disposition", 'inline; filename="handout.pdf"')
        return self.send(paper, "no-cache")


def _noted(view: RenderContext, name: str) -> dict[str, Any]:
    slide = find_slide(view, name)
    steps = [int(step) for step in STEP.findall(slide_html(view, name))]
    return {
        "id": slide.id,
        "kind": slide.kind,
        "title": view.words.say(slide_title(view.content, slide)),
        "tell": slide.tell,
        "minutes": slide.minutes,
        "asks": asked_by(slide),
        "steps": max(steps, default=0),
    }
