"""`python -m bench.room`: phones join a room and answer in ten seconds; once more with the server killed."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPResponse
from tornado.httputil import HTTPHeaders

from harness.server import BIN, free_port, running
from widgets.workshop.room.database_tables import tally as cells
from widgets.workshop.room.releases import ALL
from widgets.workshop.room.store import open_store

KEY = "a-key-for-the-bench"
POLL = "PL-01"
ANSWERS = ("run", "treat", "coach", "care")
EVERY = 1.5  # seconds between two looks at the state, as on a phone
PATIENCE = 240  # seconds
DOWN = 2.0  # seconds without a server


@dataclass
class Server:
    """A server of ours that can be killed and started again with the same store and port."""

    folder: Path
    port: int = field(default_factory=free_port)
    stack: ExitStack = field(default_factory=ExitStack)
    pid: int = 0

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def store(self) -> str:
        """The address of its store of rooms."""
        return os.environ.get("STRIDEWELL_ROOMS") or f"sqlite:///{self.folder / 'rooms.sqlite'}"

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        env = {
            "STRIDEWELL_CACHE": str(self.folder / "kept"),
            "STRIDEWELL_KEY": KEY,
            "STRIDEWELL_ROOMS": self.store,
        }
        command = [str(BIN / "stridewell"), "serve", f"--port={self.port}", "--Stridewell.ahead=False"]
        ready = f"{self.address}/healthz/ready"
        process = running(command, ready, self.folder / f"{time.time_ns()}.log", env)
        self.pid = self.stack.enter_context(process).pid

    def kill(self) -> None:
        """Kills it with all it started, at once."""
        os.killpg(self.pid, signal.SIGKILL)


@dataclass
class Tally:
    """What the phones were told."""

    seconds: list[float] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ANSWERS, 0))
    failed: int = 0
    tries: int = 0


async def ask(url: str, body: Any = None, headers: dict[str, str] | None = None) -> HTTPResponse:
    """One request; JSON is posted where there is a body. Answers of any status come back."""
    text = None if body is None else body if isinstance(body, str) else json.dumps(body)
    sent = {"Content-Type": "application/json", **(headers or {})}
    return await AsyncHTTPClient().fetch(
        url,
        method="GET" if text is None else "POST",
        body=text,
        headers=HTTPHeaders(sent),
        raise_error=False,
        follow_redirects=False,
        connect_timeout=30,
        request_timeout=60,
    )


async def tried(url: str, body: Any = None, headers: dict[str, str] | None = None) -> HTTPResponse | None:
    """One request, or none where the server went away meanwhile."""
    try:
        return await ask(url, body, headers)
    except (OSError, HTTPClientError):
        return None


async def insist(url: str, body: Any, tally: Tally, until: float) -> dict[str, Any]:
    """As the page does: tries again until the server says what became of it."""
    while time.monotonic() < until:
        tally.tries += 1
        answer = await tried(url, body)
        if answer and 200 <= answer.code < 500 and answer.code != 429:
            said: dict[str, Any] = json.loads(answer.body)
            return said
        await asyncio.sleep(0.5)
    return {"error": "lost"}


async def phone(server: Server, code: str, number: int, within: float, tally: Tally) -> None:
    """One phone: joins, looks at the state, and answers once at some moment."""
    chance, room = random.Random(number), f"{server.address}/room/{code}"  # noqa: S311 - repeatable
    until = time.monotonic() + PATIENCE
    await asyncio.sleep(chance.uniform(0, within / 2))
    token = (await insist(f"{room}/join", {}, tally, until)).get("token")
    watching = asyncio.create_task(watch(room))
    await asyncio.sleep(chance.uniform(0, within / 2))
    answer, begun = ANSWERS[number % len(ANSWERS)], time.perf_counter()
    said = await insist(f"{room}/vote", {"token": token, "poll": POLL, "answer": answer}, tally, until)
    tally.seconds.append(time.perf_counter() - begun)
    if said.get("counted") or said.get("error") == "counted-before":
        tally.counted[answer] += 1
    else:
        tally.failed += 1
    watching.cancel()


async def watch(room: str) -> None:
    """Looks at the state now and then; a phone that finds no server looks again later."""
    etag = ""
    while True:
        answer = await tried(f"{room}/state", headers={"If-None-Match": etag} if etag else None)
        etag = answer.headers.get("ETag", etag) if answer else etag
        await asyncio.sleep(EVERY)


async def run(server: Server, phones: int, within: float, kills: bool) -> dict[str, Any]:
    """All phones in one room; the figures of it."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    entry = await ask(f"{server.address}/clinic/key", urlencode({"key": KEY}), form)
    key = {"Cookie": entry.headers["Set-Cookie"].split(";")[0]}
    rooms = f"{server.address}/clinic/rooms"
    code = json.loads((await ask(rooms, {}, key)).body)["code"]
    await ask(f"{rooms}/{code}/poll", {"poll": POLL, "do": "open"}, key)
    tally, begun = Tally(), time.perf_counter()
    work = [asyncio.create_task(phone(server, code, n, within, tally)) for n in range(phones)]
    if kills:
        await asyncio.sleep(within / 2)
        server.kill()
        await asyncio.sleep(DOWN)
        await asyncio.to_thread(server.start)
    await asyncio.gather(*work)
    took = time.perf_counter() - begun
    stored = stored_answers(server.store, code)
    await ask(f"{rooms}/{code}/end", {}, key)
    return {**figures(tally, stored), "phones": phones, "seconds": round(took, 1)}


def stored_answers(store: str, code: str) -> dict[str, int]:
    """The answers in the store of rooms while the poll is open: what is shown has noise in it."""
    of = select(cells.c.cell, cells.c.since).where(cells.c.code == code, cells.c.poll == POLL)
    with open_store(store).connect() as connection:
        return {row.cell: row.since for row in connection.execute(of)}


def figures(tally: Tally, stored: dict[str, int]) -> dict[str, Any]:
    """Waiting times in ms, and how what is stored differs from what the phones were told."""
    told, waits = sum(tally.counted.values()), sorted(tally.seconds)
    number = stored.pop(ALL)
    return {
        "acknowledged": told,
        "lost": max(0, told - number),
        "double": max(0, number - told),
        "failed": tally.failed,
        "figure_is_right": stored == tally.counted,
        "p50_ms": round(1000 * waits[len(waits) // 2]),
        "p95_ms": round(1000 * waits[int(0.95 * len(waits))]),
        "requests": tally.tries,
    }


def main() -> None:
    """Runs both and prints one line of figures for each."""
    parser = argparse.ArgumentParser(prog="python -m bench.room", description=__doc__)
    parser.add_argument("--phones", type=int, default=150)
    parser.add_argument("--within", type=float, default=10, help="seconds in which they join and answer")
    given = parser.parse_args()
    AsyncHTTPClient.configure(None, max_clients=4 * given.phones)
    for kills in (False, True):
        with tempfile.TemporaryDirectory(prefix="bench_room_") as folder, ExitStack() as stack:
            server = Server(Path(folder), stack=stack)
            server.start()
            found = asyncio.run(run(server, given.phones, given.within, kills))
            print("killed in the middle:" if kills else "undisturbed:", json.dumps(found))


if __name__ == "__main__":
    main()
