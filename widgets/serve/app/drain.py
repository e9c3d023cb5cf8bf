"""An HTTP server that stops without cutting off an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    RequestStartLine,
    ResponseStartLine,
)

READ_ON = 0.1  # seconds in which what was sent before the stop is read


class DrainingServer(HTTPServer):
    """Knows which of its connections have a request that is running."""

    def initialize(self, *arguments: Any, **options: Any) -> None:
        """Nobody is connected yet."""
        super().initialize(*arguments, **options)
        self._idle: set[Any] = set()
        self._running: set[Any] = set()
        self._is_draining = False
        self._finished = asyncio.Event()

    async def drain(self, seconds: float) -> None:
        """Lets nobody in any more; comes back when all running requests are answered, or after `seconds`."""
        self.stop()
        await asyncio.sleep(READ_ON)
        self._is_draining = True
        for line in [*self._idle]:
            line.stream.close()
        self._look()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._finished.wait()

    def start_request(self, server_conn: Any, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        """The connection waits for a request: its first, or the one after what was answered."""
        self._running.discard(server_conn)
        self._idle.add(server_conn)
        self._look()
        if self._is_draining:
            server_conn.stream.close()
        return _Noticed(super().start_request(server_conn, request_conn), lambda: self._begin(server_conn))

    def on_close(self, server_conn: object) -> None:
        """The connection is gone."""
        self._running.discard(server_conn)
        self._idle.discard(server_conn)
        self._look()
        super().on_close(server_conn)

    def _begin(self, server_conn: object) -> None:
        self._idle.discard(server_conn)
        self._running.add(server_conn)

    def _look(self) -> None:
        if self._is_draining and not self._running:
            self._finished.set()


class _Noticed(HTTPMessageDelegate):
    """Passes a request on, and tells when it has begun."""

    def __init__(self, delegate: HTTPMessageDelegate, begin: Callable[[], None]) -> None:
        self._begin = begin
        self._delegate = delegate

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        self._begin()
        return self._delegate.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._delegate.data_received(chunk)

    def finish(self) -> None:
        self._delegate.finish()

    def on_connection_close(self) -> None:
        self._delegate.on_connection_close()
