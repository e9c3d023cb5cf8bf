"""Where on a page the passage stands that a finding is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ...model.content.findings import Finding

ENTRY = re.compile(r"\bid:\s*[\"']?([\w.-]+)")
QUOTED = re.compile(r"(?:^|: |- )[\"']?(?P<words>.+?)[\"']?$")


def passage(root: Path, finding: Finding) -> dict[str, str]:
    """The `entry` (an id, or a section's name) and the `words` of a finding's line.

    Either is "" where there is none; `root` is `content/`.
    """
    path = root / finding.file
    lines = _lines(path, _mark(path))
    line = lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""
    if path.suffix == ".md":
        return {"entry": path.stem, "words": line}
    value = QUOTED.search(line)
    return {"entry": _entry(lines[: finding.line]), "words": value["words"] if value else line}


def _entry(lines: Sequence[str]) -> str:
    found = (ENTRY.search(line) for line in reversed(lines))
    return next((match[1] for match in found if match), "")


@lru_cache(maxsize=64)
def _lines(path: Path, mark: int) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return ()


def _mark(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
