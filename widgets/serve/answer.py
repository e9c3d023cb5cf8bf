"""What all our own handlers share: a packed body is sent in the form the client takes."""

from __future__ import annotations

from typing import Any

from tornado.web import Finish, RequestHandler

from .calm import calm_page
from .packed import Packed, names_tag, takes_gzip

RETRY_SECONDS = "5"


class Answer(RequestHandler):
    """A handler that sends packed bodies, and calm pages where it cannot."""

    @property
    def site(self) -> Any:
        """The running application."""
        return self.settings["site"]

    def send(self, packed: Packed, caching: str) -> None:
        """Sends a body with its ETag; a client that has it already gets 304 and no body."""
        zipped = takes_gzip(self.request.headers.get("Accept-Encoding", ""))
        tag = packed.zipped_tag if zipped else packed.plain_tag
        self.set_header("ETag", tag)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Cache-Control", caching)
        if self.get_status() == 200 and names_tag(self.request.headers.get("If-None-Match", ""), tag):
            self.set_status(304)
            return
        self.set_header("Content-Type", packed.kind)
        if zipped:
            self.set_header("Content-Encoding", "gzip")
        self.write(packed.zipped if zipped else packed.plain)

    def compute_etag(self) -> None:
        """None: the ETag is known beforehand."""

    def calm(self, status: int) -> None:
        """Answers with the calm page for a status."""
        self.set_status(status)
        self.set_header("Content-Security-Policy", self.site.page_policy)
        if status in (429, 503):
            self.set_header("Retry-After", RETRY_SECONDS)
        page = calm_page(status, self.request.query, self.site.assets, self.site.stamp)
        self.send(page, "no-store")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The calm page, whatever went wrong."""
        self.calm(status_code)
        self.finish()

    def head(self, *arguments: str) -> Any:
        """Like GET; Tornado leaves the body out."""
        return self.get(*arguments)


class Nowhere(Answer):
    """Every address that leads nowhere, by any method."""

    def prepare(self) -> None:
        """Answers before any method is looked up."""
        self.calm(404)
        raise Finish
