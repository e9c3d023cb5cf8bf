"""Compressed copies, for servers that send them as they are (`gzip_static`, `brotli_static`)."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..pages.compressed import compress

GAIN = {".html", ".js", ".css", ".svg", ".xml", ".json", ".txt"}
SMALL = 512  # bytes; less is sent as it is


def compressed_copies(path: str, body: bytes) -> tuple[tuple[str, bytes], ...]:
    """The compressed copies with their endings; none of a small file, or of one that is packed already."""
    if PurePosixPath(path).suffix not in GAIN or len(body) < SMALL:
        return ()
    packed = compress(body, "")
    return ((".gz", packed.zipped), (".br", packed.small))
