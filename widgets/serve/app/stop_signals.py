"""The signals that end a server, taken from the first moment, while what it is made of is being read."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

from ...command_line import FINE

STOPS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def on_stop(handler: Callable[[int, FrameType | None], None]) -> None:
    """Lets `handler` take the signals; one that is to be ignored, as after `nohup`, stays ignored."""
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def leave_at_once(number: int, frame: FrameType | None) -> None:
    """Ends this process as if its work were done: nobody has been let in yet."""
    raise SystemExit(FINE)
