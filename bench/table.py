"""The table: the limit in units, everyone else as so many times the limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

LIMIT = "plain"
COLUMNS = (
    ("readable_phone", "readable, phone", "s"),
    ("usable_phone", "usable, phone", "s"),
    ("readable", "readable", "s"),
    ("usable", "usable", "s"),
    ("kilobytes", "sent", "KB"),
    ("requests", "requests", ""),
    ("megabytes", "memory/visitor", "MB"),
    ("cpu_seconds", "cpu/visitor", "s"),
    ("crowd_p95", "60 in 10 s, p95", "s"),
    ("crowd_errors", "without a page", ""),
    ("pages_a_second", "pages/s", ""),
    ("answers_when_killed", "server killed", ""),
)
PLAIN_COUNTS = {"requests", "crowd_errors"}  # counts say more than ratios
FLOOR = {"megabytes": 0.1, "cpu_seconds": 0.001, "crowd_p95": 0.001}  # below it a ratio is noise
MISSING = "-"


def table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The rows by contestant, as text; a row may hold only `title` and `note`."""
    limit = rows.get(LIMIT, {})
    head = ["", *(title for _, title, _ in COLUMNS)]
    lines = [head, *(_line(name, row, limit) for name, row in rows.items())]
    widths = [max(len(line[at]) for line in lines if len(line) > at) for at in range(len(head))]
    return "\n".join(_set(line, widths) for line in lines)


def _line(name: str, row: Mapping[str, Any], limit: Mapping[str, Any]) -> list[str]:
    if "note" in row:
        return [row["title"], row["note"]]
    return [row["title"], *(cell(key, unit, row, limit, name == LIMIT) for key, _, unit in COLUMNS)]


def cell(key: str, unit: str, row: Mapping[str, Any], limit: Mapping[str, Any], is_limit: bool) -> str:
    """One figure: in its unit for the limit, else as a ratio to it, beside which it was measured if so;
    counts and yes or no as they are.
    """
    value, base = row.get(key), row.get("beside", {}).get(key, limit.get(key))
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return "answers" if value else "silent"
    if key in PLAIN_COUNTS:
        return str(value)
    if is_limit or base is None:
        return f"{figure(value)} {unit}".rstrip()
    least = FLOOR.get(key, 1e-9)
    return f"{figure(max(value, least) / max(base, least))}×"


def figure(value: float) -> str:
    """A number with two or three digits that mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _set(line: Sequence[str], widths: Sequence[int]) -> str:
    if len(line) == 2:
        return f"{line[0]:<{widths[0]}}  {line[1]}"
    cells = (f"{text:>{width}}" for text, width in zip(line[1:], widths[1:], strict=True))
    return "  ".join((f"{line[0]:<{widths[0]}}", *cells))
