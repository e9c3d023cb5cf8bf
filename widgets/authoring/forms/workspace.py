"""What one person changes in forms before it is saved: with a way back, and beside others who do the same."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ...model.content.files import read_text
from ..dry_run import write
from .documents import BOM, Document
from .merge import changed_lines, merged

Texts = dict[str, str | None]  # by file below `content/`; none for a file that is not there
PAUSE = 2.0  # seconds after which more of the same is a step of its own
WAIT, STALE = 5.0, 30.0  # seconds for another's save, and after which its lock was left behind


class Unreadable(Exception):  # noqa: N818 - the educator is told what to mend
    """Raised with a sentence on a file that cannot be read."""


@dataclass(frozen=True)
class Conflict:
    """A file that somebody else saved in the meantime: what they changed, and whether both changed the same.

    `both` is the text with both changes; where they meet it has mine. `gone` says that they deleted it.
    """

    file: str
    theirs: str | None
    both: str
    clash: bool
    changed: tuple[str, ...]

    @property
    def gone(self) -> bool:
        """Whether they deleted the file."""
        return self.theirs is None


class Workspace:
    """The files of `root` (`content/`) as they were opened, and as one person wants them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opened: Texts = {}
        self.changed: Texts = {}
        self._steps: list[tuple[Texts, object, float]] = []

    def document(self, file: str) -> Document:
        """A file as it is wanted. Raises Unreadable."""
        return Document(file, self.text(file))

    def text(self, file: str) -> str:
        """The text of a file as it is wanted, without its mark of Unicode. Raises Unreadable."""
        if file in self.changed:
            return self.changed[file] or ""
        if file not in self.opened:
            self.open(file)
        text = self.opened[file]
        if text is None:
            raise Unreadable(f"{file} is not there.")
        return text

    def open(self, file: str) -> None:
        """Looks at a file anew, unless something in it is to be saved: a form is made of what is read."""
        if file not in self.changed:
            self.opened[file] = self._on_disk(file)

    def texts(self) -> dict[str, str]:
        """The files that are changed, but for those to be deleted."""
        return {file: text for file, text in self.changed.items() if text is not None}

    def gone(self) -> list[str]:
        """The files to be deleted."""
        return [file for file, text in self.changed.items() if text is None]

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return bool(self.changed)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back to."""
        return bool(self._steps)

    def change(self, texts: Mapping[str, str | None], what: object = None) -> None:
        """Takes new texts; more of the same `what` at once belongs to one step of undoing."""
        now = time.monotonic()
        again = self._steps and what is not None and self._steps[-1][1] == what
        if not (again and now - self._steps[-1][2] < PAUSE):
            before = {file: self._wanted(file) for file in texts}
            self._steps.append((before, what, now))
        else:
            self._steps[-1] = (*self._steps[-1][:2], now)
        for file, text in texts.items():
            self._want(file, text)

    def undo(self) -> list[str]:
        """Takes the last step back; the files it changed."""
        before, *_ = self._steps.pop()
        for file, text in before.items():
            self._want(file, text)
        return [*before]

    def conflicts(self) -> list[Conflict]:
        """The files to save that somebody else has saved since they were opened."""
        return [self._conflict(file) for file in self.changed if self._on_disk(file) != self.opened.get(file)]

    def keep(self, conflict: Conflict, mine: bool) -> None:
        """Goes on with both changes, or with theirs alone; what was wanted before can be had by undoing."""
        self.change({conflict.file: self._wanted(conflict.file)})
        self.opened[conflict.file] = conflict.theirs
        self._want(conflict.file, conflict.both if mine else conflict.theirs)

    def save(self) -> list[str]:
        """Writes what is changed, each file whole; the names of the files. Nothing is written over what
        another person saved: ask for `conflicts` first. Raises OSError.
        """
        with _alone(self.root):
            if self.conflicts():
                return []
            written = {self.root / file: self._marked(file, text) for file, text in self.texts().items()}
            write(written)
            for file in self.gone():
                (self.root / file).unlink(missing_ok=True)
        saved = [*self.changed]
        self.opened |= self.changed
        self.changed = {}
        return saved

    def _want(self, file: str, text: str | None) -> None:
        self.opened.setdefault(file, self._on_disk(file))
        self.changed[file] = text
        if text == self.opened[file]:
            del self.changed[file]

    def _wanted(self, file: str) -> str | None:
        return self.changed[file] if file in self.changed else self._on_disk(file)

    def _conflict(self, file: str) -> Conflict:
        base, mine, theirs = self.opened.get(file) or "", self.changed[file] or "", self._on_disk(file)
        both = merged(base, mine, theirs or "")
        told = tuple(changed_lines(base, theirs or ""))
        return Conflict(
            file, theirs, mine if theirs is None else both.both, both.clash or theirs is None, told
        )

    def _on_disk(self, file: str) -> str | None:
        path = self.root / file
        if not path.exists():
            return None
        _, unread = read_text(self.root, path)
        if unread and unread[0].code != "SW101":
            raise Unreadable(str(unread[0]))
        return path.read_bytes().decode("utf-8").removeprefix(BOM)

    def _marked(self, file: str, text: str) -> str:
        """The text with the mark of Unicode that the file had."""
        path = self.root / file
        has_mark = path.exists() and path.read_bytes().startswith(BOM.encode())
        return BOM + text if has_mark else text


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One save at a time on this computer; a lock that was left behind is taken away."""
    name = sha256(str(root.resolve()).encode()).hexdigest()[:16]
    lock = Path(tempfile.gettempdir()) / f"stridewell-{name}.lock"
    until = time.monotonic() + WAIT
    while not _taken(lock):
        if time.monotonic() > until:
            raise OSError(f"Somebody else is saving. Try again. ({lock})")
        time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _taken(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        try:
            if time.time() - lock.stat().st_mtime > STALE:
                lock.unlink(missing_ok=True)
        except FileNotFoundError:
            pass
        return False
    return True
