"""Does something once nobody has asked for it again for a moment; at once where no loop is running."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Later:
    """Calls `act` after `seconds` of quiet."""

    def __init__(self, act: Callable[[], None], seconds: float) -> None:
        self._act, self._seconds = act, seconds
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        """Starts the wait anew."""
        self.forget()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._act()
            return
        self._waiting = loop.call_later(self._seconds, self._act)

    def now(self) -> None:
        """Does it without waiting, if it was asked for."""
        if self._waiting:
            self.forget()
            self._act()

    def forget(self) -> None:
        """Does nothing after all."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None


class Background:
    """Works things out beside whoever types, one after the other; only the latest of what waits is done."""

    def __init__(self) -> None:
        self._next: tuple[Callable[[], object], Callable[[object], None]] | None = None
        self._running: asyncio.Task[None] | None = None

    def run(self, work: Callable[[], object], show: Callable[[object], None]) -> None:
        """Calls `work` in a thread, then `show` with what it made; at once where no loop is running."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            show(work())
            return
        self._next = (work, show)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._next:
            work, show = self._next
            self._next = None
            made = await asyncio.to_thread(work)
            if not self._next:
                show(made)
