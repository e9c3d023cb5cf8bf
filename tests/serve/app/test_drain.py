"""Promises of a stop: who is being answered gets the answer, nobody else is let in, and it ends in time."""

from __future__ import annotations

import asyncio

import pytest
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.tcpclient import TCPClient
from tornado.web import Application, RequestHandler

from widgets.serve.app.drain import DrainingServer

ASKED = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Slow(RequestHandler):
    """Answers when it is let."""

    async def get(self) -> None:
        self.settings["came"].set()
        await self.settings["go"].wait()
        self.write("done")


class Room:
    """A server, and who asks it."""

    def __init__(self) -> None:
        self.came, self.go = asyncio.Event(), asyncio.Event()
        self.server = DrainingServer(Application([("/", Slow)], came=self.came, go=self.go))
        (sock,) = bind_sockets(0, "127.0.0.1")
        self.port = sock.getsockname()[1]
        self.server.add_sockets([sock])

    async def line(self):  # type: ignore[no-untyped-def]
        return await TCPClient().connect("127.0.0.1", self.port)


def test_a_running_request_is_answered_before_the_server_has_stopped() -> None:
    async def visit() -> None:
        room = Room()
        line = await room.line()
        await line.write(ASKED)
        await room.came.wait()

        leaving = asyncio.create_task(room.server.drain(60))
        await asyncio.sleep(0)
        with pytest.raises(StreamClosedError):
            await room.line()
        while not room.server._is_draining:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.01)
        assert not leaving.done()
        room.go.set()

        assert (await line.read_until_close()).endswith(b"done")
        await asyncio.wait_for(leaving, 10)

    asyncio.run(visit())


def test_a_line_on_which_nothing_is_asked_is_closed_at_once() -> None:
    async def visit() -> None:
        room = Room()
        line = await room.line()

        await asyncio.wait_for(room.server.drain(60), 10)

        assert await line.read_until_close() == b""

    asyncio.run(visit())


def test_what_was_asked_before_the_stop_is_read_and_answered() -> None:
    async def visit() -> None:
        room = Room()
        line = await room.line()
        room.go.set()
        await line.write(ASKED)

        await asyncio.wait_for(room.server.drain(60), 10)

        assert (await line.read_until_close()).endswith(b"done")

    asyncio.run(visit())


def test_an_answer_that_does_not_come_is_not_waited_for() -> None:
    async def visit() -> None:
        room = Room()
        line = await room.line()
        await line.write(ASKED)
        await room.came.wait()

        await asyncio.wait_for(room.server.drain(0.01), 10)

        assert not room.go.is_set()
        line.close()

    asyncio.run(visit())
