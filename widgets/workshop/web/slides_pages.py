"""The speaker's view of the slides, behind the access key, and the handout for everyone."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from ...components.declaration import DECLARED, SHARED
from ...components.render_context import Html, RenderContext
from ...model.content.workshop_script import asked_by
from ...reachable_address import reachable_address
from ...serve.app.error_pages import HTML, NO_PAPER, NOT_FOUND, NOT_READY
from ...serve.app.page_caching import ALWAYS_ASK
from ...serve.app.services import Services
from ...serve.clinic.login import BEHIND_KEY
from ...serve.pages.cache import NotReady
from ...serve.pages.compressed import Compressed, compress
from ...serve.pages.on_request import HERE, Maker, away_from_loop
from ..slides.for_paper import for_paper
from ..slides.handout import handout
from ..slides.lesson_plan import talks
from ..slides.slide import find_slide, slide_html, slide_title
from ..slides.slide_words import speaker_words
from .guide_folders import folder_of, guide_at
from .pdf_process import PdfUnavailable, printed
from .phone_pages import workshop_view
from .services import WorkshopHandler
from .slides_on_disk import order_of

LOOK = (*SHARED, "page.css")
SPEAKER = (
    *LOOK,
    "forms.css",
    DECLARED["room"].own_sheet,
    DECLARED["workshop"].own_sheet,
    "workshop/slides/speaker.css",
)
LESSON = (*LOOK, "workshop/slides/lesson.css")
HANDOUT = (*LOOK, DECLARED["pages"].own_sheet, "workshop/slides/handout.css")
STEP = re.compile(r'data-step="(\d+)"')
SLIDE = "#"  # stands between the guide and the slide in the name a handout is kept by
MOST_PDFS = 32  # kept; each is some hundred kilobytes
MOST_WAITING_PDFS = 4  # each takes seconds; whoever waits longer is told to come again


class SpeakerHandler(WorkshopHandler):
    """What the speaker sees: notes, the next slide, the clock, polls and words that wait."""

    async def get(self, folder: str | None) -> None:
        """Sends the page; the middleware has asked for the key."""
        guide = guide_at(self.services.snapshot.guides, folder)
        if await self.workshop.slides.now(self.services, guide) is None:
            return await self.show_error(NOT_FOUND)
        await self.show_kept("speaker", guide, caching=BEHIND_KEY)


class LessonHandler(WorkshopHandler):
    """The lesson plan, behind the key: it holds the speaker's notes."""

    async def get(self, folder: str | None) -> None:
        """Sends the page; the middleware has asked for the key."""
        guide = guide_at(self.services.snapshot.guides, folder)
        if await self.workshop.slides.now(self.services, guide) is None:
            return await self.show_error(NOT_FOUND)
        await self.show_kept("lesson", guide, caching=BEHIND_KEY)


class HandoutHandler(WorkshopHandler):
    """The handout as a page; its code leads to what a slide showed, if the address names one."""

    async def get(self, folder: str | None, at: str | None) -> None:
        """Sends the page."""
        name = await self.known(folder, at or "")
        if not name:
            return await self.show_error(NOT_FOUND)
        await self.show_kept("handout", name)

    async def known(self, folder: str | None, at: str) -> str:
        """The name the handout is kept by; "" where there is no workshop, or no slide called `at`."""
        guide = guide_at(self.services.snapshot.guides, folder)
        slides = await self.workshop.slides.now(self.services, guide)
        return "" if slides is None or at not in ("", *slides) else f"{guide}{SLIDE}{at}"


class PdfHandler(HandoutHandler):
    """The handout as a PDF."""

    async def get(self, folder: str | None, at: str | None) -> None:
        """Sends the PDF, or says in words what the machine lacks, or that many wait for theirs."""
        name = await self.known(folder, at or "")
        if not name:
            return await self.show_error(NOT_FOUND)
        pages, query = self.services.on_request, self.page_query
        try:
            paper = pages.ready("pdf", name, query, HERE) or await pages.page("pdf", name, query, HERE)
        except NotReady as news:
            lacks = isinstance(news.__cause__, PdfUnavailable)
            return await self.show_error(NO_PAPER if lacks else NOT_READY)
        self.set_header("Content-Disposition", 'inline; filename="handout.pdf"')
        self.send(paper, ALWAYS_ASK)


def make_speaker(services: Services, guide: str, query: str) -> Compressed:
    """The speaker's view of a guide's slides."""
    view, assets = _view(query, guide), services.assets
    slides = [_noted(view, name) for name in order_of(services, view)]
    values = {
        "assets": assets,
        "sheets": SPEAKER,
        "handout": _handout_address(services, guide),
    }
    page = view.render("slides/speaker.html", slides=slides, say=speaker_words(view), **values)
    return compress(page.encode(), HTML)


def make_lesson(services: Services, guide: str, query: str) -> Compressed:
    """The lesson plan of a guide's talk."""
    view = _view(query, guide)
    plan = talks(view, order_of(services, view))
    page = view.render("slides/lesson_plan.html", assets=services.assets, sheets=LESSON, talks=plan)
    return compress(page.encode(), HTML)


def make_handout(services: Services, name: str, query: str) -> Compressed:
    """The handout as a page, by the guide and the slide just shown, such as "a-guide#welcome"."""
    guide, _, at = name.partition(SLIDE)
    view = _view(query, guide)
    sheets = [services.assets.address(sheet) for sheet in HANDOUT]
    pdf = f"{_handout_address(services, guide)}{f'/{at}' if at else ''}.pdf{view.choice.query()}"
    page = _handout(services, view, at, sheets=sheets, pdf=pdf, is_page=True)
    return compress(page.encode(), HTML)


async def make_pdf(services: Services, name: str, query: str) -> Compressed:
    """The handout as a PDF. Raises PdfUnavailable where this machine cannot write one."""
    return await printed(*await asyncio.to_thread(_paper, services, name, query))


def _paper(services: Services, name: str, query: str) -> tuple[str, str]:
    guide, _, at = name.partition(SLIDE)
    page = _handout(services, _view(query, guide), at, sheets=(), pdf="", is_page=False)
    return for_paper(page), "\n".join(services.assets.sheet(sheet) for sheet in HANDOUT)


def _handout_address(services: Services, guide: str) -> str:
    return f"{services.assets.root}{folder_of(services.snapshot.guides, guide)}handout"


def _handout(services: Services, view: RenderContext, at: str, **values: Any) -> Html:
    base = reachable_address() + folder_of(services.snapshot.guides, view.content.name)
    return handout(view, order_of(services, view), base, at, **values)


MAKERS = {
    "speaker": Maker(away_from_loop(make_speaker)),
    "lesson": Maker(away_from_loop(make_lesson)),
    "handout": Maker(away_from_loop(make_handout), also=reachable_address),
    "pdf": Maker(make_pdf, MOST_PDFS, MOST_WAITING_PDFS, also=reachable_address),
}


def _view(query: str, guide: str) -> RenderContext:
    view = workshop_view(query, guide)
    if view is None:  # it was there when the page was asked for
        raise LookupError(f"the guide {guide} has no workshop any more")
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
