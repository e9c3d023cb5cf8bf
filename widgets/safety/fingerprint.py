"""The fingerprint of the project: test results count only for the very files that were tested."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ..model.content.safety_files import FOLDER

TESTED = ("content", "notebooks", "tests", "widgets")
FILES = ("pyproject.toml", "uv.lock")
NOT_TESTED = {"__pycache__", ".ipynb_checkpoints"}
PROPERTY = "stridewell-fingerprint"  # its name in a file of results


def tree_fingerprint(project: Path) -> str:
    """Sixteen letters that change with any file of code, content, notebooks or tests below `project`.

    Words of the safety papers are left out: to write down a hazard changes nothing that was tested.
    """
    found = hashlib.sha256()
    for path in _files(project):
        name = path.relative_to(project).as_posix()
        found.update(f"{name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _files(project: Path) -> Iterator[Path]:
    safety = project / "content" / FOLDER
    yield from (project / name for name in FILES if (project / name).is_file())
    for folder in TESTED:
        for path in sorted((project / folder).rglob("*")):
            is_hidden = NOT_TESTED & {*path.parts} or path.name.startswith(".")
            if path.is_file() and not path.is_symlink() and not is_hidden and safety not in path.parents:
                yield path
