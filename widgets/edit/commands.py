"""The commands of `stridewell` that educators start, compare and review with."""

from __future__ import annotations

import sys
from pathlib import Path


def run(command: str, arguments: list[str], notebooks: Path) -> int:
    """Runs `stridewell new`; the exit status."""
    from .new import new

    return new(arguments, notebooks, input if sys.stdin.isatty() else None)
