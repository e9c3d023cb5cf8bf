"""Chooses what a server's pages are made of: the published version, or the working copy for whoever edits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from ..command_line import TO_MEND, cannot_run
from ..model.content.folders import content_root, project_folder
from ..model.published.settings import WHAT_DIRECT_MEANS, is_direct
from ..model.published.shown import Shown, ShownVersion, ShownWorkingCopy, said
from ..model.published.working_copy import NotCopied, WorkingCopy
from .first_version import NothingToShow, version_to_show
from .progress import Progress

EDITED = "This server shows the working copy, for whoever edits. Patients see what was published."
DIFFERS = "The working copy has changed since. To see what would change, and publish it: stridewell publish"


def chosen(
    working: WorkingCopy, edit: bool, turned: Callable[[Path], None], tell: Callable[[str], None]
) -> Shown:
    """What is shown, after `tell` has said so; `turned` is given the folder of notebooks when that changes.

    Raises NothingToShow, and ValueError for a word that `STRIDEWELL_DIRECT` does not know.
    """
    if edit or is_direct():
        tell(EDITED if edit else WHAT_DIRECT_MEANS)
        return ShownWorkingCopy(working.notebooks)
    store, version = version_to_show(working, Progress())
    tell(said(version))
    if _digest(working) != version.entry.digest:
        tell(DIFFERS)
    return ShownVersion(store, version, turned)


def shown_by_plain_voila(notebooks: Path, turned: Callable[[Path], None]) -> Shown:
    """What `voila notebooks/` shows; it ends, with the reason, where there is nothing to show.

    Notebooks from elsewhere are no part of what is published: they stay, and read the published content.
    """
    content = content_root()
    own = [folder.resolve() for folder in (project_folder("notebooks"), content.parent / "notebooks")]
    if notebooks.resolve() not in own:
        notebooks, turned = own[-1], _nothing_to_turn
    try:
        return chosen(WorkingCopy(content, notebooks), False, turned, _print)
    except NothingToShow as nothing:
        sys.exit(cannot_show(nothing))
    except ValueError as error:
        sys.exit(cannot_run(error))


def _print(line: str) -> None:
    print(line, file=sys.stderr)


def _nothing_to_turn(notebooks: Path) -> None:
    """Other notebooks are not published, so they never change places."""


def cannot_show(nothing: NothingToShow) -> int:
    """Says why there is nothing to show; the exit status for it."""
    status = cannot_run(nothing)
    return TO_MEND if nothing.findings else status


def _digest(working: WorkingCopy) -> str:
    try:
        return working.digest()
    except (NotCopied, OSError):
        return ""
