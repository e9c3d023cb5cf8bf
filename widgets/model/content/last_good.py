"""Keeps the last version of a guide that had no findings, so that a slip never breaks a page.

The copy is the plain files, in the person's cache folder (or `STRIDEWELL_CACHE`), one for each
content folder and guide. Nothing that a link leads to outside the folder comes into it.

What was read is remembered until any file changes, so that a second look at a guide, and every
kernel that is forked after the first, costs only a look at the files' times and sizes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from .content import Content
from .findings import ContentError
from .loader import load
from .own_pictures import KINDS

log = logging.getLogger("stridewell")
KEPT = {".yaml", ".md", *KINDS}
LARGEST = 20_000_000  # bytes of a copy; three guides have 1 MB
Signature = tuple[tuple[str, int, int], ...]
_remembered: dict[Path, tuple[Signature, Content]] = {}
NOT_READ = {
    "screenshots",
    ".ipynb_checkpoints",
}  # the README's, and what JupyterLab leaves beside a saved file


def load_good(root: Path, name: str) -> Content:
    """The guide `name` below `root` (`content/`), or its last good version when it has findings.

    Raises ContentError, with every finding, when there has never been a good version.
    """
    seen, kept_at = signature(root), _copy(root, name)
    remembered = _remembered.get(kept_at)
    if remembered and remembered[0] == seen:
        return remembered[1]
    loaded = load(root, name)
    if loaded.content:
        if _keep(root, name):
            _remembered[kept_at] = seen, loaded.content
        return loaded.content
    for finding in loaded.findings:
        log.warning("%s", finding)
    kept = load(kept_at, name).content or (remembered and remembered[1])
    if not kept:
        raise ContentError(loaded.findings)
    log.warning("%s: showing the last good version until this is mended.", name)
    return kept


def signature(root: Path) -> Signature:
    """What changes when any file below `root` changes: its name, time and size."""
    return tuple(_seen(path) for path in _files(root))


def _seen(path: Path) -> tuple[str, int, int]:
    """A file that was taken away while we looked counts as empty: the next look finds what took its place."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return str(path), 0, 0
    return str(path), stat.st_mtime_ns, stat.st_size


def _files(root: Path) -> list[Path]:
    return sorted(
        path for path in root.rglob("*") if path.is_file() and not NOT_READ & {*path.relative_to(root).parts}
    )


def _copy(root: Path, name: str) -> Path:
    folder = os.environ.get("STRIDEWELL_CACHE") or user_cache_path("stridewell")
    digest = hashlib.sha256(f"{root.resolve()}:{name}".encode()).hexdigest()[:16]
    return Path(folder) / digest


def _keep(root: Path, name: str) -> bool:
    """Keeps a copy, unless it is there; false, with the reason in the log, where it cannot."""
    kept = _copy(root, name)
    try:
        files = _kept_files(root)
        mark = _mark(root, files)
        if _read_mark(kept) != mark:
            _replace(root, files, name, kept, mark)
    except OSError as error:
        log.warning("The last good version could not be kept in %s: %s", kept, error)
        return False
    return True


def _kept_files(root: Path) -> list[Path]:
    """The files of a copy. Raises OSError for more than a copy may hold, and for a link out of the folder."""
    files = [path for path in _files(root) if path.suffix in KEPT]
    size = sum(path.stat().st_size for path in files)
    if size > LARGEST:
        raise OSError(f"{root} holds {size / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f} MB")
    outside = next(_leading_out(root, files), None)
    if outside:
        raise OSError(f"{outside} is a link to a place outside {root}; copy the file there instead")
    return files


def _leading_out(root: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Links out of the folder: symbolic ones, and files with more names than the folder has of them."""
    inside = Counter(path.stat().st_ino for path in files if not path.is_symlink())
    for path in files:
        stat = path.stat()
        if not path.resolve().is_relative_to(root.resolve()) or stat.st_nlink > max(inside[stat.st_ino], 1):
            yield path


def _mark(root: Path, files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read_mark(kept: Path) -> str:
    try:
        return (kept / ".mark").read_text()
    except OSError:
        return ""


def _replace(root: Path, files: Sequence[Path], name: str, kept: Path, mark: str) -> None:
    """Writes the copy beside its place and swaps it in, so that a reader never sees half of it."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        fresh = Path(folder) / "fresh"
        for path in files:
            place = fresh / path.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        if load(fresh, name).content is None:
            return
        (fresh / ".mark").write_text(mark)
        if kept.exists():
            kept.rename(Path(folder) / "old")
        fresh.rename(kept)
