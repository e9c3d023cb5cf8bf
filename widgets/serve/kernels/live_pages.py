"""Live notebooks, below `/clinic/` and `/edit/`: Voila's front end, with a kernel for each visitor."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from ...model.content.folders import content_root
from ...model.published.settings import CONTENT_ROOT, EDITING, PUBLISHED, store_folder
from ...page.content_security_policy import POLICY as PATIENT_POLICY
from ...page.content_security_policy import page_policy
from ..app.base_handler import BaseHandler
from ..app.error_pages import FULL, HTML, NOT_FOUND, NOT_READY, TOO_MANY
from ..app.services import Services
from ..clinic.realms import EDIT
from ..pages.render import hang_up, kernel_name, renderer_of
from ..pages.urls import address_of, up_from

log = logging.getLogger("stridewell")
LINK = re.compile(r'href="([\w-]+)\.ipynb(?=[?#"])')  # the page comes in parts, so there is no whole to parse
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' blob: data:; worker-src 'self' blob:; frame-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors 'self'"
)


class LiveHandler(BaseHandler):
    """A page with a kernel of its own, written as its cells are run."""

    async def get(self, name: str) -> None:
        """Sends the page; a visitor too many gets a calm one, and nobody else notices."""
        if name not in self.services.snapshot.others or not self.realm.holds(name):
            return await self.show_error(NOT_FOUND)
        if not self.services.limits.starts.allows(self.request.remote_ip or ""):
            return await self.show_error(TOO_MANY)
        self.services.limits.starts.note(self.request.remote_ip or "")
        if self.realm.folder != EDIT and not await asyncio.to_thread(self.services.shown.is_whole):
            return await self.show_error(NOT_READY)
        clinic = up_from(name) or "./"  # relative, so that it holds below a prefix a proxy takes off
        renderer = await renderer_of(self.services.voila, name, self.request.query, clinic)
        if not self.services.kernel_pool.is_free():
            log.warning("All live places are taken.")
            return await self.show_error(FULL)
        policy = POLICY if name in self.services.snapshot.live else PATIENT_POLICY
        self.set_header("Content-Security-Policy", page_policy(self.services.frame_origins, policy))
        self.set_header("Content-Type", HTML)
        self.set_header("Cache-Control", "no-store")
        await self._write_as_it_comes(renderer, name)

    async def _write_as_it_comes(self, renderer: Any, name: str) -> None:
        kernel = await self.services.kernel_pool.take(
            kernel_name(renderer), self._environment(), self.realm.folder
        )
        deadline = asyncio.create_task(self._end_late(kernel))
        try:
            async for part in self._parts(renderer, kernel, name):
                self.write(part)
                await self.flush()
        except Exception as error:
            log.warning("A live page was not finished: %s", type(error).__name__)
            await self.services.kernel_pool.give_back(kernel)
            if not isinstance(error, StreamClosedError):
                raise
        finally:
            deadline.cancel()
            hang_up(renderer)

    def _environment(self) -> dict[str, str]:
        """What the page's kernel reads: what is shown, or for whoever edits the working copy."""
        shown = {"QUERY_STRING": self.request.query, CONTENT_ROOT: str(content_root())}
        if self.realm.folder != EDIT:
            return shown
        content = self.services.working.content
        return shown | {CONTENT_ROOT: str(content), PUBLISHED: str(store_folder(content)), EDITING: "yes"}

    async def _end_late(self, kernel: str) -> None:
        """Ends a kernel whose page is not finished in time; the page then says so and ends."""
        await asyncio.sleep(self.services.limits.page_timeout)
        log.warning("A live page took too long; its kernel was ended.")
        await self.services.kernel_pool.give_back(kernel)

    async def _parts(self, renderer: Any, kernel: str, name: str) -> AsyncIterator[str]:
        manager = self.services.kernel_manager.get_kernel(kernel)
        async for part, _ in renderer.generate_content_generator(kernel, manager):
            yield LINK.sub(lambda link: f'href="{self._address(name, link.group(1))}', part)

    def _address(self, here: str, file: str) -> str:
        """Another of a guide's clinicians' pages stands beside this one, its patient pages above."""
        folder = here.rpartition("/")[0]
        name = f"{folder}/{file}" if folder else file
        return file if name in self.services.snapshot.others else f"../{up_from(here)}{address_of(name)}"


class KernelShutdown(BaseHandler):
    """The page has been left or loaded again, so its kernel may end."""

    async def post(self, kernel: str) -> None:
        """Ends the kernel; says the same whether there was one or not."""
        if self.services.kernel_pool.has(kernel, self.realm.folder):
            await self.services.kernel_pool.give_back(kernel)
        self.set_status(204)


class OwnKernelHandler(KernelHandler):
    """What Voila's front end asks about its own kernel; it can change nothing."""

    SUPPORTED_METHODS = ("GET",)

    async def prepare(self) -> None:  # type: ignore[override]  # nobody is led to a log-in page here
        """Knows only kernels that have a visitor."""
        refuse_others(self)
        await super().prepare()


class Channels(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """The line between a live page and its own kernel; Voila lets only widget messages through."""

    async def prepare(self) -> None:
        """Knows only kernels that have a visitor."""
        refuse_others(self)
        await super().prepare()


def refuse_others(handler: Any) -> None:
    """Answers 404 for a kernel that renders, is kept warm, is another realm's, or is not there."""
    services: Services = handler.settings["services"]
    realm = services.realm_of(handler.request.path)
    if realm is None or not services.kernel_pool.has(handler.path_kwargs["kernel_id"], realm.folder):
        raise HTTPError(404)
