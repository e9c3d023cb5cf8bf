"""How often the access key may be tried: by one visitor, and by anyone when wrong keys come from all sides.

Nobody is shut out: a try waits ten seconds at most, and each visitor has one a minute whatever others do.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from ..app.rate_limit import RateLimit

WRONG_KEYS_A_MINUTE = 5  # from one visitor
IN_A_BACK_OFF = 1
FREE = 30  # wrong keys from everybody in ten minutes, as a clinic's morning may bring
SECONDS = 600
STEP = 0.25  # seconds that each wrong key above that adds to everybody's next try
LONGEST = 10.0


class KeyTries:
    """Counts tries when they come in, so that many at once count too, and takes the right ones back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._each = RateLimit(WRONG_KEYS_A_MINUTE, 60, clock)
        self._all: deque[float] = deque(maxlen=FREE + int(LONGEST / STEP))

    def allows(self, visitor: str) -> bool:
        """Whether this visitor may try once more."""
        most = IN_A_BACK_OFF if self.wait() else WRONG_KEYS_A_MINUTE
        return self._each.lately(visitor) < most

    def wait(self) -> float:
        """How many seconds anybody's next try waits before it is looked at."""
        while self._all and self._all[0] <= self._clock() - SECONDS:
            self._all.popleft()
        return STEP * max(0, len(self._all) - FREE)

    def note(self, visitor: str) -> None:
        """Counts a try."""
        self._each.note(visitor)
        self._all.append(self._clock())

    def take_back(self, visitor: str) -> None:
        """A try was right: it counts no more, for anyone."""
        self._each.take_back(visitor)
        if self._all:
            self._all.pop()
