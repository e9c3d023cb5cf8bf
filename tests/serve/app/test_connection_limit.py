"""Promises of the door: as many connections as the system leaves room for, and some for all else."""

from __future__ import annotations

import resource

import pytest

from widgets.serve.app.connection_limit import room_for


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
