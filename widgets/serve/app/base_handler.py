"""The base of our handlers: bodies with an ETag, compressed where the client takes it, and error pages."""

from __future__ import annotations

from typing import Any

from tornado.web import Finish, RequestHandler

from ..pages.compressed import Compressed, reply_to
from .error_pages import NOT_FOUND, ErrorPage, error_page, kind_of
from .services import Services

RETRY_SECONDS = "5"


class BaseHandler(RequestHandler):
    """A handler that sends compressed bodies, and an error page where it cannot."""

    @property
    def services(self) -> Services:
        """What the handlers of this server share."""
        shared: Services = self.settings["services"]  # Tornado's settings have no types
        return shared

    def send(self, packed: Compressed, caching: str) -> None:
        """Sends a body with its ETag; a page that is a refusal is sent whatever the client has."""
        asked = self.request.headers if self.get_status() == 200 else {}
        encoding = {"Accept-Encoding": self.request.headers.get("Accept-Encoding", "")}
        reply = reply_to({**asked, **encoding}, packed)
        self.set_header("Cache-Control", caching)
        for name, value in reply.named():
            self.set_header(name, value)
        if reply.status == 304:
            return self.set_status(304)
        self.write(reply.body)

    def compute_etag(self) -> None:
        """None: the ETag is known beforehand."""

    def show_error(self, kind: ErrorPage) -> None:
        """Answers with an error page."""
        self.set_status(kind.status)
        if kind.status in (429, 503):
            self.set_header("Retry-After", RETRY_SECONDS)
        self.show(error_page(kind, self.request.query, self.services.assets, self.services.fingerprint))

    def show(self, page: Compressed, policy: str = "") -> None:
        """Sends a page made for this visit alone."""
        self.set_header("Content-Security-Policy", policy or self.services.page_policy)
        self.send(page, "no-store")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """An error page, whatever went wrong."""
        methods = self._methods() if status_code == 405 else []
        if methods:
            self.set_header("Allow", ", ".join(methods))
        self.show_error(NOT_FOUND if status_code == 405 and not methods else kind_of(status_code))
        self.finish()

    def _methods(self) -> list[str]:
        reads = ["GET", "HEAD"] if self._has("get") else []
        return [*reads, "POST"] if self._has("post") else reads

    def _has(self, method: str) -> bool:
        return getattr(type(self), method) is not getattr(RequestHandler, method)

    def head(self, *arguments: str) -> Any:
        """Like GET; Tornado leaves the body out."""
        return self.get(*arguments)


class NotFound(BaseHandler):
    """Every address that leads nowhere, by any method."""

    def prepare(self) -> None:
        """Answers before any method is looked up."""
        self.show_error(NOT_FOUND)
        raise Finish
