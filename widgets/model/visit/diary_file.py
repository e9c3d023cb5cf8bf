"""Reads what the diary page saves, JSON or CSV, the latter also as a spreadsheet may have written it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..csv_cells import SEPARATORS, csv_rows
from ..plan.locks import read_day

APP = "stridewell-diary"
COLUMNS = ("day", "stage", "minutes", "during", "pelvic", "stopped", "morning")
NUMBERS = ("stage", "minutes", "during")
SPACES = " \t\u00a0"
BEFORE = re.compile("^[\ufeff\r\n\t ]+")
SEPARATOR_LINE = re.compile("^sep=[,;\t]\r?\n", re.IGNORECASE)
TWO_WAYS = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2(20[0-9]{2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.(?:20)?([0-9]{2})")
# What spreadsheets write for true and false: English, German, French, Spanish, Italian, Portuguese, Dutch,
# Polish, Swedish, Danish, Norwegian, Finnish, Czech.
NO_OF_YES = {
    "1": "0",
    "TRUE": "FALSE",
    "WAHR": "FALSCH",
    "VRAI": "FAUX",
    "VERDADERO": "FALSO",
    "VERO": "FALSO",
    "VERDADEIRO": "FALSO",
    "WAAR": "ONWAAR",
    "PRAWDA": "FAŁSZ",
    "SANT": "FALSKT",
    "SAND": "FALSK",
    "SANN": "USANN",
    "TOSI": "EPÄTOSI",
    "PRAVDA": "NEPRAVDA",
}
TRUTH = dict.fromkeys(NO_OF_YES, True) | dict.fromkeys(NO_OF_YES.values(), False)


class UnsureDaysError(ValueError):
    """Raised for days that could be read as day and month, and as month and day."""


def table_rows(text: str) -> list[dict[str, object] | None] | None:
    """The rows of a table, not yet checked; a row with more cells than columns is none.

    Nothing for a text that is no such table. Raises UnsureDaysError, and csv.Error for a cell without end.
    """
    whole = SEPARATOR_LINE.sub("", BEFORE.sub("", text))
    first = re.split("[\r\n]", whole, maxsplit=1)[0]
    marks = (mark for mark in SEPARATORS if _names(next(_cell_rows(first, mark), [])))
    separator = next(marks, None)
    if separator is None:
        return None
    head, *lines = (row for row in _cell_rows(whole, separator) if any(row))
    return _with_days([_typed(_names(head), cells) for cells in lines])


def _cell_rows(text: str, mark: str) -> Iterator[list[str]]:
    for row in csv_rows(text, mark):
        yield [cell.strip(SPACES) for cell in row]


def _names(cells: Sequence[str]) -> list[str]:
    """The columns in the order of a table's first line; none when they are not those of a diary."""
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names if sorted(names) == sorted(COLUMNS) else []


def _typed(names: Sequence[str], cells: Sequence[str]) -> dict[str, object] | None:
    if any(cells[len(names) :]):
        return None
    padded = [*cells, *[""] * len(names)]
    return {name: _value(name, word) for name, word in zip(names, padded, strict=False)}


def _value(name: str, word: str) -> object:
    if name == "minutes" and not word:
        return None
    if name in NUMBERS and re.fullmatch("[0-9]{1,3}", word):
        return int(word)
    return TRUTH.get(word.upper(), word) if name == "stopped" else word


def _with_days(rows: list[dict[str, object] | None]) -> list[dict[str, object] | None]:
    """Rows with their days as YYYY-MM-DD.

    Days such as 03/04/2026 are read only where all of them together fit one way and not the other.
    """
    days = [str(row["day"]) for row in rows if row]
    unsure = [day for day in days if TWO_WAYS.fullmatch(day)]
    ways = [way for way in (_day_first, _month_first) if all(read_day(way(day)) for day in unsure)]
    if len(ways) > 1 and any(_day_first(day) != _month_first(day) for day in unsure):
        raise UnsureDaysError
    read = ways[0] if ways else str
    return [row and row | {"day": _day(str(row["day"]), read)} for row in rows]


def _day(word: str, read: Callable[[str], str]) -> str:
    if TWO_WAYS.fullmatch(word):
        return read(word)
    # Days with dots stand first wherever the year comes last.
    dotted = DAY_FIRST.fullmatch(word)
    return _iso(f"20{dotted[3]}", dotted[2], dotted[1]) if dotted else word


def _day_first(word: str) -> str:
    found = TWO_WAYS.fullmatch(word)
    return _iso(found[4], found[3], found[1]) if found else word


def _month_first(word: str) -> str:
    found = TWO_WAYS.fullmatch(word)
    return _iso(found[4], found[1], found[3]) if found else word


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"
