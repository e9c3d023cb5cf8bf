"""The page that publishes, routed with `--edit` only: what changes for patients, a name, and the way back."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from typing import Protocol

from tornado.web import HTTPError

from ..app.base_handler import BaseHandler
from ..app.error_pages import HTML
from ..pages.compressed import compress

# Another site can send a form here, but it cannot read the page that holds this.
TOKEN = secrets.token_hex(16)
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
FIELDS = ("action", "by", "why", "digest", "after")


class Publishing(Protocol):
    """What the command hands in: the server itself writes nothing."""

    def page(self, token: str) -> str:
        """The page as things stand now; its forms carry the token."""

    def done(self, token: str, form: Mapping[str, str]) -> str:
        """The page after what a form asks for was done, or was not, with the reason."""


class PublishHandler(BaseHandler):
    """What would change for patients, and the forms that publish it or go back."""

    async def get(self) -> None:
        """Checks, compares, and sends the page."""
        await self._send_made(lambda publishing: publishing.page(TOKEN))

    async def post(self) -> None:
        """Does what a form of this page asks for."""
        if not secrets.compare_digest(self.get_body_argument("token", "").encode(), TOKEN.encode()):
            raise HTTPError(403)
        form = {name: self.get_body_argument(name, "") for name in FIELDS}
        await self._send_made(lambda publishing: publishing.done(TOKEN, form))

    async def _send_made(self, make: Callable[[Publishing], str]) -> None:
        html = await asyncio.to_thread(make, self.settings["publishing"])
        self.show(compress(html.encode(), HTML), POLICY)
