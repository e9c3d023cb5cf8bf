"""The phones that this server has heard of late: in memory, each by a random mark that no answer carries."""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..room.refusals import RoomRefusal
from .vote_queue import VoteQueue

HEARD = 20  # seconds without a word after which a phone has left; one asks every 2 seconds, asleep every 6
REPORT_EVERY = 3.0  # seconds
RENEWED = 10.0  # seconds after which a number is said again, though it is the same
MAX_MARKS, MAX_ROOMS = 2000, 1000
MARK = re.compile(r"[0-9a-f]{16}")


class PhonesHeard:
    """Counts the phones of each room that asked for its state in the last seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._server = clock, secrets.token_hex(8)
        self._rooms: dict[str, dict[str, float]] = {}
        self._said: dict[str, tuple[int, float]] = {}

    def hear(self, code: str, mark: str) -> None:
        """Notes that a phone is here; a word that is no mark is no phone."""
        if not MARK.fullmatch(mark) or (code not in self._rooms and len(self._rooms) >= MAX_ROOMS):
            return
        phones = self._rooms.setdefault(code, {})
        if mark in phones or len(phones) < MAX_MARKS:
            phones[mark] = self._clock()

    def news(self) -> dict[str, int]:
        """How many are here, by room, where that is to be said: none, once, for a room that all have left."""
        now = self._clock()
        fresh = {code: self._fresh(phones, now) for code, phones in self._rooms.items()}
        self._rooms = {code: phones for code, phones in fresh.items() if phones}
        counts = {code: len(phones) for code, phones in fresh.items()}
        news = {code: number for code, number in counts.items() if not self._is_said(code, number, now)}
        said = self._said | {code: (number, now) for code, number in news.items()}
        self._said = {code: each for code, each in said.items() if code in self._rooms}
        return news

    async def report(self, votes: VoteQueue) -> None:
        """Tells the store what changes, for as long as the server runs."""
        while True:
            await asyncio.sleep(REPORT_EVERY)
            for code, number in self.news().items():
                with suppress(RoomRefusal):  # it has been logged
                    await votes.see(_noted, code, self._server, number)

    def _fresh(self, phones: dict[str, float], now: float) -> dict[str, float]:
        return {mark: at for mark, at in phones.items() if now - at < HEARD}

    def _is_said(self, code: str, number: int, now: float) -> bool:
        said, at = self._said.get(code, (None, 0.0))
        return said == number and now - at < RENEWED


def _noted(engine: Any, code: str, server: str, number: int) -> None:
    from ..room.presence import note_present

    note_present(engine, code, server, number, HEARD)
