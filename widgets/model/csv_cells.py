"""Cells of the tables we write: none of them starts a formula in a spreadsheet."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")
ENCODING = "utf-8-sig"  # with a byte-order mark, by which spreadsheets know UTF-8


def harmless(cell: str) -> str:
    """The cell, with a mark before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
