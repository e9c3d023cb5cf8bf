"""Prints a page to PDF in a process of its own, one at a time, so that no vote waits for it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from collections import OrderedDict

from ...serve.pages.compressed import Compressed, compress
from ..slides.pdf import LACKING, PdfUnavailable

__all__ = ["PdfUnavailable", "printed"]

PRINTER = (sys.executable, "-m", "widgets.workshop.slides.pdf")
MAX_KEPT = 32
_kept: OrderedDict[str, Compressed] = OrderedDict()
_one_at_a_time = asyncio.Lock()


async def printed(page: str, sheet: str) -> Compressed:
    """The page as a PDF; the same page is printed once.

    Raises PdfUnavailable, in words for whoever runs the server, and RuntimeError with the printer's
    own last words.
    """
    given = json.dumps([page, sheet])
    mark = hashlib.sha256(given.encode()).hexdigest()
    async with _one_at_a_time:
        if mark not in _kept:
            _kept[mark] = compress(await _print(given.encode()), "application/pdf")
        _kept.move_to_end(mark)
        while len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
        return _kept[mark]


async def _print(given: bytes) -> bytes:
    pipe = asyncio.subprocess.PIPE
    printer = await asyncio.create_subprocess_exec(*PRINTER, stdin=pipe, stdout=pipe, stderr=pipe)
    paper, said = await printer.communicate(given)
    if printer.returncode == LACKING:
        raise PdfUnavailable(said.decode())
    if printer.returncode:
        raise RuntimeError(said.decode()[-500:])
    return paper
