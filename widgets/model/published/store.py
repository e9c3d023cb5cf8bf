"""The store of published versions: which one patients read, and all that were before, with who, when and why.

    .published/history.json    who published or took back what; its last line decides
    .published/versions/0003/  the content and notebooks of version 3, never changed again

A version is written beside the others, and counts once `history.json` is replaced, which is one step. So a
stop at any moment leaves the version before or the new one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..content.remembered import Signature, signature
from .working_copy import CONTENT, NOTEBOOKS, WorkingCopy, digest_of

HISTORY, VERSIONS, LOCK, NEW = "history.json", "versions", "lock", "new"
FORMAT = 1
DAMAGED = (
    "{} is damaged, so nobody can tell which version patients should read. Put the file back from a "
    "backup, or publish again: stridewell publish"
)
CLOSED = "{} cannot be read: {}. Let the user that the server runs as read that folder."
NONE_WHOLE = (
    "No published version in {} is whole any more: files were changed there, or are gone. Put the folder "
    "back from a backup, or publish again: stridewell publish"
)


class NotPublished(Exception):  # noqa: N818 - whoever publishes is told what to do instead
    """Raised with a sentence that says why nothing was published; what patients read is as it was."""


class Damaged(Exception):  # noqa: N818 - whoever runs the server is told what to do
    """Raised with a sentence when the store cannot say what patients should read."""


@dataclass(frozen=True)
class Entry:
    """One line of the history: a version that was published, or gone back to.

    `at` is a time in UTC (ISO 8601). `undone` is the number of the version that was taken back, or 0; all
    that were published after `version` are then out.
    """

    version: int
    at: str
    by: str
    why: str
    digest: str
    undone: int = 0

    @property
    def day(self) -> str:
        """The day in words, such as "28 November 2026"."""
        at = datetime.fromisoformat(self.at)
        return f"{at.day} {at:%B %Y}"

    @property
    def said(self) -> str:
        """Which version it is, who published it, when and why."""
        return f"version {self.version}, published by {self.by} on {self.day} ({self.why})"


@dataclass(frozen=True)
class Version:
    """A published version in its folder, with the line of its history."""

    entry: Entry
    folder: Path

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.entry.version

    @property
    def files(self) -> WorkingCopy:
        """Its content and notebooks."""
        return WorkingCopy(self.folder / CONTENT, self.folder / NOTEBOOKS)


class Store:
    """The versions in `folder`, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._whole: dict[int, tuple[Signature, bool]] = {}

    def history(self) -> tuple[Entry, ...]:
        """All that was published and taken back, the latest last. Raises Damaged."""
        path = self.folder / HISTORY
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
            return tuple(_entry(line) for line in read["entries"])
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise Damaged(CLOSED.format(path, error.strerror)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(DAMAGED.format(path)) from error

    def current(self) -> Version | None:
        """The version that patients read: the last one that was not taken back, or the one before it that is
        whole; none when nothing was ever published. Raises Damaged when none is whole.
        """
        standing = self.standing()
        if not standing:
            return None
        version = next((each for each in reversed(standing) if self.is_whole(each)), None)
        if version is None:
            raise Damaged(NONE_WHOLE.format(self.folder))
        return version

    def current_number(self) -> int:
        """The number of the version that patients read; 0 for none, or where it cannot be told."""
        try:
            current = self.current()
        except Damaged:
            return 0
        return current.number if current else 0

    def standing(self) -> list[Version]:
        """The versions that were not taken back, the latest last, whole or not. Raises Damaged."""
        left: list[Entry] = []
        for entry in self.history():
            if entry.undone:
                left = [each for each in left if each.version <= entry.version]
            else:
                left.append(entry)
        return [Version(entry, self.folder_of(entry.version)) for entry in left]

    def is_whole(self, version: Version) -> bool:
        """Whether its files are those that were published; they are read once until one changes."""
        seen = signature(version.folder)
        known = self._whole.get(version.number)
        if known is None or known[0] != seen:
            known = self._whole[version.number] = seen, _digest_in(version.folder) == version.entry.digest
        return known[1]

    def folder_of(self, number: int) -> Path:
        """Where a version stands."""
        return self.folder / VERSIONS / f"{number:04d}"

    def publish(self, copy: WorkingCopy, by: str, why: str, after: int) -> Version:
        """Makes these files the version that patients read; `after` is the number of the version that whoever
        publishes has compared them with, 0 for none.

        Raises NotPublished when somebody else has published since or does so now, and OSError when it cannot
        be written. Then all is as it was.
        """
        with self._locked(by):
            self._refuse_when_moved(after)
            known = self._history_or_none()
            self._clear_left(known)
            number = self._next_number(known)
            entry = Entry(number, _now(), by, why, self._write(copy, number))
            self._write_history((*known, entry))
            return Version(entry, self.folder_of(number))

    def undo(self, by: str, why: str, after: int) -> Version:
        """Takes back the version that patients read, number `after`; they then read the one before it.

        Raises NotPublished when there is none, or when somebody else has published since or does so now,
        Damaged and OSError.
        """
        with self._locked(by):
            self._refuse_when_moved(after)
            back = self.before(after)
            if back is None:
                raise NotPublished("There is no version before this one to go back to.")
            entry = Entry(back.number, _now(), by, why, back.entry.digest, undone=after)
            self._write_history((*self.history(), entry))
            return back

    def before(self, number: int) -> Version | None:
        """The whole version that undoing version `number` leads back to, if there is one. Raises Damaged."""
        earlier = (each for each in reversed(self.standing()) if each.number < number)
        return next((each for each in earlier if self.is_whole(each)), None)

    def _history_or_none(self) -> tuple[Entry, ...]:
        """The history, or none of it where it is damaged: a copy of that file is kept."""
        try:
            return self.history()
        except Damaged:
            shutil.copyfile(self.folder / HISTORY, self.folder / f"damaged-{HISTORY}")
            return ()

    def _next_number(self, known: tuple[Entry, ...]) -> int:
        """A number that no version has, also none of a history that was lost."""
        there = [int(place.name) for place in (self.folder / VERSIONS).glob("*") if place.name.isdigit()]
        return max([*there, *(entry.version for entry in known)], default=0) + 1

    def _refuse_when_moved(self, after: int) -> None:
        if self.current_number() != after:
            last = self.history()[-1]
            done = (
                f"gone back to version {last.version}" if last.undone else f"published version {last.version}"
            )
            raise NotPublished(
                f"Meanwhile {last.by} has {done} ({last.why}). Nothing was changed. "
                "Look at what changes now, and publish again."
            )

    def _write(self, copy: WorkingCopy, number: int) -> str:
        new, place = self.folder / NEW, self.folder_of(number)
        try:
            written = copy.copy_to(new)
            digest = written.digest()
            if digest != copy.digest():
                raise NotPublished("A file changed while it was copied. Nothing was changed. Try again.")
            _to_disk(new)
            place.parent.mkdir(exist_ok=True)
            new.rename(place)
            _to_disk(place.parent, deep=False)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        return digest

    def _write_history(self, entries: tuple[Entry, ...]) -> None:
        fresh = self.folder / f"new-{HISTORY}"
        lines = {"format": FORMAT, "entries": [asdict(entry) for entry in entries]}
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(lines, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.folder / HISTORY)
        _to_disk(self.folder, deep=False)

    def _clear_left(self, known: tuple[Entry, ...]) -> None:
        """Takes away what somebody left who was stopped while publishing."""
        shutil.rmtree(self.folder / NEW, ignore_errors=True)
        if known:
            numbers = {entry.version for entry in known}
            for place in (self.folder / VERSIONS).glob("*"):
                if place.name.isdigit() and int(place.name) not in numbers:
                    shutil.rmtree(place, ignore_errors=True)

    @contextmanager
    def _locked(self, by: str) -> Iterator[None]:
        """One at a time; the lock ends with its process, however that ends."""
        import fcntl  # Windows has none, and reads versions all the same

        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("a+", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                other = lock.read().strip() or "Somebody else"
                raise NotPublished(
                    f"{other} is publishing at this moment. Nothing was changed. Try again in a minute."
                ) from None
            lock.truncate(0)
            lock.write(by)
            lock.flush()
            yield


def _entry(line: Any) -> Entry:
    entry = Entry(**line)
    whole = isinstance(entry.version, int) and entry.version > 0 and isinstance(entry.undone, int)
    if not whole or not all(isinstance(text, str) for text in (entry.at, entry.by, entry.why, entry.digest)):
        raise ValueError(f"no line of a history: {line!r}")
    datetime.fromisoformat(entry.at)
    return entry


def _digest_in(folder: Path) -> str:
    """The digest of all files of a version, so that one too many is noticed; "" when it cannot be read."""
    try:
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return digest_of(files)
    except OSError:
        return ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _to_disk(folder: Path, deep: bool = True) -> None:
    """Asks the system to write a folder, and its files when `deep`, before anything says they are there."""
    for path in (folder, *(folder.rglob("*") if deep else ())):
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
