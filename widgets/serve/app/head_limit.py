"""A connection that says so when the head of a request is too large; Tornado would only hang up."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any

from tornado.iostream import IOStream, UnsatisfiableReadError

WORDS = b"The head of this request is too large.\n"
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n"
    b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s" % (len(WORDS), WORDS)
)
STILL_COMING = 1_000_000  # bytes that are read and dropped, so that the answer is not lost with them


class Connection(IOStream):
    """A stream of bytes whose reader asks for a request's head, and for nothing else, by a pattern."""

    _reads_head = False

    def read_until_regex(self, regex: bytes, max_bytes: int | None = None) -> Any:
        """The bytes up to the end of a head."""
        self._reads_head = True
        return super().read_until_regex(regex, max_bytes)

    def read_until(self, delimiter: bytes, max_bytes: int | None = None) -> Any:
        """The bytes up to the end of a line in a body."""
        self._reads_head = False
        return super().read_until(delimiter, max_bytes)

    def close(self, exc_info: Any = False) -> None:
        """Closes, with an answer if it is because of a head that does not end."""
        if self._reads_head and isinstance(exc_info, UnsatisfiableReadError) and not self.closed():
            self._refuse()
        super().close(exc_info)

    def _refuse(self) -> None:
        with suppress(OSError):
            self.socket.send(TOO_LARGE)
            self.socket.shutdown(socket.SHUT_WR)
            for _ in range(STILL_COMING // self.read_chunk_size):
                if not self.socket.recv(self.read_chunk_size):
                    break
