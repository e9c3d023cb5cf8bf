"""The vote queue: answers wait here to be written in one batch, and one read serves all phones."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..room.refusals import RoomRefusal

if TYPE_CHECKING:
    from ..room.votes import Submission

log = logging.getLogger("stridewell")
AT_ONCE = 200
MAX_WAITING = 5000
FRESH = 0.3  # seconds a room's state is good for
SWEEP_EVERY = 900.0  # seconds
AGAIN = 2


@dataclass(frozen=True)
class State:
    """A room's state as it is sent, and its ETag."""

    body: bytes
    etag: str
    at: float


class VoteQueue:
    """One writer and one reader; the database layer is loaded when the first room is asked for."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, "rooms-writer")
        self._reader = ThreadPoolExecutor(1, "rooms-reader")
        self._waiting: list[tuple[Submission, asyncio.Future[str | RoomRefusal]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._states: dict[str, State] = {}
        self._reading: dict[str, asyncio.Task[State]] = {}
        self._known: set[str] = set()

    async def hand_in(self, submission: Submission) -> str:
        """Counts a submission; comes back when it is safe. A token for a join. Raises RoomRefusal."""
        if len(self._waiting) >= MAX_WAITING:
            raise busy()
        taken: asyncio.Future[str | RoomRefusal] = asyncio.get_running_loop().create_future()
        self._waiting.append((submission, taken))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        answer = await asyncio.shield(taken)
        if isinstance(answer, RoomRefusal):
            raise answer
        return answer

    async def state(self, code: str) -> State:
        """What phones see of a room, at most a third of a second old. Raises RoomRefusal."""
        kept = self._states.get(code)
        if kept and time.monotonic() - kept.at < FRESH:
            return kept
        if code not in self._reading:
            self._reading[code] = asyncio.create_task(self._read(code))
        return await asyncio.shield(self._reading[code])

    def knows(self, code: str) -> bool:
        """Whether there was a room of this code when somebody last looked; asks no database."""
        return code in self._known

    def learn(self, code: str) -> None:
        """Notes that there is a room of this code."""
        self._known.add(code)

    async def see(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What `work(engine, *arguments)` reads, away from the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, _with_store, work, *arguments)

    async def do(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What `work(engine, *arguments)` changes; every phone's next look sees it."""
        try:
            return await self.see(work, *arguments)
        finally:
            self._states.clear()

    async def sweep(self) -> None:
        """Deletes rooms past their day, for as long as the server runs."""
        while True:
            if has_store():
                try:
                    await self.do(_swept)
                except Exception as error:
                    log.warning("The rooms could not be looked through: %s", type(error).__name__)
            await asyncio.sleep(SWEEP_EVERY)

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
            answers = await self._counted([submission for submission, _ in batch])
            for (_, taken), answer in zip(batch, answers, strict=True):
                if not taken.done():
                    taken.set_result(answer)

    async def _counted(self, submissions: list[Submission]) -> list[str | RoomRefusal]:
        loop = asyncio.get_running_loop()
        for _ in range(AGAIN):
            try:
                return await loop.run_in_executor(self._writer, _with_store, _count, submissions)
            except Exception as error:
                log.warning("Answers could not be written: %s", type(error).__name__)
        return [busy() for _ in submissions]

    async def _read(self, code: str) -> State:
        try:
            loop = asyncio.get_running_loop()
            self._known.discard(code)
            shown = await loop.run_in_executor(self._reader, _with_store, _public, code)
            self.learn(code)
            body = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
            state = State(body, f'"{hashlib.sha256(body).hexdigest()[:20]}"', time.monotonic())
            self._states = {c: s for c, s in self._states.items() if state.at - s.at < FRESH} | {code: state}
            return state
        finally:
            del self._reading[code]


def busy() -> RoomRefusal:
    """The store cannot be written just now."""
    return RoomRefusal("busy", "This could not be counted just now. Try again in a moment.", 503)


def has_store() -> bool:
    """Whether there is, or may be, something stored; asks no database."""
    from platformdirs import user_state_path

    given = os.environ.get("STRIDEWELL_ROOMS", "")
    return "://" in given or Path(given or user_state_path("stridewell") / "rooms.sqlite").exists()


def _with_store(work: Callable[..., Any], *arguments: Any) -> Any:
    from ..room.store import open_store

    return work(open_store(), *arguments)


def _count(engine: Any, submissions: list[Submission]) -> list[str | RoomRefusal]:
    from ..room.votes import count

    return count(engine, submissions)


def _public(engine: Any, code: str) -> dict[str, Any]:
    from ..room.room_state import public_state, read_room

    return public_state(read_room(engine, code))


def _swept(engine: Any) -> None:
    from ..room.lifecycle import sweep

    sweep(engine)
