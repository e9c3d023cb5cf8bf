"""The base of our handlers: bodies with an ETag, compressed where the client takes it, and error pages."""

from __future__ import annotations

from typing import Any

from tornado.web import Finish, HTTPError, RequestHandler

from ..clinic.realms import Realm
from ..pages.cache import NotReady
from ..pages.compressed import Compressed, reply_to
from ..pages.urls import up_from
from .error_pages import (
    BARE_PAGE,
    NOT_FOUND,
    NOT_READY,
    ErrorPage,
    kind_of,
    make_error_page,
    named,
)
from .page_caching import ALWAYS_ASK
from .services import Services

RETRY_SECONDS = "5"
DEEPEST = 4  # an error page is kept for each depth


class BaseHandler(RequestHandler):
    """A handler that sends compressed bodies, and an error page where it cannot."""

    @property
    def services(self) -> Services:
        """What the handlers of this server share."""
        shared: Services = self.settings["services"]  # Tornado's settings have no types
        return shared

    @property
    def realm(self) -> Realm:
        """The realm of what is asked for. Raises HTTPError where there is none."""
        realm = self.services.realm_of(self.request.path)
        if realm is None:
            raise HTTPError(404)
        return realm

    @property
    def root(self) -> str:
        """What leads from the address asked for to the root; relative, unless it is deeper than any page."""
        up = up_from(self.request.path.removeprefix(self.services.server_url))
        return (up or "./") if up.count("/") <= DEEPEST else self.services.base_url

    @property
    def page_query(self) -> str:
        """The one form of the language and region that are asked for."""
        return self.services.snapshot.query(self.request.query)

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

    async def show_kept(self, kind: str, name: str, policy: str = "", caching: str = ALWAYS_ASK) -> None:
        """Sends a page that no notebook makes, made once for all who ask for it."""
        pages, query = self.services.on_request, self.page_query
        try:
            page = pages.ready(kind, name, query, self.root) or await pages.page(kind, name, query, self.root)
        except NotReady:
            return await self.show_error(NOT_READY)
        self.set_header("Content-Security-Policy", policy or self.services.page_policy)
        self.send(page, caching if self.get_status() == 200 else "no-store")

    async def show_error(self, kind: ErrorPage) -> None:
        """Answers with an error page, a bare one when it cannot be made."""
        pages, name, query = self.services.on_request, named(kind), self.page_query
        try:
            page = pages.ready("error", name, query, self.root) or await pages.page(
                "error", name, query, self.root
            )
        except NotReady:
            page = BARE_PAGE
        self._refuse(kind, page)

    def _refuse(self, kind: ErrorPage, page: Compressed) -> None:
        self.set_status(kind.status)
        if kind.status in (429, 503):
            self.set_header("Retry-After", RETRY_SECONDS)
        self.show(page)

    def show(self, page: Compressed, policy: str = "") -> None:
        """Sends a page made for this visit alone."""
        self.set_header("Content-Security-Policy", policy or self.services.page_policy)
        self.send(page, "no-store")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """An error page, whatever went wrong. Tornado waits for nothing here, so one that is not kept is made
        on the loop: seldom, and quick while content stays as it is.
        """
        methods = self._methods() if status_code == 405 else []
        if methods:
            self.set_header("Allow", ", ".join(methods))
        kind = NOT_FOUND if status_code == 405 and not methods else kind_of(status_code)
        self._refuse(kind, self._error_page(named(kind)))
        self.finish()

    def _error_page(self, name: str) -> Compressed:
        kept = self.services.on_request.ready("error", name, self.page_query, self.root)
        if kept or not self.services.shown.is_whole():
            return kept or BARE_PAGE
        return make_error_page(self.services.seen_from(self.root), name, self.page_query)

    def lead_to(self, address: str, status: int = 302) -> None:
        """Redirects to an address below the root, relative to what was asked for: a proxy may have taken a
        prefix off.
        """
        self.set_status(status)
        self.set_header("Location", self.root + address)
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

    async def prepare(self) -> None:
        """Answers before any method is looked up."""
        await self.show_error(NOT_FOUND)
        raise Finish
