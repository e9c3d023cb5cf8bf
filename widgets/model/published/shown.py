"""Shows the published version: a server's pages are made of it, and follow when another is published."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path

from ..content.findings import ContentError
from ..content.folders import content_root
from ..content.loader import guide_names
from ..content.remembered import read_guide
from .settings import CONTENT_ROOT
from .store import Damaged, Store, Version

DAMAGED = "Version {} is damaged, so patients see version {}."
UNREAD = (
    "Version {} was published by another edition of Stridewell, and this one cannot read it ({}). "
    "Publish again: stridewell publish"
)
TOUCHED = "the files that pages are made of are gone, or are no longer what was published"
log = logging.getLogger("stridewell")


class Unpublished(Exception):  # noqa: N818 - it says what the files are
    """What was made may hold words that nobody published, so nobody is shown it."""


class ShownVersion:
    """The version whose content this process, and every kernel that it starts, reads.

    `turned` is called with the folder of notebooks each time that another version is shown.
    """

    def __init__(self, store: Store, version: Version, turned: Callable[[Path], None]) -> None:
        self._store, self._turned = store, turned
        self._warned = ""
        self._show(version)

    @property
    def notebooks(self) -> Path:
        """The notebooks of the version."""
        return self.version.files.notebooks

    def follow(self) -> bool:
        """Turns to the version that is published now; whether that is another one.

        What is shown stays, and the log says why, while the store cannot say what patients should read.
        """
        if (found := self._found()) is None or found.folder == self.version.folder:
            return False
        self._show(found)
        log.info("%s", said(found))
        return True

    def is_whole(self) -> bool:
        """Whether the files that pages are made of are those that were published, all of them, now."""
        try:
            return self._store.is_whole(self.version)
        except OSError:
            return False

    async def lacks(self) -> str:
        """What is wrong with the store, "" for nothing: for whoever asks whether the server is ready."""
        return self._warned

    def _found(self) -> Version | None:
        try:
            found = self._store.current()
            why = self._what_is_wrong(found)
            if found and found.folder != self.version.folder and (unread := unread_in(found)):
                found, why = None, unread
        except (Damaged, OSError) as error:
            found, why = None, str(error)
        if why and why != self._warned:
            log.warning("%s", why if found else f"{why} What was shown before stays for now.")
        self._warned = why
        return found

    def _what_is_wrong(self, found: Version | None) -> str:
        if found is None:
            return f"There is no published version in {self._store.folder} any more."
        newest = self._store.standing()[-1].number
        return "" if newest == found.number else DAMAGED.format(newest, found.number)

    def _show(self, version: Version) -> None:
        self.version = version
        os.environ[CONTENT_ROOT] = str(version.files.content)
        self._turned(version.files.notebooks)


class ShownWorkingCopy:
    """Pages made of the files that are edited, as they are now."""

    def __init__(self, notebooks: Path) -> None:
        self.notebooks = notebooks

    def follow(self) -> bool:
        """Always false: it is the same folder, and its files are looked at anyway."""
        return False

    def is_whole(self) -> bool:
        """Whether there is a working copy; a folder that went away is no guide without pages."""
        return self.notebooks.is_dir() and content_root().is_dir()

    async def lacks(self) -> str:
        """Nothing."""
        return ""


def unread_in(version: Version) -> str:
    """Why this edition of Stridewell cannot read a version that another one has published; "" when it can."""
    content = version.files.content
    for name in guide_names(content):
        try:
            read_guide(content, name)
        except ContentError as error:
            return UNREAD.format(version.number, error.findings[0])
    return ""


Shown = ShownVersion | ShownWorkingCopy


async def refuse_unpublished(shown: Shown) -> None:
    """Raises Unpublished when what was just made need not be what was published."""
    if not await asyncio.to_thread(shown.is_whole):
        raise Unpublished(TOUCHED)


def said(version: Version) -> str:
    """Which version patients see, who published it, when and why."""
    return f"Patients see {version.entry.said}."
