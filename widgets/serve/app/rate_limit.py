"""A rate limit over a sliding window: how often a visitor did something lately."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

MAX_NAMES = 10_000


class RateLimit:
    """At most `most` in `seconds` for each name; the clock is one that is never set."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Whether `name` may do it once more."""
        return self.lately(name) < self._most

    def lately(self, name: str) -> int:
        """How often `name` did it within the window."""
        return len(self._lately(name))

    def note(self, name: str) -> None:
        """Notes that `name` did it."""
        self._lately(name).append(self._clock())

    def take_back(self, name: str) -> None:
        """Forgets the last time that `name` did it, if there is one."""
        if times := self._lately(name):
            times.pop()

    def _lately(self, name: str) -> deque[float]:
        times = self._times.setdefault(name, deque())
        self._times.move_to_end(name)
        while len(self._times) > MAX_NAMES:
            self._times.popitem(last=False)
        while times and times[0] <= self._clock() - self._seconds:
            times.popleft()
        return times
