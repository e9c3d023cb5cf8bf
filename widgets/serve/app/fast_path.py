"""A fast path for a page that is cached: no handler is made for it, which halves the time of most visits."""

from __future__ import annotations

import time
from functools import lru_cache

from tornado.httputil import (
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerRequest,
    ResponseStartLine,
    format_timestamp,
)

from ..pages.compressed import Compressed, reply_to
from .access_log import note
from .security_headers import add_security_headers, headers_of

Named = tuple[tuple[str, str], ...]
REASONS = {200: "OK", 304: "Not Modified"}


class FastPath(HTTPMessageDelegate):
    """Answers one GET with a page; the answer is that of `PageHandler`, header for header."""

    def __init__(self, request: HTTPServerRequest, page: Compressed, caching: str, policy: str) -> None:
        self._request, self._caching, self._policy = request, caching, policy
        self._always = tuple(headers_of(request.path).items())
        self._reply = reply_to(request.headers, page)

    def finish(self) -> None:
        """The request has been read: sends the answer and notes the visit."""
        reply, connection = self._reply, self._request.connection
        if connection is None:
            return
        headers = _head(reply.named(), len(reply.body), self._caching, self._policy, self._always).copy()
        headers["Date"] = _date(int(time.time()))
        start = ResponseStartLine("HTTP/1.1", reply.status, REASONS[reply.status])
        connection.write_headers(start, headers, reply.body)
        connection.finish()
        note(reply.status, self._request)


@lru_cache(maxsize=1000)
def _head(named: Named, length: int, caching: str, policy: str, always: Named) -> HTTPHeaders:
    headers = HTTPHeaders(dict(named))
    headers["Cache-Control"], headers["Content-Security-Policy"] = caching, policy
    if length:
        headers["Content-Length"] = str(length)
    add_security_headers(headers, dict(always))
    return headers


@lru_cache(maxsize=2)
def _date(now: int) -> str:
    return format_timestamp(now)
