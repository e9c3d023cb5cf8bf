"""A small HTTP client that keeps its connection, for many visitors at once."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType

LARGEST = 1 << 24


@dataclass(frozen=True)
class Reply:
    """What came back, its bytes on the wire, and how many seconds the whole of it took."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        """The body as words."""
        zipped = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if zipped else self.body).decode("utf-8", "replace")


class Line:
    """One visitor's connection; opened when first needed, and again when the server has closed it."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> Line:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None

    async def get(self, path: str, body: bytes | None = None) -> Reply:
        """One GET, or a POST of a JSON `body`.

        Raises OSError or EOFError when the server closes, ValueError when it is not HTTP.
        """
        started = time.perf_counter()
        reader, writer = await self._opened()
        writer.write(_request(path, f"{self._host}:{self._port}", body))
        await writer.drain()
        status, headers = _head(await reader.readuntil(b"\r\n\r\n"))
        came = await _body(reader, headers, status)
        if headers.get("connection", "").lower() == "close" or _is_open_ended(headers, status):
            self.close()
        return Reply(status, headers, came, time.perf_counter() - started)

    async def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            opened = await asyncio.open_connection(self._host, self._port, limit=LARGEST)
            self._reader, self._writer = opened
        return self._reader, self._writer


def _request(path: str, host: str, body: bytes | None) -> bytes:
    kind = "" if body is None else f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return (
        f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html,*/*\r\n"
        f"Accept-Encoding: gzip\r\nUser-Agent: bench\r\n{kind}\r\n"
    ).encode() + (body or b"")


def _head(sent: bytes) -> tuple[int, dict[str, str]]:
    first, *rest = sent.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in rest if ":" in line)
    return int(first.split(" ")[1]), {name.lower(): value.strip() for name, value in pairs}


def _is_open_ended(headers: Mapping[str, str], status: int) -> bool:
    return status not in (204, 304) and not {"content-length", "transfer-encoding"} & {*headers}


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str], status: int) -> bytes:
    if status in (204, 304):
        return b""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return await _chunks(reader)
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    return await reader.read(-1)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readline()
    return b"".join(parts)
