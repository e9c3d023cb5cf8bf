"""Promises of the door: as many connections as the system leaves room for, and some for all else."""

from __future__ import annotations

import os
import resource
import socket
from pathlib import Path

import pytest

from widgets.serve.app import connection_limit
from widgets.serve.app.connection_limit import Entrance, Held, room_for


@pytest.mark.parametrize(
    ("soft", "hard", "room", "raised"),
    [
        (1024, 1_048_576, 10_000, 10_400),
        (20_000, 20_000, 10_000, None),
        (1024, 4096, 3696, 4096),
        (256, 256, 128, None),
        (1, 1, 1, None),
    ],
)
def test_there_is_room_for_what_was_asked_or_what_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, room: int, raised: int | None
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(resource, "getrlimit", lambda which: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: asked.append(limits[0]))

    assert room_for(10_000) == room
    assert asked == ([raised] if raised else [])


def test_nobody_is_let_in_before_there_is_a_file_to_give_up(monkeypatch: pytest.MonkeyPatch) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    monkeypatch.setattr(connection_limit, "_spare_file", lambda: None)
    with (
        Entrance(Held(lambda request: None), listening) as entrance,
        socket.create_connection(entrance.getsockname(), timeout=20) as client,
        Path(os.devnull).open("rb") as spare,
    ):
        with pytest.raises(BlockingIOError):
            entrance.accept()

        monkeypatch.setattr(connection_limit, "_spare_file", lambda: spare)
        connection, address = entrance.accept()

        assert address == client.getsockname()
        connection.close()
