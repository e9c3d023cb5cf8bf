"""The vote queue: answers wait here to be written in one batch, and one read serves all phones."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..room.refusals import RoomRefusal
from .store_access import StoreUnreachable, has_store, trouble, with_store

if TYPE_CHECKING:
    from ..room.votes import Submission

log = logging.getLogger("stridewell")
AT_ONCE = 200
MAX_WAITING = 5000
FRESH = 0.3  # seconds a room's state is good for
SWEEP_EVERY = 900.0  # seconds
AGAIN = 2
PATIENCE = 3.0  # seconds anybody waits for the store
LET_REST = 1.0  # seconds in which a store that did not answer is not asked again


@dataclass(frozen=True)
class State:
    """A room's state as it is sent, with its ETag; `guide` is the name of its guide."""

    code: str
    guide: str
    body: bytes
    etag: str
    at: float


class VoteQueue:
    """One writer and one reader; the database layer is loaded when the first room is asked for."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience, self._rests_until = patience, 0.0
        self._writer = ThreadPoolExecutor(1, "rooms-writer")
        self._reader = ThreadPoolExecutor(1, "rooms-reader")
        self._waiting: list[tuple[Submission, asyncio.Future[str | RoomRefusal]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._states: dict[str, State] = {}
        self._reading: dict[str, asyncio.Task[State]] = {}
        self._known: set[str] = set()

    async def hand_in(self, submission: Submission) -> str:
        """Counts a submission; comes back when it is safe. A token for a join.

        Raises RoomRefusal; one that says "busy" may still be counted, and once only if it is sent again.
        """
        if len(self._waiting) >= MAX_WAITING:
            raise busy()
        taken: asyncio.Future[str | RoomRefusal] = asyncio.get_running_loop().create_future()
        self._waiting.append((submission, taken))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        try:
            async with self.in_time():
                answer = await asyncio.shield(taken)
        except (RoomRefusal, asyncio.CancelledError):
            taken.cancel()
            raise
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
        async with self.in_time():
            return await asyncio.shield(self._reading[code])

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """Lets what is done within wait for so long. Raises RoomRefusal when it takes longer."""
        try:
            async with asyncio.timeout(self._patience):
                yield
        except TimeoutError:
            raise busy() from None

    async def trouble(self) -> str:
        """Why the store cannot be used, in a line for whoever runs the server; "" when it can be."""
        try:
            async with self.in_time():
                return await asyncio.get_running_loop().run_in_executor(self._reader, trouble)
        except RoomRefusal:
            return "The store of rooms does not answer in time."

    def knows(self, code: str) -> bool:
        """Whether there was a room of this code when somebody last looked; asks no database."""
        return code in self._known

    def learn(self, code: str) -> None:
        """Notes that there is a room of this code."""
        self._known.add(code)

    async def see(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What `work(engine, *arguments)` reads, away from the loop.

        Raises RoomRefusal where there is no store to read, and for a while at once.
        """
        if time.monotonic() < self._rests_until:
            raise unreachable()
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._reader, with_store, work, *arguments
            )
        except StoreUnreachable as error:
            log.warning("Rooms cannot be reached: %s", error)
            self._rests_until = time.monotonic() + LET_REST
            raise unreachable() from error

    async def do(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """What `work(engine, *arguments)` changes; every phone's next look sees it."""
        try:
            return await self.see(work, *arguments)
        finally:
            self._states.clear()

    async def sweep(self) -> None:
        """Deletes rooms past their day, for as long as the server runs."""
        if reason := await self.trouble():
            log.error("%s", reason)
        while True:
            if has_store():
                with suppress(RoomRefusal):  # it has been logged
                    await self.do(_swept)
            await asyncio.sleep(SWEEP_EVERY)

    async def _write(self) -> None:
        while self._waiting:
            still = [each for each in self._waiting if not each[1].done()]
            batch, self._waiting = still[:AT_ONCE], still[AT_ONCE:]
            answers = await self._counted([submission for submission, _ in batch])
            for (_, taken), answer in zip(batch, answers, strict=True):
                if not taken.done():
                    taken.set_result(answer)

    async def _counted(self, submissions: list[Submission]) -> list[str | RoomRefusal]:
        loop = asyncio.get_running_loop()
        for _ in range(AGAIN):
            try:
                return await loop.run_in_executor(self._writer, _count_each, submissions)
            except Exception as error:
                log.warning("Answers could not be written: %s", error)
        return [busy() for _ in submissions]

    async def _read(self, code: str) -> State:
        try:
            self._known.discard(code)
            guide, shown = await self.see(_public, code)
            self.learn(code)
            body = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
            etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            state = State(code, guide, body, etag, time.monotonic())
            self._states = {c: s for c, s in self._states.items() if state.at - s.at < FRESH} | {code: state}
            return state
        finally:
            del self._reading[code]


def busy() -> RoomRefusal:
    """The store cannot be written just now."""
    return RoomRefusal("busy", "This could not be counted just now. Try again in a moment.", 503)


def unreachable() -> RoomRefusal:
    """The store cannot be read just now."""
    return RoomRefusal("busy", "Rooms cannot be reached just now. Try again in a moment.", 503)


def _count_each(submissions: list[Submission]) -> list[str | RoomRefusal]:
    """Counts those for rehearsals in their own store; the answers are in the order of the submissions."""
    from ..room.room_codes import is_rehearsal

    answers: dict[int, str | RoomRefusal] = {}
    for kind in (False, True):
        batch = {at: each for at, each in enumerate(submissions) if is_rehearsal(each.code) == kind}
        if batch:
            code = next(iter(batch.values())).code if kind else ""
            found = with_store(_count, code, [*batch.values()])
            answers |= dict(zip(batch, found, strict=True))
    return [answers[at] for at in range(len(submissions))]


def _count(engine: Any, _: str, submissions: list[Submission]) -> list[str | RoomRefusal]:
    from ..room.votes import count

    return count(engine, submissions)


def _public(engine: Any, code: str) -> tuple[str, dict[str, Any]]:
    from ..room.room_state import public_state, read_room

    room = read_room(engine, code)
    return room.guide, public_state(room)


def _swept(engine: Any) -> None:
    from ..room.lifecycle import sweep
    from ..room.rehearsal import sweep_rehearsals

    sweep(engine)
    sweep_rehearsals(engine)
