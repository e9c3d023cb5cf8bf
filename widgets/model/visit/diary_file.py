"""Reads what the diary page saves: JSON or CSV, as widgets/components/diary/files.js writes them."""

from __future__ import annotations

import csv
from collections.abc import Mapping

APP = "stridewell-diary"
COLUMNS = ("day", "stage", "minutes", "during", "pelvic", "stopped", "morning")
NUMBERS = ("stage", "minutes", "during")
TRUE = {"true": True, "false": False}


def is_table(text: str) -> bool:
    """True for a text whose first line names the columns of a diary."""
    return text.lstrip().split("\n", 1)[0].strip() == ",".join(COLUMNS)


def table_rows(text: str) -> list[dict[str, object]]:
    """The rows of a saved table, not yet checked."""
    rows = [row for row in csv.reader(text.splitlines()) if any(row)]
    return [_typed(dict(zip(COLUMNS, row, strict=False))) for row in rows[1:]]


def _typed(row: Mapping[str, str]) -> dict[str, object]:
    return {name: _value(name, word.strip()) for name, word in row.items()}


def _value(name: str, word: str) -> object:
    if name in NUMBERS and word.isascii() and word.isdecimal() and len(word) <= 3:
        return int(word)
    return TRUE.get(word, word) if name == "stopped" else word
