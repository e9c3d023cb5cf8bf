"""Tables in Markdown: which lines are one, what its cells say, and what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

CAPTION = "Table: "
LINE = re.compile(r"\s*\|.*\|\s*")
RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
SPLIT = re.compile(r"(?<!\\)\|")
MOST_COLUMNS = 5  # more cannot be read on a phone


@dataclass(frozen=True)
class TableLines:
    """A table of a text: the number of its first line from 0, its lines, and its caption, if it has one."""

    start: int
    lines: tuple[str, ...]
    caption: str

    @property
    def rows(self) -> list[list[str]]:
        """The cells of each row, the head first."""
        return [cells_of(line) for line in self.lines if not RULE.fullmatch(line)]


def is_table_line(line: str) -> bool:
    """Whether a line belongs to a table."""
    return LINE.fullmatch(line) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in SPLIT.split(line.strip().strip("|"))]


def tables_in(text: str) -> Iterator[TableLines]:
    """The tables of a text in order."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_table_line(lines[end]):
            end += 1
        if end > at:
            yield TableLines(at, tuple(lines[at:end]), _caption(lines, at, end))
        at = end + 1


def _caption(lines: list[str], start: int, end: int) -> str:
    """The words after "Table:" in the paragraph below a table, or above it."""
    below = _first_paragraph(lines[end:])
    above = reversed(_first_paragraph(lines[:start][::-1]))
    found = next((each for each in map(" ".join, (below, above)) if each.startswith(CAPTION)), "")
    return found.removeprefix(CAPTION).strip()


def _first_paragraph(lines: list[str]) -> list[str]:
    after_blanks = dropwhile(lambda line: not line.strip(), lines)
    return [line.strip() for line in takewhile(str.strip, after_blanks)]


def wrong_in(table: TableLines) -> Iterator[tuple[int, str, str]]:
    """The line of each mistake in a table, from 0, the words it is about, and a sentence."""
    head = cells_of(table.lines[0])
    if len(table.lines) < 3 or not RULE.fullmatch(table.lines[1]):
        says = "A table needs a row of heads, a row of dashes such as | --- | --- |, and rows below."
        yield table.start, head[0], says
        return
    if not table.caption:
        says = f'The table with "{head[0]}" has no caption. Add a line below it: "{CAPTION}what it shows".'
        yield table.start, head[0], says
    if "" in head[1:]:
        says = "A column of this table has no head. Write what stands in it."
        yield table.start, head[0], says
    if len(head) > MOST_COLUMNS:
        says = f"This table has {len(head)} columns. A phone has room for {MOST_COLUMNS}: make two of it."
        yield table.start, head[0], says
    yield from _wrong_rows(table, len(head))


def _wrong_rows(table: TableLines, columns: int) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(table.lines[2:], table.start + 2):
        cells = cells_of(line)
        if len(cells) != columns:
            says = f'The row "{cells[0]}" has {len(cells)} cells, the head has {columns}. Give it as many.'
            yield number, cells[0], says
        elif "" in cells:
            says = "A cell of this row is empty. Write what stands there, or a dash."
            yield number, next(filter(None, cells), ""), says
