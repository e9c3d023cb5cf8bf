"""`make bench`: measures all contestants, one after the other, and prints one table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from harness.chromium import ARGUMENTS, find_chromium

from . import results
from .contestants import PAGE, PLAIN, Contestant, chosen
from .measure import Effort, measured
from .servers import NotAtHand, Running, started
from .table import table
from .visit import Visitor
from .words import collect, signs_of


def main() -> int:
    """Runs the bench; returns 0, or 2 when it was asked for what is not there."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default="", help="names that begin so, such as page,voila")
    parser.add_argument("--visits", type=int, default=5, help="visits of which the median is taken")
    parser.add_argument("--patience", type=float, default=90, help="seconds one visit may take")
    given = parser.parse_args()
    try:
        who = chosen(given.only)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    rows = run(who, Effort(given.visits, given.patience))
    results.keep("bench", rows)
    print(table(rows))
    return 0


def run(who: list[Contestant], effort: Effort) -> dict[str, dict[str, Any]]:
    """A row of figures for each contestant; one that cannot be measured here says why."""
    with tempfile.TemporaryDirectory(prefix="bench_") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        words = our_words(browser, Path(folder))
        with ExitStack() as stack:
            limit = the_limit(stack, browser, Path(folder), words)
            rows = {
                one.name: row(one, None if one == PLAIN else limit, browser, Path(folder), words, effort)
                for one in who
            }
        browser.close()
    return rows


def our_words(browser: Browser, folder: Path) -> dict[str, Any]:
    """The words of our own page, which all contestants show."""
    with started(PAGE, folder / "words", {}) as server:
        page = browser.new_page()
        page.goto(server.address)
        words = collect(page, folder / "words.json")
        page.close()
    return words


def the_limit(stack: ExitStack, browser: Browser, folder: Path, words: dict[str, Any]) -> Visitor | None:
    """A visitor of the plain page, which is served for as long as the bench runs; none where it cannot be."""
    try:
        server = stack.enter_context(started(PLAIN, folder / "limit", words))
    except NotAtHand:
        return None
    return visitor_of(PLAIN, server, browser, words)


def visitor_of(one: Contestant, server: Running, browser: Browser, words: dict[str, Any]) -> Visitor:
    """A visitor of a contestant's page, who looks for our words."""
    return Visitor(browser, server.address, signs_of(words), one.retry)


def row(
    one: Contestant,
    limit: Visitor | None,
    browser: Browser,
    folder: Path,
    words: dict[str, Any],
    effort: Effort,
) -> dict[str, Any]:
    """One contestant's figures, or why there are none."""
    print(f"{one.title} …", file=sys.stderr, flush=True)
    try:
        with started(one, folder / one.name, words) as server:
            visitor = visitor_of(one, server, browser, words)
            return {"title": one.title, **measured(server, visitor, limit, one.keeps, effort)}
    except NotAtHand as why:
        return {"title": one.title, "note": f"not at hand: {why}"}
    except Exception as error:
        return {"title": one.title, "note": f"could not be measured: {type(error).__name__}: {error}"[:200]}


if __name__ == "__main__":
    sys.exit(main())
