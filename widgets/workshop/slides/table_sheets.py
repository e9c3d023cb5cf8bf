"""A table of a section on a slide: on as many sheets as it needs, each with its caption and heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ...components.markdown import Prose
from ...model.content.tables import CAPTION, TableLines, cells_of, tables_in
from .points import plain

MAX_LINES = 6  # that the rows of a sheet may take
MARK = re.compile(r'<sup class="sw-source">.*?</sup>')


def table_sheets(prose: Prose, text: str, letters: int) -> list[Markup]:
    """The tables of a Markdown text, without links and marks of sources; a line has room for `letters`."""
    tables = (table for table in tables_in(text) if len(table.lines) > 2)
    shown = (prose.block(each) for table in tables for each in _parts(table, letters))
    return [Markup(MARK.sub("", plain(html))) for html in shown]  # noqa: S704 - only tags are taken out


def _parts(table: TableLines, letters: int) -> Iterator[str]:
    """The table in Markdown, parted where its rows would take too many lines."""
    head, rule, *rows = table.lines
    caption = ["", CAPTION + table.caption] if table.caption else []
    for part in _parted(rows, letters):
        yield "\n".join([head, rule, *part, *caption])


def _parted(rows: list[str], letters: int) -> Iterator[list[str]]:
    part: list[str] = []
    for row in rows:
        if part and sum(_lines_of(each, letters) for each in (*part, row)) > MAX_LINES:
            yield part
            part = []
        part.append(row)
    yield part


def _lines_of(row: str, letters: int) -> int:
    """How many lines a row takes where its columns are about as wide."""
    cells = cells_of(row)
    return max(-(-len(cell) * len(cells) // letters) for cell in cells) or 1
