"""Remembers on this computer which translations had nothing to mend, so that a check compares what is new."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from ...model.published.settings import cache_folder
from .termbase import Termbase
from .translation import Translation

PACKAGE = Path(__file__).parent
LENGTH = 20


@cache
def rules_digest() -> str:
    """What changes with any letter of the rules and their tables: older memories are worth nothing then."""
    digest = hashlib.sha256()
    for path in sorted([*PACKAGE.glob("*.py"), *PACKAGE.glob("words/*.yaml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:LENGTH]


class CleanTexts:
    """The translations that were compared and had no finding, kept in a file of `folder`; it may be lost."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or cache_folder() / "translations"
        self._file = folder / f"{rules_digest()}.txt"
        self._known = self._read()
        self._new: list[str] = []

    def has(self, message: Translation, termbase: Termbase) -> bool:
        """Whether these very words were compared with this very English, by these rules and terms."""
        return _mark(message, termbase) in self._known

    def add(self, message: Translation, termbase: Termbase) -> None:
        """Remembers a translation without a finding."""
        self._new.append(_mark(message, termbase))

    def save(self) -> None:
        """Writes what is new; where nothing can be written, the next check compares again."""
        if not self._new:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii") as stream:
                stream.write("".join(f"{mark}\n" for mark in self._new))
        except OSError:
            return
        self._known |= {*self._new}
        self._new = []

    def _read(self) -> set[str]:
        try:
            return {*self._file.read_text(encoding="ascii").split()}
        except (OSError, UnicodeDecodeError):
            return set()


def _mark(message: Translation, termbase: Termbase) -> str:
    judged = (
        message.language,
        message.english,
        message.text,
        message.limit,
        message.counts_in_words,
        termbase.digest,
    )
    return hashlib.sha256(repr(judged).encode()).hexdigest()[:LENGTH]
