"""Puts a whole folder in the place of an old one: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from .precompressed import compressed_copies
from .swap import exchanged

LEFT = ".stridewell-"


class ExportRefused(Exception):  # noqa: N818 - it is news for whoever runs it, not a mistake
    """Why no export was made, in words."""


def replaceable(target: Path, marker: str) -> Path:
    """The folder to write, links followed. Raises ExportRefused when it holds anything but an export."""
    target = target.resolve()
    if not target.parent.is_dir():
        raise ExportRefused(f"There is no folder {target.parent}. Make it first, or name another.")
    if target.exists() and not target.is_dir():
        raise ExportRefused(f"{target} is a file. Name a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / marker).is_file():
        raise ExportRefused(f"{target} holds files that no export made. Name a new or an empty folder.")
    if target.is_mount():
        raise ExportRefused(f"{target} is a disk of its own and cannot be swapped. Name a folder in it.")
    return target


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder beside `target`, which takes its place when all went well, and else goes away."""
    _clear_left(target)
    new = target.with_name(f"{LEFT}{os.getpid()}-{target.name}")
    try:
        new.mkdir()
        yield new
        exchanged(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def write(folder: Path, files: Mapping[str, bytes], earlier: Path) -> None:
    """Writes files by path, with a compressed copy beside each that gains by it.

    A file that was the same in the folder `earlier` keeps its time, by which servers tell versions.
    """
    for path, body in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        for suffix, content in (("", body), *compressed_copies(path, body)):
            _write_one(place.with_name(place.name + suffix), content, earlier / (path + suffix))


def keep_earlier(folder: Path, earlier: Path, parts: str) -> None:
    """Copies the front-end files of the earlier export, for the pages that are open while it is replaced."""
    old, new = earlier / parts, folder / parts
    if parts and old.is_dir() and not new.exists():
        shutil.copytree(old, new)


def _write_one(place: Path, content: bytes, old: Path) -> None:
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if old.is_file() and old.read_bytes() == content:
        times = old.stat()
        os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))


def _clear_left(target: Path) -> None:
    """Takes away what an export left that was killed outright."""
    for left in target.parent.glob(f"{LEFT}*-{target.name}"):
        owner = left.name.removeprefix(LEFT).split("-")[0]
        if owner.isdigit() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
