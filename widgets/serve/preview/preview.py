"""The educator's preview, routed with `--edit` only: the page as a patient sees it, and what to mend."""

from __future__ import annotations

import asyncio
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from tornado.iostream import StreamClosedError

from ...guide import Guide
from ...model.content.pages import PAGES
from ...model.content.translations import PSEUDO
from ...page.content_security_policy import allowing
from ..app.base_handler import BaseHandler
from ..app.error_pages import HTML, NOT_FOUND, NOT_READY
from ..app.handlers import AssetHandler
from ..pages.assets import kind_of
from ..pages.cache import NotReady
from ..pages.compressed import Compressed, compress
from ..pages.urls import name_at
from .preview_state import preview_state
from .publish_page import PublishHandler

FOLDER = Path(__file__).parent.parent.parent / "components" / "preview"
PARTS = frozenset(path.name for path in FOLDER.iterdir() if path.suffix in (".js", ".css"))
LOOK_EVERY = 0.05  # seconds
HEAD = b'<meta charset="utf-8">'
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'"
)


def preview_routes(segment: str) -> list[Any]:
    """The preview, its own parts, its news, the pages it frames, and the page that publishes.

    `segment` is the form of one part of a page's address.
    """
    return [
        ("preview", PreviewHandler),
        ("preview/publish", PublishHandler),
        (f"preview/pictures/({segment})", PicturesHandler),
        (r"preview/(\w+\.(?:js|css))", PartHandler),
        (f"preview/news/((?:{segment}/)?{segment})", NewsHandler),
        (r"preview/page/assets/(\w+)/([\w./+-]+)", AssetHandler),  # a page asks for them from where it stands
        (f"preview/page/((?:{segment}/)?(?:{segment})?)", FramedHandler),
    ]


class PreviewHandler(BaseHandler):
    """The educator's page: choices, the frame, and what is to be mended."""

    def get(self) -> None:
        """Sends it; everything it shows comes later, by the news."""
        template = Environment(
            loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
        ).get_template("preview.html")
        snapshot = self.services.snapshot
        html = template.render(
            root=self.services.base_url,
            assets=self.services.assets,
            pages={name: _label(name) for name in snapshot.pages},
            languages=[*snapshot.offered, *(each for each in PSEUDO if each not in snapshot.offered)],
            pseudo=PSEUDO,
            guides=snapshot.guides,
            regions=snapshot.regions,
            default_region=snapshot.default_region,
            lab=self.services.now.lab.address if self.services.now.lab else "",
        )
        self.show(compress(html.encode(), HTML), POLICY)


class PicturesHandler(BaseHandler):
    """All pictures of a guide with their names, as they are on the disk now."""

    async def get(self, guide: str) -> None:
        """Sends them."""
        if guide not in self.services.snapshot.guides:
            return await self.show_error(NOT_FOUND)
        sheet = await asyncio.to_thread(lambda: Guide(guide).contact_sheet())
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
        self.show(compress(sheet.encode(), HTML), policy)


class PartHandler(BaseHandler):
    """A script or style sheet of the preview."""

    async def get(self, name: str) -> None:
        """Sends it; nobody but an editor has it, so it is not kept."""
        if name not in PARTS:
            return await self.show_error(NOT_FOUND)
        self.send(compress((FOLDER / name).read_bytes(), kind_of(name)), "no-store")


class FramedHandler(BaseHandler):
    """A patient page with one script more, which gives it a device store of its own."""

    async def get(self, address: str) -> None:
        """Sends the page as it is kept."""
        name = name_at(address)
        if name not in self.services.snapshot.pages:
            return await self.show_error(NOT_FOUND)
        try:
            page = await self.services.pages.page((name, self.request.query))
        except NotReady:
            return await self.show_error(NOT_READY)
        self.show(_framed(page, self.services.base_url), allowing(self.services.page_policy, page.style))


class NewsHandler(BaseHandler):
    """Tells about one page for as long as somebody looks at it (server-sent events)."""

    _is_open = True

    async def get(self, name: str) -> None:
        """Sends news as it comes; looking at a page makes it the next to be renewed."""
        if name not in self.services.snapshot.pages:
            return await self.show_error(NOT_FOUND)
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        key, told = (name, self.request.query), ""
        while self._is_open:
            self.services.pages.ready(key)
            now = json.dumps(preview_state(self.services, key))
            if now != told:
                await self._tell(now)
            told = now
            await asyncio.sleep(LOOK_EVERY)

    def on_connection_close(self) -> None:
        """The preview was closed."""
        self._is_open = False

    async def _tell(self, line: str) -> None:
        self.write(f"data: {line}\n\n")
        try:
            await self.flush()
        except StreamClosedError:
            self._is_open = False


def _label(name: str) -> str:
    """A page's name in words, with its guide when that has a folder of its own."""
    guide, _, file = name.rpartition("/")
    words = next((page.name for page in PAGES if page.file == file), file)
    return f"{guide}: {words}" if guide else words


@lru_cache(maxsize=32)
def _framed(page: Compressed, root: str) -> Compressed:
    script = f'\n  <script src="{root}preview/frame.js" data-version="{page.digest}"></script>'
    return compress(page.plain.replace(HEAD, HEAD + script.encode(), 1), HTML, quickly=True)
