"""Promises of the bench's client: whole replies of any framing, on one connection while it lasts."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from bench.client import Line
from bench.crowd import crowd

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwords"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2;x=y\r\nds\r\n0\r\n\r\n"
CLOSED = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nwords"
UNCHANGED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
ZIPPED = gzip.compress(b"words", mtime=0)
GZIP = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(ZIPPED) + ZIPPED


async def asked(*answers: bytes) -> tuple[list[str], int]:
    """What a client makes of these answers in turn, and how many connections it took."""
    left, connections = list(answers), 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        while left and await reader.readline():
            while await reader.readline() != b"\r\n":
                pass
            answer = left.pop(0)
            writer.write(answer)
            await writer.drain()
            if answer == CLOSED:
                break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server, Line(*server.sockets[0].getsockname()) as line:
        return [(await line.get("/")).text for _ in answers], connections


@pytest.mark.parametrize("answer", [PLAIN, CHUNKED, CLOSED, GZIP], ids=["plain", "chunked", "closed", "gzip"])
def test_a_reply_comes_whole_however_it_is_framed(answer: bytes) -> None:
    assert asyncio.run(asked(answer)) == (["words"], 1)


def test_a_connection_is_kept_and_opened_again_when_it_was_closed() -> None:
    assert asyncio.run(asked(PLAIN, UNCHANGED, CHUNKED)) == (["words", "", "words"], 1)
    assert asyncio.run(asked(PLAIN, CLOSED, PLAIN)) == (["words"] * 3, 2)


def test_a_crowd_before_a_shut_door_is_counted_as_errors() -> None:
    tally = asyncio.run(crowd("http://127.0.0.1:9/", visitors=3, within=0.01, bound=5))

    assert (tally.pages, tally.errors) == (0, 3)
