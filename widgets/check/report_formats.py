"""A report as text to read, as JSON for other programs, and as notes for a code review on GitHub."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ..model.content.findings import Finding
from .check import Report


def as_text(report: Report, root: Path) -> str:
    """Each finding with its code, why, and what to write instead; `root` is the content folder."""
    lines = [line for finding in report.findings for line in _lines(finding)]
    count = len(report.findings)
    told = f"{count} {'thing' if count == 1 else 'things'} to mend. `stridewell explain CODE` says more."
    return "\n".join([*lines, told] if count else [*lines, "Everything is fine", report.summary])


def as_json(report: Report, root: Path) -> str:
    """The findings as a list under "findings", each with the fields of a Finding and its path on disk."""
    rows = [{**asdict(finding), "path": _path(root, finding)} for finding in report.findings]
    return json.dumps({"findings": rows, "summary": report.summary}, indent=2, ensure_ascii=False)


def as_github(report: Report, root: Path) -> str:
    """One `::error …::` line for each finding (GitHub workflow commands)."""
    return "\n".join(_annotation(root, finding) for finding in report.findings)


FORMATS: dict[str, Callable[[Report, Path], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _lines(finding: Finding) -> list[str]:
    return [
        f"{finding} [{finding.code}, column {finding.column}]",
        f"    Why: {finding.why}",
        f"    Instead: {finding.instead}",
    ]


def _annotation(root: Path, finding: Finding) -> str:
    where = f"file={_property(_path(root, finding))},line={finding.line},col={finding.column}"
    return f"::error {where},title={finding.code}::{_data(finding.text)}"


def _path(root: Path, finding: Finding) -> str:
    folder = root.parent if finding.file.startswith("notebooks/") else root
    path = (folder / finding.file).absolute()
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
