"""How far an export is: one bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import TextIO

WIDTH = 30


class Progress:
    """Tells `stream` about each of `total` pages."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total, self._stream, self._done = total, stream, 0
        self._is_terminal = stream.isatty()

    def step(self, name: str) -> None:
        """One more page is there."""
        self._done += 1
        self._say(f"{self._done} of {self._total}: {name}")

    def end(self) -> None:
        """Clears the bar away."""
        if self._is_terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _say(self, text: str) -> None:
        bar = "█" * (WIDTH * self._done // self._total)
        line = f"\r\x1b[K{bar:░<{WIDTH}} {text}" if self._is_terminal else f"{text}\n"
        self._stream.write(line)
        self._stream.flush()
