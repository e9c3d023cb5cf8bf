"""Tells an address that brings phones to a room faster than people can scan its code."""

from __future__ import annotations

import time
from collections.abc import Callable

from ...serve.app.rate_limit import RateLimit

PHONES, SECONDS = 30, 0.5  # a hall of 150 behind one address joins in five seconds: 15 in half a second
REMEMBERED = 600.0  # seconds


class CrowdLimit:
    """At most 30 phones in half a second from one address; for ten minutes after more, each needs a yes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._joins = RateLimit(PHONES, SECONDS, clock)
        self._fast = RateLimit(1, REMEMBERED, clock)

    def is_fast(self, code: str, address: str) -> bool:
        """Notes a phone that this address brings to the room: whether it, or one before it, came too fast."""
        name = f"{code} {address}"
        if not self._joins.allows(name) and self._fast.allows(name):
            self._fast.note(name)
        self._joins.note(name)
        return not self._fast.allows(name)
