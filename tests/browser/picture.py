"""Draws the README's picture from the real pages: `.venv/bin/python -m tests.browser.picture`."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from harness.chromium import ARGUMENTS, find_chromium
from harness.server import ROOT, plain_voila
from tests.browser.test_checklist import finish, go_to, tick

PICTURE = ROOT / "widgets" / "page" / "picture.png"
PHONE = {"width": 390, "height": 844}
GAP = 24
PAPER = (230, 225, 215)


def views(page: Page, address: str) -> Iterator[bytes]:
    """The start page, a question, the result and a card, as a phone shows them."""
    page.goto(f"{address}index.ipynb")
    yield page.screenshot()
    page.goto(f"{address}symptoms.ipynb")
    page.locator("[data-ready]").wait_for()
    tick(page, "COMPLAINT", "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "2")
    yield page.screenshot()
    finish(page)
    yield page.screenshot()
    page.locator('[data-card="P-WK"]').evaluate("(card) => card.scrollIntoView()")
    yield page.screenshot()


def side_by_side(shots: list[bytes]) -> Image.Image:
    """The shots in a row, at three quarters of their size."""
    images = [Image.open(io.BytesIO(shot)) for shot in shots]
    wide = sum(image.width + GAP for image in images) + GAP
    row = Image.new("RGB", (wide, PHONE["height"] + 2 * GAP), PAPER)
    for number, image in enumerate(images):
        row.paste(image, (GAP + number * (image.width + GAP), GAP))
    return row.resize((row.width * 3 // 4, row.height * 3 // 4), Image.Resampling.LANCZOS)


def main() -> None:
    """Serves the guide, photographs it, and writes the picture."""
    folder = Path(tempfile.mkdtemp())
    with plain_voila(folder, {}) as (address, _, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        shots = list(views(page, address))
        side_by_side(shots).quantize(64).save(PICTURE, optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
