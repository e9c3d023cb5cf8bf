"""Promise of the component: in JupyterLab the same checklist shows, and Python reads its answers."""

from __future__ import annotations

from pathlib import Path

import nbformat
from playwright.sync_api import Browser, expect

from tests.browser.server import BIN, ROOT, free_port, running

START = 'from widgets import Guide\n\nchecklist = Guide("pelvic-pain-after-running").checklist()'
ASK = """
print(checklist.answers, checklist.cards, checklist.level)
print(checklist.to_frame().to_csv(index=False))
"""


def test_answers_are_live_in_jupyterlab(browser: Browser, tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(text) for text in (START, "checklist", ASK)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.kernelspec = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    nbformat.write(notebook, tmp_path / "try.ipynb")
    port = free_port()
    command = [
        str(BIN / "jupyter"), "lab", "--no-browser", f"--port={port}", "--allow-root",
        "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={tmp_path}", "--IdentityProvider.token=",
        "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    env = {"PYTHONPATH": str(ROOT), "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "workspaces")}
    address = f"http://127.0.0.1:{port}/lab"
    with running(command, address, tmp_path / "lab.log", env, cwd=tmp_path):
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(f"{address}/tree/try.ipynb")
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
