"""Reads a guide, and remembers it until any file changes.

A second look at a guide, and every kernel that is forked after the first, costs only a look at the files'
times and sizes.
"""

from __future__ import annotations

from pathlib import Path

from .content import Content
from .findings import ContentError
from .loader import load

Signature = tuple[tuple[str, int, int], ...]
_remembered: dict[tuple[Path, str], tuple[Signature, Content]] = {}
NOT_READ = {
    "screenshots",
    ".ipynb_checkpoints",
}  # the README's, and what JupyterLab leaves beside a saved file


def read_guide(root: Path, name: str) -> Content:
    """The guide `name` below `root` (`content/`). Raises ContentError, with all findings, when it has any."""
    key, seen = (root.absolute(), name), signature(root)
    remembered = _remembered.get(key)
    if remembered and remembered[0] == seen:
        return remembered[1]
    loaded = load(root, name)
    if loaded.content is None:
        raise ContentError(loaded.findings)
    _remembered[key] = seen, loaded.content
    return loaded.content


def signature(root: Path) -> Signature:
    """What changes when any file below `root` changes: its name, time and size."""
    return tuple(_seen(path) for path in content_files(root))


def content_files(root: Path) -> list[Path]:
    """The files below `root` (`content/`), but for those that no page is made of."""
    return sorted(
        path for path in root.rglob("*") if path.is_file() and not NOT_READ & {*path.relative_to(root).parts}
    )


def _seen(path: Path) -> tuple[str, int, int]:
    """A file that was taken away while we looked counts as empty: the next look finds what took its place."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return str(path), 0, 0
    return str(path), stat.st_mtime_ns, stat.st_size
