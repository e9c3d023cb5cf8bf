"""Requests that are refused unread: meant for another host, or with a body that is too large or endless."""

from __future__ import annotations

from tornado.http1connection import HTTP1Connection
from tornado.httputil import HTTPServerRequest
from tornado.web import Finish, stream_request_body

from .base_handler import BaseHandler
from .connection_limit import LARGEST_BODY
from .error_pages import NO_LENGTH, TOO_LARGE, WRONG_HOST, ErrorPage
from .host_check import KnownHosts


def why_refused(request: HTTPServerRequest, hosts: KnownHosts) -> ErrorPage | None:
    """The page that a request gets in place of an answer; none where it may be answered."""
    if not hosts.knows(request.host):
        return WRONG_HOST
    if "Transfer-Encoding" in request.headers:
        return NO_LENGTH
    return TOO_LARGE if body_length(request) > LARGEST_BODY else None


def body_length(request: HTTPServerRequest) -> int:
    """How long a body says it is, in bytes; 0 where that is no number, which Tornado then refuses."""
    said = request.headers.get("Content-Length", "").partition(",")[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


@stream_request_body
class Refusal(BaseHandler):
    """Answers before the body has come, and hangs up, so that nothing of it is kept."""

    def initialize(self, kind: ErrorPage) -> None:
        """Takes what is wrong."""
        self._kind = kind

    async def prepare(self) -> None:
        """Answers at once, whatever the method."""
        connection = self.request.connection
        if isinstance(connection, HTTP1Connection):
            connection.set_max_body_size(max(LARGEST_BODY, body_length(self.request)))
        self.set_header("Connection", "close")
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            self._say()
        else:
            await self.show_error(self._kind)
        raise Finish

    def _say(self) -> None:
        """A script asked, and can read no page."""
        self.set_status(self._kind.status)
        self.set_header("Cache-Control", "no-store")
        self.write({"error": "refused", "says": self._kind.text})

    def data_received(self, chunk: bytes) -> None:
        """Drops what still comes."""
