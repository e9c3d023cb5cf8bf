"""The gate: which findings of a working copy keep it from being published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from ..model.content.findings import Finding
from ..model.published.working_copy import NOTEBOOKS, WorkingCopy
from .check import check
from .progress import Progress

FALLS_DUE = ("SW403",)  # a day alone brings these, and no change does
IN_ENGLISH = ("SW918", "SW919")  # what they name is shown in English, so no slip goes out
LINE = re.compile(r"\bline \d+")
Same = tuple[str, ...]


def holding(
    copy: WorkingCopy,
    published: WorkingCopy | None,
    today: date | None = None,
    progress: Progress | None = None,
) -> list[Finding]:
    """The findings that `copy` has and `published` has not, of any kind: what is new must have none.

    What patients read already, word for word, holds back nothing else. Where nothing was published yet, only
    what fell due by its day is left out. Both are folders as a version has them (`WorkingCopy.copy_to`).
    """
    today = today or date.today()
    found = [each for each in _found_in(copy.content, today, progress) if each.code not in IN_ENGLISH]
    if not found:
        return []
    if published is None:
        return [finding for finding in found if finding.code not in FALLS_DUE]
    return _new(_known(copy, found), _known(published, _found_before(published.content, today)))


def _found_in(content: Path, today: date, progress: Progress | None) -> tuple[Finding, ...]:
    return check(today=today, progress=progress, root=content).findings


@lru_cache(maxsize=4)
def _found_before(content: Path, today: date) -> tuple[Finding, ...]:
    """What the check says of a version; its files never change, so it is asked once a day."""
    return check(today=today, root=content).findings


def _new(found: Iterable[tuple[Same, Finding]], before: Iterable[tuple[Same, Finding]]) -> list[Finding]:
    """Those of `found` that are not before; of some that are alike, as many as there are more."""
    left = Counter(same for same, _ in before)
    new = []
    for same, finding in found:
        if left[same]:
            left[same] -= 1
        else:
            new.append(finding)
    return new


def _known(copy: WorkingCopy, found: Iterable[Finding]) -> list[tuple[Same, Finding]]:
    """Each finding with what makes it the same as one elsewhere: all but the number of its line."""
    lines_of = lru_cache(maxsize=None)(partial(_lines, copy))
    return [(_same(finding, lines_of(finding.file)), finding) for finding in found]


def _same(finding: Finding, lines: list[str]) -> Same:
    stands = lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""
    return finding.file, finding.code, LINE.sub("line", finding.text), finding.words, stands


def _lines(copy: WorkingCopy, file: str) -> list[str]:
    folder, _, rest = file.partition("/")
    path = copy.notebooks / rest if folder == NOTEBOOKS else copy.content / file
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
