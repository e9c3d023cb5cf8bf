"""Runs the check on a copy with changed files, so that nothing is written that it would refuse."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..check import template_words
from ..check.check import check
from ..model.content.findings import Finding

Files = Mapping[str, str]
NOT_COPIED = shutil.ignore_patterns("screenshots", ".ipynb_checkpoints")


@contextmanager
def dry_run(root: Path, files: Files, gone: Iterable[str] = ()) -> Iterator[Path]:
    """A copy of `root` (`content/`) as it would be with `files` (paths below it, and their texts).

    Those that are `gone` are not in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder) / "content", ignore=NOT_COPIED))
        write({copy / file: text for file, text in files.items()})
        for file in gone:
            (copy / file).unlink(missing_ok=True)
        yield copy


def refusals(root: Path, name: str, files: Files) -> list[Finding]:
    """What the check would say about the changed files of the guide `name`, but for words of a template,
    which are there to be replaced.
    """
    with dry_run(root, files) as copy:
        found = check(name, root=copy).findings
    return [finding for finding in found if finding.file in files and finding.code != template_words.CODE]


def write(files: Mapping[Path, str]) -> None:
    """Writes the files, each whole or not at all."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".fresh")
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
