"""Runs the check on a copy with changed files, so that nothing is written that it would refuse."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..check.check import check
from ..model.content.findings import Finding

Files = Mapping[str, str]


@contextmanager
def dry_run(root: Path, files: Files) -> Iterator[Path]:
    """A copy of `root` (`content/`) as it would be with `files` (paths below it, and their texts)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder) / "content"))
        write({copy / file: text for file, text in files.items()})
        yield copy


def refusals(root: Path, name: str, files: Files) -> list[Finding]:
    """What the check would say about the changed files of the guide `name`."""
    with dry_run(root, files) as copy:
        return [finding for finding in check(name, root=copy).findings if finding.file in files]


def write(files: Mapping[Path, str]) -> None:
    """Writes the files, each whole or not at all."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".fresh")
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
