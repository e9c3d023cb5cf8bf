"""Promises of the tables we write: no cell starts a formula, and what is read back is what was written."""

from __future__ import annotations

import ast
import csv
import io
import random
from pathlib import Path

import pandas as pd
import pytest

from tests.deno import call
from widgets.model.csv_cells import (
    csv_of_frame,
    csv_rows,
    csv_table,
    csv_text,
    escape_formula,
    unescape_formula,
)

WIDGETS = Path(__file__).parents[2] / "widgets"
SCRIPT = "widgets/components/shared/csv_cells.js"
SIGNS = ("=", "+", "-", "@", *"\uff1d\uff0b\uff0d\uff20")
ALPHABET = [*SIGNS, *"'\t\r\n;, \u00a0\u3000\"ab9", "'", "ü", "骨"]
CASES = 1500


def drawn_cells(seed: int, number: int = CASES) -> list[str]:
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    return ["".join(draw.choices(ALPHABET, k=draw.randrange(1, 9))) for _ in range(number)]


def starts_formula(text: str) -> bool:
    return text.lstrip(" \u00a0\u3000").startswith(SIGNS)


@pytest.mark.parametrize("sign", [*SIGNS, "\t", "\r", "\n"])
def test_each_sign_that_starts_a_formula_is_escaped(sign: str) -> None:
    assert escape_formula(f"{sign}cmd()") == f"'{sign}cmd()"
    assert escape_formula(f"cmd{sign}") == f"cmd{sign}"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", [" ", "\u00a0", "\u3000", "'", "a;", "a\tb\t", "a\n", "a\r\n", "\n"])
def test_no_space_quote_or_separator_hides_a_sign(sign: str, before: str) -> None:
    cell = f"{before}{sign}1+1"

    assert escape_formula(cell) != cell
    assert unescape_formula(escape_formula(cell)) == cell


def test_words_and_numbers_stay_as_they_are() -> None:
    words = ["pain 3-4", "a@b.example", "it's", "O'Hara; then rest", "'quoted'", "", "5 + 5", "a, -b"]

    assert [escape_formula(word) for word in words] == words
    assert csv_text([[-0.5, 3, None, True]]) == "\ufeff-0.5,3,,True\r\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_starts_a_formula_wherever_a_spreadsheet_splits_a_line(separator: str) -> None:
    cells = drawn_cells(41)

    if separator == ",":
        text = csv_text([[cell, cell] for cell in cells]).removeprefix("\ufeff")
        read = csv.reader(io.StringIO(text, newline=""))
        assert [part for row in read for part in row if starts_formula(part)] == []
    else:  # the marks around a cell are then no marks: each line break, too, begins a cell
        parts = [
            part
            for cell in cells
            for line in escape_formula(cell).splitlines()
            for part in line.split(separator)
        ]
        assert [part for part in parts if starts_formula(part)] == []


def test_what_is_written_is_read_back_whole() -> None:
    cells = drawn_cells(42)
    rows = [cells[at : at + 3] for at in range(0, CASES, 3)]

    assert [unescape_formula(escape_formula(cell)) for cell in cells] == cells
    assert [*csv_rows(csv_text(rows))] == rows


def test_the_phone_writes_and_reads_as_python_does() -> None:
    cells = drawn_cells(43)
    rows = [[*cells[at : at + 3], at, None] for at in range(0, CASES, 3)]

    assert call(SCRIPT, "escapeFormula", [[cell] for cell in cells]) == [escape_formula(c) for c in cells]
    assert call(SCRIPT, "unescapeFormula", [[cell] for cell in cells]) == [
        unescape_formula(cell) for cell in cells
    ]
    assert call(SCRIPT, "csvText", [[rows]]) == [csv_text(rows)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_is_read_with_the_separator_that_a_spreadsheet_saved(separator: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([["mark", "right?"], ["t1", "yes"], ["t2"], []])

    rows = csv_table(f"\ufeff{stream.getvalue()}", ("mark", "right?"))

    assert rows == [{"mark": "t1", "right?": "yes"}, {"mark": "t2", "right?": ""}]
    assert csv_table(stream.getvalue(), ("mark", "wrong?")) == [] == csv_table("", ("mark",))


def test_a_frame_is_written_without_index_and_without_words_for_what_is_not_there() -> None:
    frame = pd.DataFrame({"answer": ["\uff1dcmd()", "ü"], "about": pd.array([5, None], dtype="Int64")})

    assert csv_of_frame(frame) == "\ufeffanswer,about\r\n'\uff1dcmd(),5\r\nü,\r\n"


def test_no_other_module_writes_a_table() -> None:
    """`to_csv` of pandas and `csv.writer` escape nothing."""
    writes = {
        f"{path.relative_to(WIDGETS)}: {node.func.attr}"
        for path in WIDGETS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"to_csv", "writer", "DictWriter"}
    }

    assert writes == {"model/csv_cells.py: writer"}
