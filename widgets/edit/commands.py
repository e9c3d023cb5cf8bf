"""The commands of `stridewell` that educators start, look, review and compare with."""

from __future__ import annotations

import sys
from pathlib import Path


def run(command: str, arguments: list[str], notebooks: Path) -> int:
    """Runs one of them; the exit status."""
    if command == "flow":
        from .flow import flow

        return flow(arguments)
    if command == "diff":
        from .diff import diff

        return diff(arguments, colour=sys.stdout.isatty())
    if command == "review":
        from .review import review

        return review(arguments)
    from .new import new

    return new(arguments, notebooks, input if sys.stdin.isatty() else None)
