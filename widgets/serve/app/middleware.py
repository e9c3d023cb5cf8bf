"""Middleware: strips a request of what no page needs, refuses odd paths, and holds the lock on `/clinic/`."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tornado.escape import parse_qs_bytes
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.web import Application

from ...page.content_security_policy import allowing
from ..clinic.login import may_enter
from ..pages.urls import name_at
from .connection_limit import LIMITS, Held, room_for
from .context_links import context_words
from .fast_path import FastPath
from .forwarded import believe_proxy, counted_as
from .page_caching import page_caching
from .refusals import Refusal, why_refused
from .services import Services

PLAIN = re.compile(r"(/[\w.~@+-]*)+", re.ASCII)
CLIMBS = {".", ".."}
SESSION = re.compile(r"session_id=[\w-]{1,64}", re.ASCII)
VERSION = re.compile(r"v=[0-9a-f]{1,128}")
BACKLOG = 1024
_salt = secrets.token_bytes(16)


class App(Application):
    """An application that drops, before any handler or log line sees it, what no page needs."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """The handler for a request; one whose path plays tricks is led to the page that is not there,
        and one for the clinicians' pages that brings no key is led to the form that takes it.
        """
        services: Services = self.settings["services"]
        if services.behind_proxy:
            believe_proxy(request)
        request.remote_ip = nameless(counted_as(request.remote_ip or ""))
        words = context_words(request, services.server_url)
        keep_query(request, services.snapshot.query(request.query), words)
        if kind := why_refused(request, services.hosts):
            return self.get_handler_delegate(request, Refusal, {"kind": kind})
        if not is_plain(request.path):
            return self.get_handler_delegate(request, self.settings["default_handler_class"])
        if is_locked(request, services):
            return self.get_handler_delegate(request, self.settings["locked_handler_class"])
        return fast_path_for(request, services) or super().find_handler(request, **kwargs)

    server: Held

    def listen(self, port: int, address: str | None = None, **options: Any) -> HTTPServer:
        """Listens, with a ceiling on open connections."""
        services: Services = self.settings["services"]
        self.server = server = Held(self, **LIMITS)
        server.most = room_for(services.limits.connections)
        server.listen(port, address or "", backlog=BACKLOG, **options)
        return server


def fast_path_for(request: HTTPServerRequest, services: Services) -> FastPath | None:
    """The quick way, for a page that is there already."""
    name = name_at(request.path.removeprefix(services.server_url))
    if request.method != "GET" or name not in services.snapshot.pages or request.path.endswith("/index"):
        return None
    page = services.pages.ready((name, request.query))
    if page is None:
        return None
    policy = allowing(services.page_policy, page.style)
    return FastPath(request, page, page_caching(request.headers), policy)


def is_locked(request: HTTPServerRequest, services: Services) -> bool:
    """Whether a request goes below `/clinic/` or `/edit/` without having given the key to it."""
    realm = services.realm_of(request.path)
    if realm is None or request.path == f"{services.server_url}{realm.folder}/key":
        return False
    return not may_enter(request, services, realm)


def is_plain(path: str) -> bool:
    """Whether a path is what it seems: nothing encoded, no dots that climb, no doubled slash."""
    return bool(PLAIN.fullmatch(path)) and "//" not in path and not CLIMBS & {*path.split("/")}


def keep_query(
    request: HTTPServerRequest, page_query: str, words: Mapping[str, list[bytes]] = MappingProxyType({})
) -> None:
    """Cuts the query to what is known: a page's choice, a file's version, a live page's session. The `words`
    of a link from a record reach its handler, but no address, so that nothing can write them down.
    """
    kept = [match.group() for match in map(_known(request.path).fullmatch, request.query.split("&")) if match]
    request.query = "&".join([*kept[:1], page_query] if page_query else kept[:1])
    request.uri = request.path + ("?" + request.query if request.query else "")
    request.arguments = {**parse_qs_bytes(request.query), **words}
    request.query_arguments = dict(request.arguments)


def nameless(address: str) -> str:
    """A stand-in for an address: the same within this run, meaningless after it."""
    return hashlib.blake2b(address.encode(), key=_salt, digest_size=6).hexdigest()


def _known(path: str) -> re.Pattern[str]:
    return SESSION if path.endswith("/channels") else VERSION
