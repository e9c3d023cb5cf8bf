"""Promises of tables on paper: no row is parted, each sheet has the heads, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.printed import Printed
from tests.tables import table, with_table
from widgets import Guide

SECTION = "when"
PAPER = {"width": 688, "height": 1017}  # pixels of A4 within its margins
ROWS = 30
LONG = "thirtylettersandnoplacetobreak"
Show = Callable[[str], Page]


@pytest.fixture
def show(browser: Browser, guide: Guide) -> Iterator[Show]:
    page = browser.new_page(viewport=PAPER)

    def section(markdown: str) -> Page:
        changed = Guide.of(with_table(guide.content, SECTION, markdown))
        page.set_content(changed.alone(changed.section(SECTION)))
        return page

    yield section
    page.close()


def test_each_sheet_has_the_heads_and_whole_rows(show: Show) -> None:
    words = "a row of several lines on paper, which nobody reads well when it is parted, " * 3

    page = show(table(ROWS, f"starts {words} ends"))

    sheets = [sheet.extract_text() for sheet in Printed(page.pdf(format="A4")).pages]
    with_rows = [text for text in sheets if "starts" in text]
    assert len(with_rows) > 1 and all("Longest run" in text for text in with_rows)
    assert all(text.count("starts") == text.count("ends") for text in with_rows)


def test_a_table_of_long_words_is_as_wide_as_the_paper(show: Show) -> None:
    row = f"| {LONG} | {LONG} | {LONG} |\n"
    page = show(f"{row}| --- | --- | --- |\n{row}\nTable: Wide\n")

    page.emulate_media(media="print")

    cells = page.locator(".sw-table :is(th, td)").all()
    assert all((box := cell.bounding_box()) and box["x"] + box["width"] <= PAPER["width"] for cell in cells)
