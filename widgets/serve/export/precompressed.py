"""Compressed copies, for servers that send them as they are (`gzip_static`, `brotli_static`)."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import brotli

from ..pages.compressed import LEVEL, QUALITY

GAIN = {".html", ".js", ".css", ".svg", ".xml", ".json", ".txt"}
SMALL = 512  # bytes; less is sent as it is


def compressed_copies(path: str, body: bytes) -> tuple[tuple[str, bytes], ...]:
    """The compressed copies with their endings; none of a small file, or of one that is packed already."""
    if PurePosixPath(path).suffix not in GAIN or len(body) < SMALL:
        return ()
    zipped, small = gzip.compress(body, LEVEL, mtime=0), brotli.compress(body, quality=QUALITY)
    return ((".gz", zipped), (".br", small))
