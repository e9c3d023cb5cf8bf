"""Opens content files with care: size, place and encoding are checked before anything is read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from .findings import Finding

LARGEST = 1_000_000
# Control signs, and line ends that editors do not count as lines.
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")
NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would wait for ever


def read_text(root: Path, path: Path, largest: int = LARGEST) -> tuple[str, list[Finding]]:
    """The text of `path` below `root` (bytes are UTF-8), or findings that say why not; of more than `largest`
    bytes no more is read.
    """
    name = path.relative_to(root).as_posix()
    if not path.resolve().is_relative_to(root.resolve()):
        return "", [
            Finding(name, 1, "This is a link to a place outside content/. Copy the file here.", "SW101")
        ]
    try:
        raw = first_bytes(path, largest + 1)
        if len(raw) > largest:
            size = max(len(raw), path.stat().st_size)
            text = f"The file is {size / 1e6:.1f} MB. Keep each file under {largest / 1e6:.0f} MB."
            return "", [Finding(name, 1, text, "SW102")]
        return _decoded(name, raw)
    except FileNotFoundError:
        return "", [Finding(name, 1, "The file is missing. Copy it from another guide.", "SW101")]
    except OSError as error:
        return "", [Finding(name, 1, f"The file cannot be opened: {error.strerror}.", "SW101")]


def first_bytes(path: Path, most: int) -> bytes:
    """At most `most` bytes of a plain file. Raises OSError for a pipe, a device or a folder too."""
    with open(path, "rb", opener=_without_waiting) as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(0, "it is no plain file")
        return stream.read(most)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | NOT_BLOCKING)


def unreadable(text: str) -> str:
    """A sentence on the first sign of a text that cannot be read or printed; "" when there is none."""
    found = UNREADABLE.search(text)
    return f"A sign that cannot be read (U+{ord(found.group()):04X}) stands here. Delete it." if found else ""


def _decoded(name: str, raw: bytes) -> tuple[str, list[Finding]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", [Finding(name, line, "A letter here is not UTF-8. Save the file as UTF-8.", "SW102")]
    if not text.strip():
        return "", [Finding(name, 1, "The file is empty. Copy one that works.", "SW101")]
    unread = UNREADABLE.search(text)
    if unread:
        above = text[: unread.start()]
        says = unreadable(text)
        column = len(above) - above.rfind("\n")
        return "", [Finding(name, above.count("\n") + 1, says, "SW116", column)]
    return text, []
