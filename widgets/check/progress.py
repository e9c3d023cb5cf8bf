"""Says what is going on once a check has taken a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

PATIENCE = 1.0


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass
class Progress:
    """Prints the step that is next, at most once a second; a check below a second says nothing."""

    say: Callable[[str], None] | None = _print
    now: Callable[[], float] = monotonic
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.now()

    def step(self, words: str) -> None:
        """Tells what comes next, such as "Reading the words of …"."""
        now = self.now()
        if self.say and now - self.last >= PATIENCE:
            self.last = now
            self.say(f"{words} …")
