"""Opens content files with care: size, place and encoding are checked before anything is read."""

from __future__ import annotations

import re
from pathlib import Path

from .findings import Finding

LARGEST = 1_000_000
# Control signs, and line ends that editors do not count as lines.
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")


def read_text(root: Path, path: Path) -> tuple[str, list[Finding]]:
    """The text of `path` below `root` (bytes are UTF-8), or findings that say why not."""
    name = path.relative_to(root).as_posix()
    if not path.resolve().is_relative_to(root.resolve()):
        return "", [
            Finding(name, 1, "This is a link to a place outside content/. Copy the file here.", "SW101")
        ]
    try:
        size = path.stat().st_size
        if size > LARGEST:
            text = f"The file is {size / 1e6:.1f} MB. Keep each file under {LARGEST / 1e6:.0f} MB."
            return "", [Finding(name, 1, text, "SW102")]
        return _decoded(name, path.read_bytes())
    except FileNotFoundError:
        return "", [Finding(name, 1, "The file is missing. Copy it from another guide.", "SW101")]
    except OSError as error:
        return "", [Finding(name, 1, f"The file cannot be opened: {error.strerror}.", "SW101")]


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
        says = f"A sign that cannot be read (U+{ord(unread.group()):04X}) stands here. Delete it."
        column = len(above) - above.rfind("\n")
        return "", [Finding(name, above.count("\n") + 1, says, "SW116", column)]
    return text, []
