"""Published versions for tests: a store made without the check, which takes seconds, and a small copy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from harness.server import ROOT
from tests.copies import LANGUAGES
from widgets.model.published.store import Store
from widgets.model.published.working_copy import WorkingCopy

SMALL = "bladder-habits-for-runners"
PROJECT = WorkingCopy(ROOT / "content", ROOT / "notebooks")


def published(folder: Path, copy: WorkingCopy = PROJECT, by: str = "A test") -> dict[str, str]:
    """Publishes a working copy in `folder`; the setting that makes a server read it."""
    store = Store(folder)
    store.publish(copy, by, "to be shown", store.current_number())
    return {"STRIDEWELL_PUBLISHED": str(folder)}


def small_copy(folder: Path) -> WorkingCopy:
    """A working copy with the short guide alone, which the check reads in a third of the time."""
    content, notebooks = folder / "content", folder / "notebooks"
    others = [path.parent.name for path in PROJECT.content.glob("*/guide.yaml") if path.parent.name != SMALL]
    shutil.copytree(
        PROJECT.content, content, ignore=shutil.ignore_patterns("screenshots", *LANGUAGES, *others)
    )
    shutil.copytree(PROJECT.notebooks / SMALL, notebooks / SMALL)
    guide = content / SMALL / "guide.yaml"
    words = re.sub(r"(?m)^related:\n(?:[ -].*\n)*", "", guide.read_text(encoding="utf-8"))
    guide.write_text(words, encoding="utf-8")  # the guides it leads to are not there
    return WorkingCopy(content, notebooks)


def edit(path: Path, old: str, new: str) -> None:
    """Puts `new` in the place of the first `old` of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
