"""The handlers of the patients' side: pages, their assets, old addresses, and the server's health."""

from __future__ import annotations

import asyncio

from ...page.content_security_policy import CHART, allowing
from ..pages.cache import NotReady
from ..pages.urls import address_of, name_at
from .base_handler import BaseHandler
from .error_pages import NOT_FOUND, NOT_READY
from .page_caching import ALWAYS_ASK, page_caching

FOREVER = "public, max-age=31536000, immutable"


class PageHandler(BaseHandler):
    """A patient page by its address; "" is the start page, "a-guide/" that of another guide."""

    async def get(self, address: str = "") -> None:
        """Sends the page, rendered once for all who ask."""
        name = name_at(address)
        if name not in self.services.snapshot.pages:
            return await self.lead(address.removesuffix("/"))
        key = (name, self.page_query)
        try:
            page = self.services.pages.ready(key) or await self.services.pages.page(key)
        except NotReady:
            return await self.show_error(NOT_READY)
        self.set_header("Content-Security-Policy", allowing(self.services.page_policy, page.style))
        self.send(page, page_caching(self.request.headers))

    async def lead(self, near: str) -> None:
        """Redirects to the page whose address is this but for a slash, or says that there is none."""
        name = next((each for each in (near, f"{near}/index") if each in self.services.snapshot.pages), None)
        if name is None:
            return await self.show_error(NOT_FOUND)
        query = "?" + self.request.query if self.request.query else ""
        self.lead_to(address_of(name) + query)


class OldAddress(PageHandler):
    """Where a page stood under plain Voila, or stands by another name: leads to its one address."""

    async def get(self, address: str = "") -> None:
        """Redirects, keeping the choice of language and region."""
        realms = self.services.realms.values()
        realm = next((each.folder for each in realms if each.holds(address)), "")
        if realm and address in self.services.snapshot.others:
            return self.lead_to(f"{realm}/{address}")
        await self.lead(address)


class AssetHandler(BaseHandler):
    """A front-end file by version and name."""

    async def get(self, version: str, name: str) -> None:
        """Sends the file; a page of an earlier version is led to what there is now."""
        assets = self.services.assets
        file = await asyncio.to_thread(assets.find, name)  # its first compression takes up to a second
        if file is None:
            return await self.show_error(NOT_FOUND)
        if version != assets.version:
            self.set_header("Cache-Control", ALWAYS_ASK)
            return self.lead_to(assets.path(name))
        if name.endswith(".html"):
            self.set_header("Content-Security-Policy", CHART)
        self.send(file, FOREVER)


class TemplateAsset(BaseHandler):
    """Where Voila's template looks for a front-end file: leads to its one address."""

    async def get(self, name: str) -> None:
        """Redirects to the file's address with its version."""
        if name not in self.services.assets.files:
            return await self.show_error(NOT_FOUND)
        self.lead_to(self.services.assets.path(name))


class Health(BaseHandler):
    """Whether the server is alive, and whether its first pages are ready."""

    async def get(self, asked: str = "") -> None:
        """200 while it answers at all; `/healthz/ready` says 503, and why, until the start page is there, and
        when files, disk or the store of rooms give out.
        """
        made = self.services.pages.ready(("index", "")) is not None
        lacks = [] if made else ["The start page is not there yet."]
        if asked:
            lacks += await self.services.readiness.lacks()
            self.set_status(503 if lacks else 200)
        self.set_header("Cache-Control", "no-store")
        pages, kernels = len(self.services.pages), len(self.services.kernel_manager)
        self.write({"ready": not lacks, "lacks": lacks, "pages": pages, "kernels": kernels})
