"""Promises of the vote queue: nothing is acknowledged that is not safe, and nobody waits long to hear it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from harness.server import free_port
from tests.serve.in_process import answering
from tests.workshop.phones import NAME
from widgets.serve.app.error_pages import NO_ROOMS
from widgets.workshop.room import store, votes
from widgets.workshop.room.lifecycle import make_room
from widgets.workshop.room.refusals import RoomRefusal
from widgets.workshop.room.room_state import read_room
from widgets.workshop.room.votes import Submission
from widgets.workshop.web import vote_queue
from widgets.workshop.web.phone_handlers import RoomHandler, StateHandler, SubmissionHandler
from widgets.workshop.web.services import SETTING, WorkshopServices
from widgets.workshop.web.vote_queue import PATIENCE, VoteQueue

ROUTES = [
    ("/room/([A-Z]+)", RoomHandler),
    ("/room/([A-Z]+)/state", StateHandler),
    ("/room/([A-Z]+)/(join|vote)", SubmissionHandler),
]


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "rooms.sqlite"))
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.1)
    return tmp_path / "rooms.sqlite"


def refusal_of(submission: Submission, patience: float = PATIENCE) -> RoomRefusal:
    with pytest.raises(RoomRefusal) as refused:
        asyncio.run(VoteQueue(patience).hand_in(submission))
    return refused.value


def test_nobody_waits_more_than_three_seconds() -> None:
    assert PATIENCE <= 3


def test_an_answer_that_cannot_be_written_in_time_is_refused_and_not_counted(path: Path) -> None:
    code = make_room(store.open_store(), NAME)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    refusal = refusal_of(Submission(code, "join"), patience=0.05)
    other.execute("ROLLBACK")

    assert (refusal.word, refusal.status) == ("busy", 503)
    assert read_room(store.open_store(), code).phones == 0


def test_who_gave_up_waiting_is_not_counted_behind_their_back() -> None:
    async def visit() -> None:
        code, queue = make_room(store.open_store(), NAME), VoteQueue(0.01)
        loop = asyncio.get_running_loop()
        taken = [loop.create_future()]
        queue._writing = asyncio.ensure_future(taken[0])  # the writer is at work

        with pytest.raises(RoomRefusal):
            await queue.hand_in(Submission(code, "join"))
        taken[0].set_result(None)
        await queue._write()

        assert read_room(store.open_store(), code).phones == 0

    asyncio.run(visit())


def test_an_answer_to_a_deleted_store_is_not_acknowledged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    code = make_room(store.open_store(), NAME)
    path.unlink()

    assert refusal_of(Submission(code, "join")).word == "no-room"
    assert f"{path} was deleted or replaced" in caplog.text


def test_a_store_deleted_while_an_answer_is_written_is_noticed_before_it_is_acknowledged(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code, count = make_room(store.open_store(), NAME), votes.count

    def count_and_lose(engine: Any, submissions: Any) -> Any:
        answers = count(engine, submissions)
        path.unlink(missing_ok=True)
        return answers

    monkeypatch.setattr(votes, "count", count_and_lose)

    assert refusal_of(Submission(code, "join")).status in (404, 503)
    assert "its file was deleted or replaced" in caplog.text


def test_a_database_that_is_down_is_said_with_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", f"postgresql+psycopg://rooms@127.0.0.1:{free_port()}/rooms")

    async def visit() -> None:
        services = WorkshopServices()
        async with answering(ROUTES, {}, **{SETTING: services}) as ask:
            json = {"Content-Type": "application/json"}
            said = [
                await ask("/room/DFGHJK/state"),
                await ask("/room/DFGHJK/join", method="POST", body="{}", headers=json),
            ]
            page = await ask("/room/DFGHJK")

        assert [(answer.code, answer.headers["Retry-After"]) for answer in said] == [(503, "2")] * 2
        assert (page.code, page.body.decode()) == (503, NO_ROOMS.title)
        assert "Retry-After" in page.headers

    asyncio.run(visit())


def test_a_database_that_is_down_is_not_asked_for_each_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", f"postgresql+psycopg://rooms@127.0.0.1:{free_port()}/rooms")
    monkeypatch.setattr(vote_queue, "LET_REST", 60)
    asked = []

    async def visit() -> None:
        queue = VoteQueue()
        for _ in range(5):
            with pytest.raises(RoomRefusal):
                await queue.see(asked.append)

    real = vote_queue.with_store
    monkeypatch.setattr(vote_queue, "with_store", lambda *given: asked.append(given) or real(*given))
    asyncio.run(visit())

    assert len(asked) == 1


def test_a_store_that_cannot_be_opened_is_said_at_start(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.write_text("Something else. " * 50)

    async def start() -> None:
        sweeping = asyncio.create_task(VoteQueue().sweep())
        while not caplog.records:
            await asyncio.sleep(0.01)
        sweeping.cancel()

    asyncio.run(asyncio.wait_for(start(), 20))

    first = caplog.records[0]
    assert first.levelno == logging.ERROR
    assert f"The store of rooms cannot be opened: {path} is no store of rooms." in first.getMessage()


def test_a_store_that_nobody_has_made_is_not_made_by_a_look(path: Path) -> None:
    assert asyncio.run(VoteQueue().trouble()) == ""
    assert not path.exists()
