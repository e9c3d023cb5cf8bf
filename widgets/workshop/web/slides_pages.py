"""The speaker's view of the slides, behind the access key, and the handout for everyone."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from ...components.declaration import DECLARED, SHARED
from ...components.render_context import RenderContext
from ...model.content.workshop_script import asked_by
from ...reachable_address import reachable_address
from ...serve.app.error_pages import HTML, NO_PAPER, NOT_FOUND, NOT_READY
from ...serve.app.page_caching import ALWAYS_ASK
from ...serve.app.services import Services
from ...serve.clinic.login import BEHIND_KEY
from ...serve.pages.cache import NotReady
from ...serve.pages.compressed import Compressed, compress
from ...serve.pages.on_request import HERE, Maker, away_from_loop
from ..slides.handout import handout
from ..slides.slide import find_slide, slide_html, slide_title
from ..slides.slide_words import speaker_words
from .pdf_process import PdfUnavailable, printed
from .phone_pages import workshop_view
from .services import WorkshopHandler
from .slides_on_disk import read_order

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
MOST_PDFS = 32  # kept; each is some hundred kilobytes
MOST_WAITING_PDFS = 4  # each takes seconds; whoever waits longer is told to come again


class SpeakerHandler(WorkshopHandler):
    """What the speaker sees: notes, the next slide, the clock, polls and words that wait."""

    async def get(self) -> None:
        """Sends the page; the middleware has asked for the key."""
        if await self.workshop.slides.now(self.services) is None:
            return await self.show_error(NOT_FOUND)
        await self.show_kept("speaker", "", caching=BEHIND_KEY)


class HandoutHandler(WorkshopHandler):
    """The handout as a page; its code leads to what a slide showed, if the address names one."""

    async def get(self, at: str = "") -> None:
        """Sends the page."""
        if not await self.has_slide(at):
            return await self.show_error(NOT_FOUND)
        await self.show_kept("handout", at)

    async def has_slide(self, at: str) -> bool:
        """Whether there is a workshop, and a slide called `at` unless that is ""."""
        slides = await self.workshop.slides.now(self.services)
        return slides is not None and at in ("", *slides)


class PdfHandler(HandoutHandler):
    """The handout as a PDF."""

    async def get(self, at: str = "") -> None:
        """Sends the PDF, or says in words what the machine lacks, or that many wait for theirs."""
        if not await self.has_slide(at):
            return await self.show_error(NOT_FOUND)
        pages, query = self.services.on_request, self.page_query
        try:
            paper = pages.ready("pdf", at, query, HERE) or await pages.page("pdf", at, query, HERE)
        except NotReady as news:
            lacks = isinstance(news.__cause__, PdfUnavailable)
            return await self.show_error(NO_PAPER if lacks else NOT_READY)
        self.set_header("Content-Disposition", 'inline; filename="handout.pdf"')
        self.send(paper, ALWAYS_ASK)


def make_speaker(services: Services, _: str, query: str) -> Compressed:
    """The speaker's view."""
    view, assets = _view(query), services.assets
    slides = [_noted(view, name) for name in read_order(services.folder, view)]
    say = speaker_words(view)
    page = view.render("slides/speaker.html", slides=slides, say=say, assets=assets, sheets=SPEAKER)
    return compress(page.encode(), HTML)


def make_handout(services: Services, at: str, query: str) -> Compressed:
    """The handout as a page, for the slide called `at`, or none."""
    view = _view(query)
    sheets = [services.assets.address(name) for name in HANDOUT]
    pdf = f"{services.assets.root}handout{f'/{at}' if at else ''}.pdf{view.choice.query()}"
    names = read_order(services.folder, view)
    page = handout(view, names, reachable_address(), at, sheets=sheets, pdf=pdf, is_page=True)
    return compress(page.encode(), HTML)


async def make_pdf(services: Services, at: str, query: str) -> Compressed:
    """The handout as a PDF. Raises PdfUnavailable where this machine cannot write one."""
    return await printed(*await asyncio.to_thread(_paper, services, at, query))


def _paper(services: Services, at: str, query: str) -> tuple[str, str]:
    view = _view(query)
    names = read_order(services.folder, view)
    page = handout(view, names, reachable_address(), at, sheets=(), pdf="", is_page=False)
    return page, "\n".join(services.assets.sheet(name) for name in HANDOUT)


MAKERS = {
    "speaker": Maker(away_from_loop(make_speaker)),
    "handout": Maker(away_from_loop(make_handout), also=reachable_address),
    "pdf": Maker(make_pdf, MOST_PDFS, MOST_WAITING_PDFS, also=reachable_address),
}


def _view(query: str) -> RenderContext:
    view = workshop_view(query)
    if view is None:  # it was there when the page was asked for
        raise LookupError("no guide has a workshop any more")
    return view


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
