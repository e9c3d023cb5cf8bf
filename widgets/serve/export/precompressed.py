"""Compressed copies, for servers that send them as they are (`gzip_static`)."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

from ..pages.compressed import LEVEL

GAIN = {".html", ".js", ".css", ".svg", ".xml", ".json", ".txt"}
SMALL = 512  # bytes; less is sent as it is


def gzip_copy(path: str, body: bytes) -> tuple[tuple[str, bytes], ...]:
    """The compressed copy with its ending, or none for a small or a packed file."""
    if PurePosixPath(path).suffix not in GAIN or len(body) < SMALL:
        return ()
    return ((".gz", gzip.compress(body, LEVEL, mtime=0)),)
