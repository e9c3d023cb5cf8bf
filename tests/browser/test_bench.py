"""`make bench` finds in our page what it measures: its words, and the answer to a tick."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from bench.visit import Visitor
from bench.words import collect, signs_of

PATIENCE = 60  # seconds; a visit that is not seen at all takes them all


def test_visit_sees_words_of_page_and_answer_to_tick(browser: Browser, site: str, tmp_path: Path) -> None:
    address = f"{site}symptoms"
    page = browser.new_page()
    page.goto(address)
    words = collect(page, tmp_path / "words.json")
    page.close()

    times = Visitor(browser, address, signs_of(words), retry=500).times(phone=False, patience=PATIENCE)

    assert times is not None
    assert 0 < times.readable <= times.usable
