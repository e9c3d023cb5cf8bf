"""Promise of the component: in JupyterLab the same checklist shows, and Python reads its answers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.server import jupyter_lab

START = 'from widgets import Guide\n\nchecklist = Guide("pelvic-pain-after-running").checklist()'
ASK = """
print(checklist.answers, checklist.cards, checklist.level)
print(checklist.to_frame().to_csv(index=False))
"""


def test_answers_are_live_in_jupyterlab(browser: Browser, tmp_path: Path) -> None:
    with jupyter_lab(tmp_path, (START, "checklist", ASK)) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(address)
        page.locator(".jp-Notebook .jp-CodeCell").nth(2).wait_for(timeout=90_000)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=90_000)
        page.locator(".jp-CodeCell .cm-content").nth(0).click()
        for _ in range(2):
            page.keyboard.press("Shift+Enter")

        widget = page.locator(".sw-checklist")
        widget.wait_for(timeout=60_000)
        for _ in range(4):
            widget.locator("[data-none]:visible").click()
        while not widget.locator('input[name="CK-11"]').first.is_visible():
            widget.locator("[data-next]").click()
        widget.locator('input[name="CK-11"][value="2"]').check()
        expect(widget.locator("[data-keep-box]")).to_be_hidden()
        page.locator(".jp-CodeCell .cm-content").nth(2).click()
        page.keyboard.press("Shift+Enter")

        output = page.locator(".jp-OutputArea-output pre").last
        expect(output).to_contain_text("'CK-11': '2'", timeout=30_000)
        expect(output).to_contain_text("('P-WK',) routine")
        expect(output).to_contain_text("CK-11,", timeout=30_000)
        page.close()
