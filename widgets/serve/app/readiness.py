"""Readiness: what a server lacks to go on, in words for whoever runs it."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from ...model.published.settings import cache_folder

MIN_FILES = 16  # a page that is made takes about ten
MIN_MEGABYTES = 20
FRESH = 1.0  # seconds for which what was found holds
Check = Callable[[], Awaitable[str]]


class Readiness:
    """What the server lacks now; one look serves all who ask within a second."""

    def __init__(self, checks: Sequence[Check] = ()) -> None:
        self._checks = (_of_this_machine, *checks)
        self._until = 0.0
        self._looking: asyncio.Task[list[str]] | None = None

    async def lacks(self) -> list[str]:
        """A sentence for each thing that is lacking."""
        if self._looking is None or (self._looking.done() and time.monotonic() >= self._until):
            self._looking = asyncio.create_task(self._look())
        return await asyncio.shield(self._looking)

    async def _look(self) -> list[str]:
        found = [await check() for check in self._checks]
        self._until = time.monotonic() + FRESH
        return [reason for reason in found if reason]


def files_left() -> str:
    """ "" while a few more files can be opened, else a sentence."""
    with ExitStack() as opened:
        try:
            for _ in range(MIN_FILES):
                opened.enter_context(Path(os.devnull).open("rb"))
        except OSError:
            return "Hardly any file can be opened any more. Raise the limit: ulimit -n, or LimitNOFILE."
    return ""


def room_left(folder: Path) -> str:
    """ "" while there is room on the disk of `folder`, which need not be there yet, else a sentence."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free
    return "" if free >= MIN_MEGABYTES * 1_000_000 else f"The disk of {folder} is full. Make room there."


async def _of_this_machine() -> str:
    return files_left() or await asyncio.to_thread(_any_room_left)


def _any_room_left() -> str:
    return room_left(Path(tempfile.gettempdir())) or room_left(cache_folder())
