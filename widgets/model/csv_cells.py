"""Writes every CSV file of ours, and reads it back: no cell can start a formula in a spreadsheet.

As widgets/components/shared/csv_cells.js does. After OWASP, "CSV Injection", with the full-width signs that
spreadsheets read as well. Some split lines at semicolons or tabs, so what follows one in a cell counts too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

BYTE_ORDER_MARK = "\ufeff"  # by it spreadsheets know UTF-8
SEPARATORS = (",", ";", "\t")
SIGN = r"'*[ \u00a0\u3000]*[=+@\-\uff1d\uff0b\uff20\uff0d]"
BREAK = r"'*[\t\r\n]"
TO_ESCAPE = re.compile(rf"(^|[;\t\r\n])(?={SIGN})")
ESCAPED = re.compile(rf"(^|[;\t\r\n])'(?={SIGN})")


def escape_formula(cell: str) -> str:
    """The cell, with an apostrophe before whatever a spreadsheet would take for a formula."""
    escaped = TO_ESCAPE.sub(r"\1'", cell)
    return f"'{escaped}" if re.match(BREAK, escaped) else escaped


def unescape_formula(cell: str) -> str:
    """What `escape_formula` was given."""
    escaped = cell[1:] if re.match(f"'{BREAK}", cell) else cell
    return ESCAPED.sub(r"\1", escaped)


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """The text of a file (RFC 4180), with a byte-order mark. Only texts are escaped: -0.5 stays a number."""
    stream = StringIO()
    csv.writer(stream).writerows([_written(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def csv_of_frame(frame: pd.DataFrame) -> str:
    """A table of pandas as such a text, without its index; what is not there is an empty cell."""
    return csv_text([frame.columns, *frame.to_numpy(dtype=object, na_value="")])


def csv_rows(text: str, separator: str = ",") -> Iterator[list[str]]:
    """The cells of each line as they were before they were written. Raises csv.Error for one without end."""
    stream = StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")
    for row in csv.reader(stream, delimiter=separator):
        yield [unescape_formula(cell) for cell in row]


def csv_table(text: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """The lines by the names in the first one, whichever separator a spreadsheet has saved it with.

    None where the first line lacks a name that is `needed`.
    """
    for separator in SEPARATORS:
        head, *lines = [*csv_rows(text, separator)] or [[]]
        if {*needed} <= {*head}:
            return [dict(zip(head, [*line, *[""] * len(head)], strict=False)) for line in lines if any(line)]
    return []


def _written(cell: object) -> object:
    return escape_formula(cell) if isinstance(cell, str) else cell
