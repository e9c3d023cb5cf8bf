"""Says what is going on, at most once a second: for a check, and for an export."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

PATIENCE = 1.0


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass
class Progress:
    """Prints the step that is next, at most once a second; what takes less than a second says nothing, unless
    `last`, when it spoke last, is given as 0.
    """

    say: Callable[[str], None] | None = _print
    now: Callable[[], float] = monotonic
    last: float | None = None

    def __post_init__(self) -> None:
        self.last = self.now() if self.last is None else self.last

    def step(self, words: str) -> None:
        """Tells what comes next, such as "Reading the words of …"."""
        now = self.now()
        if self.say and now - (self.last or 0) >= PATIENCE:
            self.last = now
            self.say(f"{words} …")
