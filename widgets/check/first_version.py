"""What a server shows patients: the version that is published; a fresh clone publishes its own first."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from ..model.content.findings import Finding
from ..model.published.settings import store_folder
from ..model.published.shown import unread_in
from ..model.published.store import Damaged, NotPublished, Store, Version
from ..model.published.working_copy import NotCopied, WorkingCopy
from .gate import holding
from .language_gate import keep_languages, told
from .progress import Progress

TRIES, WAIT = 60, 0.5  # seconds
BY, WHY = "Stridewell", "first start: the content it came with"
NOTHING_YET = (
    "Nothing was published yet, so there is nothing to show to patients. Mend these, then start again. "
    "To see the pages meanwhile: stridewell serve --edit"
)
CANNOT_KEEP = (
    "The first version cannot be kept in {}: {}. Make room there, or name a folder that can be written: "
    "STRIDEWELL_PUBLISHED"
)


class NothingToShow(Exception):  # noqa: N818 - whoever starts the server is told what to do
    """Raised with lines that say why there is no version to show; `findings` are what is to be mended."""

    def __init__(self, reason: str, findings: Sequence[Finding] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join([*map(str, findings), reason]))


def version_to_show(working: WorkingCopy, progress: Progress | None = None) -> tuple[Store, Version]:
    """The version that patients read, with its store; the working copy becomes the first one.

    Raises NothingToShow when it has findings that hold, or when the store is damaged or cannot be written.
    """
    store = Store(store_folder(working.content))
    try:
        version = store.current() or _first(store, working, progress)
    except (Damaged, NotCopied, NotPublished) as error:
        raise NothingToShow(str(error)) from error
    except OSError as error:
        raise NothingToShow(CANNOT_KEEP.format(store.folder, error.strerror or error)) from error
    if unread := unread_in(version):
        raise NothingToShow(unread)
    return store, version


def _first(store: Store, working: WorkingCopy, progress: Progress | None) -> Version:
    with tempfile.TemporaryDirectory() as folder:
        copy = working.copy_to(Path(folder))
        findings, kept = keep_languages(copy, None, holding(copy, None, progress=progress))
        if kept:
            print(told(kept), file=sys.stderr)
        if findings:
            raise NothingToShow(NOTHING_YET, findings)
        try:
            return store.publish(copy, BY, WHY, after=0)
        except NotPublished:  # another server of the same folder was first, or is about to be
            return _of_another(store)


def _of_another(store: Store) -> Version:
    for _ in range(TRIES):
        if version := store.current():
            return version
        time.sleep(WAIT)
    raise NotPublished(f"Somebody else is publishing in {store.folder} and does not end. Start again later.")
