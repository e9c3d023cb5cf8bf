"""An educator at work: a clean copy to edit, `stridewell serve --edit`, and JupyterLab in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from harness.server import BIN, ROOT, free_port, lab_folders, running
from tests.copies import LANGUAGES
from tests.serve.served import wait_until

SLOW = 90_000
LAB = re.compile(r"JupyterLab, to edit: (\S+)/lab\?token=(\w+)")
SAID = re.compile(r"(?P<file>\S+), line (?P<line>\d+)(?:, column \d+)?: (?P<text>.+)")


@dataclass(frozen=True)
class Desk:
    """Where the guide, its preview and JupyterLab stand, and the folder that is edited."""

    folder: Path
    address: str
    lab: str
    token: str


@contextmanager
def editing(folder: Path) -> Iterator[Desk]:
    """The server and JupyterLab, as `make edit` starts them, over a clean copy of words and notebooks."""
    for part in ("content", "notebooks"):
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns(".ipynb_checkpoints", *LANGUAGES)
        )
    shutil.copy(ROOT / "voila.json", folder)
    port, log = free_port(), folder.parent / "edit.log"
    command = [str(BIN / "stridewell"), "serve", "--edit", "--no-browser", f"--port={port}", "notebooks"]
    env = {
        "STRIDEWELL_CONTENT": str(folder / "content"),
        "STRIDEWELL_CACHE": str(folder.parent / "kept"),
        **lab_folders(folder.parent),
    }
    with running(command, f"http://127.0.0.1:{port}/healthz/ready", log, env, cwd=folder):
        assert wait_until(lambda: "JupyterLab" in log.read_text()), log.read_text()  # after the server
        lab = LAB.search(log.read_text())
        assert lab, log.read_text()
        yield Desk(folder, f"http://127.0.0.1:{port}", lab[1], lab[2])


class Editor:
    """JupyterLab in a browser, used by menu, mouse and keyboard."""

    def __init__(self, page: Page, desk: Desk) -> None:
        self.page = page
        page.goto(f"{desk.lab}/lab?token={desk.token}&reset")
        page.locator("#jp-MainLogo").wait_for(timeout=SLOW)
        page.locator(".jp-DirListing-item").first.wait_for(timeout=SLOW)

    def menu(self, *names: str) -> None:
        """Chooses an entry of a menu, such as File → Save."""
        first, *rest = names
        self.page.get_by_role("menuitem", name=first, exact=True).first.click()
        for name in rest:
            self.page.locator(".lm-Menu-item").filter(has_text=re.compile(f"^{name}")).first.click()

    def open(self, path: str) -> None:
        """Opens a file by its path."""
        self.menu("File", "Open from Path")
        self.page.locator(".jp-Dialog input").fill(path)
        self.page.keyboard.press("Enter")
        title = re.compile(re.escape(path.rpartition("/")[2]))
        self.page.locator(".jp-mod-current .lm-TabBar-tabLabel").filter(has_text=title).first.wait_for()

    def replace(self, old: str, new: str) -> None:
        """Finds words in the open file, writes others in their place, and saves."""
        self._write_there()
        self.page.keyboard.press("Control+f")
        search = self.page.locator(".jp-DocumentSearch-overlay:visible")
        if not search.get_by_placeholder("Replace").is_visible():
            search.locator(".jp-DocumentSearch-replace-toggle, [title='Toggle Replace']").first.click()
        search.get_by_placeholder("Find").fill(old)
        search.get_by_placeholder("Replace").fill(new)
        counter = search.locator(".jp-DocumentSearch-index-counter")
        expect(counter, f'"{old}" is in the open file').to_have_text(re.compile(r"\d+/\d+"))
        search.get_by_text("Replace", exact=True).click()
        self.page.keyboard.press("Escape")
        self.save()

    def insert(self, line: int, words: str) -> None:
        """Writes new lines before a line, and saves."""
        self._go_to(line)
        self.page.keyboard.insert_text(words)
        self.save()

    def retype(self, line: int, words: str) -> None:
        """Writes a line anew, and saves."""
        self._go_to(line)
        self.page.keyboard.press("Shift+End")
        self.page.keyboard.insert_text(words)
        self.save()

    def add(self, words: str) -> None:
        """Writes new lines at the end of the open file, and saves."""
        self._write_there()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.insert_text(words)
        self.save()

    def save(self) -> None:
        """Saves the open file."""
        self.page.keyboard.press("Control+s")
        self.page.locator(".jp-mod-current.jp-mod-dirty").wait_for(state="detached")

    def _go_to(self, line: int) -> None:
        self._write_there()
        self.menu("Edit", "Go to Line")
        self.page.locator(".cm-panel input:visible").fill(str(line))
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Home")
        self.page.keyboard.press("Home")

    def _write_there(self) -> None:
        self.page.locator(".jp-FileEditor:visible .cm-content").click()

    def check(self) -> list[re.Match[str]]:
        """Runs the notebook `check`; each line of what is to be mended."""
        self.open("notebooks/check.ipynb")
        self.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        report = self.page.locator(".jp-Notebook:visible .sw-findings")
        if report.count():
            self.menu("Edit", "Clear Outputs of All Cells")
            expect(report).to_have_count(0)
        self.menu("Run", "Run All Cells")
        expect(report).to_be_visible(timeout=SLOW)
        found = map(SAID.search, report.locator("li").all_inner_texts())
        return [match for match in found if match]
