"""Links from a health record (HL7 Infobutton, URL form): lead to the page about a code; nothing is noted."""

from __future__ import annotations

import logging
from types import TracebackType

from tornado.httputil import HTTPServerRequest

from ...model.content.context_links import ADDRESS, CODE, SYSTEM, WORDS, language_for, page_for, words_of
from ..pages.urls import address_of
from .base_handler import BaseHandler

PART = r"([\w.-]{1,40})"


def context_words(request: HTTPServerRequest, server_url: str) -> dict[str, list[bytes]]:
    """What a link of a record asks for, as Tornado holds the words of a query; all else of it is dropped."""
    if request.path.removeprefix(server_url).rstrip("/") != ADDRESS:
        return {}
    return {name: [word.encode()] for name, word in words_of(request.query).items()}


class ContextLink(BaseHandler):
    """Where links of a record lead: `/about?mainSearchCriteria.v.c=…` or `/about/icd-10/N94.1`."""

    def get(self, system: str = "", code: str = "") -> None:
        """Redirects to the page for the code, or to the contents page, in the language that is asked for."""
        asked = {
            name: self.get_query_argument(name) for name in WORDS if name in self.request.query_arguments
        }
        words = {SYSTEM: system, CODE: code} if code else asked
        snapshot = self.services.snapshot
        page = page_for(snapshot.context_links, words)
        language = language_for(words, snapshot.offered)
        query = snapshot.query(f"{self.page_query}&lang={language}" if language else self.page_query)
        found = next((name for name in (page, snapshot.context_links.contents) if name in snapshot.pages), "")
        self.set_header("Cache-Control", "no-store")
        self.lead_to(address_of(found) + (f"?{query}" if query else ""))

    def log_exception(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """As Tornado does, but for the address, which names a code."""
        if kind and error:
            logging.getLogger("tornado.application").error("A link failed", exc_info=(kind, error, trace))


def context_routes() -> list[tuple[str, type[ContextLink]]]:
    """The addresses of such links."""
    return [(rf"{ADDRESS}/?", ContextLink), (rf"{ADDRESS}/{PART}/{PART}", ContextLink)]
