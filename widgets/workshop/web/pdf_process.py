"""Prints a page to PDF in a process of its own, so that nobody else waits for it."""

from __future__ import annotations

import asyncio
import json
import sys

from ...serve.pages.compressed import Compressed, compress
from ..slides.pdf import LACKING, PdfUnavailable

__all__ = ["PdfUnavailable", "printed"]

PRINTER = (sys.executable, "-m", "widgets.workshop.slides.pdf")
PATIENCE = 120.0  # seconds for one PDF, on a busy machine too


async def printed(page: str, sheet: str, patience: float = PATIENCE) -> Compressed:
    """The page as a PDF, styled by `sheet`.

    Raises PdfUnavailable, in words for whoever runs the server, RuntimeError with the printer's own last
    words, and TimeoutError after `patience` seconds.
    """
    pipe = asyncio.subprocess.PIPE
    printer = await asyncio.create_subprocess_exec(*PRINTER, stdin=pipe, stdout=pipe, stderr=pipe)
    try:
        async with asyncio.timeout(patience):
            paper, said = await printer.communicate(json.dumps([page, sheet]).encode())
    finally:
        if printer.returncode is None:
            printer.kill()
    if printer.returncode == LACKING:
        raise PdfUnavailable(said.decode())
    if printer.returncode:
        raise RuntimeError(said.decode()[-500:])
    return await asyncio.to_thread(compress, paper, "application/pdf")
