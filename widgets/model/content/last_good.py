"""Keeps the last version of a guide that had no findings, so that a slip never breaks a page.

The copy is the plain files, in the person's cache folder (or `STRIDEWELL_CACHE`), one for each
content folder and guide.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from .content import Content
from .findings import ContentError
from .loader import load

log = logging.getLogger("stridewell")
NOT_READ = {"pictures", ".ipynb_checkpoints"}  # the README's, and what JupyterLab leaves beside a saved file


def load_good(root: Path, name: str) -> Content:
    """The guide `name` below `root` (`content/`), or its last good version when it has findings.

    Raises ContentError, with every finding, when there has never been a good version.
    """
    loaded = load(root, name)
    if loaded.content:
        _keep(root, name)
        return loaded.content
    for finding in loaded.findings:
        log.warning("%s", finding)
    kept = load(_copy(root, name), name).content
    if kept is None:
        raise ContentError(loaded.findings)
    log.warning("%s: showing the last good version until this is mended.", name)
    return kept


def signature(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when any file below `root` changes: its name, time and size."""
    stats = ((path, path.stat()) for path in _files(root))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


def _files(root: Path) -> list[Path]:
    return sorted(
        path for path in root.rglob("*") if path.is_file() and not NOT_READ & {*path.relative_to(root).parts}
    )


def _copy(root: Path, name: str) -> Path:
    folder = os.environ.get("STRIDEWELL_CACHE") or user_cache_path("stridewell")
    digest = hashlib.sha256(f"{root.resolve()}:{name}".encode()).hexdigest()[:16]
    return Path(folder) / digest


def _keep(root: Path, name: str) -> None:
    kept = _copy(root, name)
    mark = _mark(root)
    if _read_mark(kept) == mark:
        return
    try:
        _replace(root, name, kept, mark)
    except OSError as error:
        log.warning("The last good version could not be kept in %s: %s", kept, error)


def _mark(root: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read_mark(kept: Path) -> str:
    try:
        return (kept / ".mark").read_text()
    except OSError:
        return ""


def _replace(root: Path, name: str, kept: Path, mark: str) -> None:
    """Writes the copy beside its place and swaps it in, so that a reader never sees half of it."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        fresh = Path(folder) / "fresh"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(*NOT_READ))
        if load(fresh, name).content is None:
            return
        (fresh / ".mark").write_text(mark)
        if kept.exists():
            kept.rename(Path(folder) / "old")
        fresh.rename(kept)
