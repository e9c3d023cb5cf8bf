"""Draws the pictures of content/README.md: `.venv/bin/python -m tests.browser.screenshots`."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from harness.chromium import ARGUMENTS, find_chromium
from harness.server import ROOT
from tests.browser.editing import SLOW, Desk, Editor, editing
from tests.conftest import NAME
from tests.published import edit, published
from widgets.model.published.working_copy import WorkingCopy

SCREENSHOTS = ROOT / "content" / "screenshots"
SCREEN = {"width": 1180, "height": 720}
COLOURS = 40
SIGNS = f"content/{NAME}/sections/signs-pain.md"


def keep(page: Page, name: str) -> None:
    """Writes what the screen shows, in few colours, so that it is small."""
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    SCREENSHOTS.mkdir(exist_ok=True)
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(SCREENSHOTS / f"{name}.png", optimize=True)


def draw(page: Page, desk: Desk) -> None:
    """A file to edit, the check with two mistakes, the preview beside them, and a page seen as a person."""
    editor = Editor(page, desk)
    editor.open(SIGNS)
    page.locator(".jp-FileEditor:visible .cm-line").first.wait_for()
    page.wait_for_timeout(1000)
    keep(page, "edit")
    editor.replace("certainty: fairly sure", "certainty: farly sure")
    editor.open(f"content/{NAME}/checklist.yaml")
    editor.replace("short: an ache at rest", "shrt: an ache at rest")
    editor.check()
    keep(page, "check")
    page.goto(f"{desk.address}/preview")
    page.locator("select[name='page']").select_option("understand")
    page.frame_locator("#page").locator("#signs-pain .sw-preview-note").wait_for(timeout=SLOW)
    expect(page.locator("#findings li")).to_have_count(2, timeout=SLOW)
    page.get_by_role("button", name="Show on the page").first.click()
    page.wait_for_timeout(1000)
    keep(page, "preview")
    page.locator("select[name='page']").select_option("symptoms")
    page.locator("select[name='person']").select_option(f"{NAME} V3")
    framed = page.frame_locator("#page")
    framed.locator('[data-card="P-WK"]').evaluate("(card) => window.scrollTo(0, card.offsetTop - 20)")
    page.wait_for_timeout(1000)
    keep(page, "person")


def draw_publishing(page: Page, desk: Desk) -> None:
    """What changes for patients after one sentence was changed in what was published."""
    published(
        desk.folder.parent / "published", WorkingCopy(desk.folder / "content", desk.folder / "notebooks")
    )
    edit(desk.folder / SIGNS, "if it does not go away", "if it has not gone away after a week")
    page.goto(f"{desk.address}/preview/publish")
    page.get_by_label("Your name").first.wait_for(timeout=SLOW)
    keep(page, "publish")


def main() -> None:
    """Edits a copy as an educator would, and photographs it."""
    folder = Path(tempfile.mkdtemp()) / "copy"
    folder.mkdir()
    with editing(folder) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        page.set_default_timeout(SLOW)
        draw_publishing(page, desk)
        draw(page, desk)
        browser.close()


if __name__ == "__main__":
    main()
