"""Swaps two folders atomically (renameat2), so that there is no moment without one."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), Linux
HERE = -100  # AT_FDCWD


def exchanged(new: Path, target: Path) -> None:
    """Puts `new` in the place of `target`; what was there is then at `new`, if there was anything."""
    if not target.exists():
        new.rename(target)
    elif not _in_one_step(new, target):
        _in_three_steps(new, target)


def _in_one_step(new: Path, target: Path) -> bool:
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    return rename is not None and rename(HERE, bytes(new), HERE, bytes(target), EXCHANGE) == 0


def _in_three_steps(new: Path, target: Path) -> None:
    aside = new.with_name(new.name + "-old")
    target.rename(aside)
    try:
        new.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    aside.rename(new)
