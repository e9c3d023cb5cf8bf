"""Holds many connections, and closes at once those that are too many, so that the rest stay served."""

from __future__ import annotations

import logging
import socket
import sys
import time
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

log = logging.getLogger("stridewell")
SPARE_FILES = 400  # for kernels, notebooks, content and logs
IDLE_SECONDS = 60  # for a whole request head to arrive, and between requests
BODY_SECONDS = 20
LARGEST_HEAD = 16_384
LARGEST_BODY = 65_536  # the only bodies are a key and a goodbye
TELL_EVERY = 10.0
STUCK = getattr(socket, "TCP_USER_TIMEOUT", 0)  # lets go of a client that reads no further

LIMITS: dict[str, Any] = {
    "idle_connection_timeout": IDLE_SECONDS,
    "body_timeout": BODY_SECONDS,
    "max_header_size": LARGEST_HEAD,
    "max_body_size": LARGEST_BODY,
}


class Held(HTTPServer):
    """A server that keeps at most `most` connections open."""

    most = 10_000
    _open = 0
    _told = -TELL_EVERY

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serves a new connection, or closes it when there are too many."""
        if self._open >= self.most:
            stream.close()
            return self._tell()
        self._open += 1
        if STUCK and isinstance(stream.socket, socket.socket):
            stream.socket.setsockopt(socket.IPPROTO_TCP, STUCK, 1000 * IDLE_SECONDS)
        super().handle_stream(stream, address)

    def on_close(self, server_conn: object) -> None:
        """Frees the place of a connection."""
        self._open -= 1
        super().on_close(server_conn)

    def _tell(self) -> None:
        if time.monotonic() - self._told >= TELL_EVERY:
            self._told = time.monotonic()
            log.warning("%d connections are open; more are closed at once.", self._open)


def room_for(most: int) -> int:
    """As many connections as asked for, or as this system lets one process open besides its files."""
    if sys.platform == "win32":
        return most
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = most + SPARE_FILES if hard == resource.RLIM_INFINITY else min(hard, most + SPARE_FILES)
    if soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return max(1, min(most, max(soft, allowed) - SPARE_FILES))
