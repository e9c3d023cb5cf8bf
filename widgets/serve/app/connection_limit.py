"""A limit on open connections: those above it are closed at once, so that the rest stay served."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from tornado.iostream import IOStream

from .drain import DrainingServer
from .head_limit import Connection

log = logging.getLogger("stridewell")
SPARE_FILES = 400  # for kernels, notebooks, content and logs
IDLE_SECONDS = 60  # for a whole request head to arrive, and between requests
BODY_SECONDS = 20
LARGEST_HEAD = 16_384
LARGEST_BODY = 65_536  # the only bodies are a key and a goodbye
TELL_EVERY = 10.0
NO_FILE_LEFT = (errno.EMFILE, errno.ENFILE)
STUCK = getattr(socket, "TCP_USER_TIMEOUT", 0)  # lets go of a client that reads no further

LIMITS: dict[str, Any] = {
    "idle_connection_timeout": IDLE_SECONDS,
    "body_timeout": BODY_SECONDS,
    "max_header_size": LARGEST_HEAD,
    "max_body_size": LARGEST_BODY,
}


class Held(DrainingServer):
    """A server that keeps at most `most` connections open."""

    most = 10_000
    _open = 0
    _told = -TELL_EVERY

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Listens on these."""
        super().add_sockets([Entrance(self, each) for each in sockets])

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serves a new connection, or closes it when there are too many."""
        if self._open >= self.most:
            stream.close()
            return self.tell()
        self._open += 1
        if STUCK and isinstance(stream.socket, socket.socket):
            stream.socket.setsockopt(socket.IPPROTO_TCP, STUCK, 1000 * IDLE_SECONDS)
        super().handle_stream(Connection(stream.socket), address)

    def on_close(self, server_conn: object) -> None:
        """Frees the place of a connection."""
        self._open -= 1
        super().on_close(server_conn)

    def tell(self) -> None:
        """Says in the log, once in a while, that somebody was turned away."""
        if time.monotonic() - self._told >= TELL_EVERY:
            self._told = time.monotonic()
            log.warning("%d connections are open; more are closed at once.", self._open)


class Entrance(socket.socket):
    """A listening socket that turns people away, too, when this process can open no more files.

    Otherwise they would wait unanswered, and the server would try to let them in without a pause.
    """

    def __init__(self, server: Held, listening: socket.socket) -> None:
        super().__init__(fileno=listening.detach())
        self._server, self._spare = server, _spare_file()

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. Raises BlockingIOError when there is none to let in.

        The spare file comes first: while another part of the process has its place, a connection that took
        the next free one would leave everybody after it unanswered.
        """
        self._spare = self._spare or _spare_file()
        if self._spare is None:
            raise BlockingIOError
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in NO_FILE_LEFT:
                raise
            self._turn_away()
            raise BlockingIOError from error

    def _turn_away(self) -> None:
        if self._spare:
            self._spare.close()
        with suppress(OSError):
            super().accept()[0].close()
        self._spare = _spare_file()
        self._server.tell()


def _spare_file() -> IO[bytes] | None:
    """A file to give up when none can be opened; none if another was quicker to open one."""
    try:
        return Path(os.devnull).open("rb")
    except OSError:
        return None


def room_for(most: int) -> int:
    """As many connections as asked for, or as this system lets one process open besides its files.

    Where it lets open few, half of them are for connections.
    """
    if sys.platform == "win32":
        return most
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = most + SPARE_FILES if hard == resource.RLIM_INFINITY else min(hard, most + SPARE_FILES)
    if soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    files = max(soft, allowed)
    return max(1, min(most, files - min(SPARE_FILES, files // 2)))
