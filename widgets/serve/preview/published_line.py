"""What the preview says of the published version: which patients see, and whether it is what is edited."""

from __future__ import annotations

from pathlib import Path

from ...model.content.folders import content_root
from ...model.published.settings import WHAT_DIRECT_MEANS, is_direct, store_folder
from ...model.published.shown import said
from ...model.published.store import HISTORY, Damaged, Store
from ...model.published.working_copy import NotCopied, WorkingCopy

NONE = "Nothing was published yet."
SAME, OTHER = "That is what you see here.", "What you saved since is not published yet."


def history_mark() -> tuple[int, int]:
    """What changes when somebody publishes or goes back."""
    try:
        stat = (store_folder(content_root()) / HISTORY).stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


def published_line(notebooks: Path) -> str:
    """Which version patients see, and whether the working copy with these notebooks is the same."""
    if is_direct():
        return WHAT_DIRECT_MEANS
    try:
        version = Store(store_folder(content_root())).current()
        if version is None:
            return NONE
        is_same = WorkingCopy(content_root(), notebooks).digest() == version.entry.digest
    except (Damaged, NotCopied, OSError) as error:
        return str(error)
    return f"{said(version)} {SAME if is_same else OTHER}"
