"""Promises of plain `voila notebooks/`: no kernel stays, and patients read what was published."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from harness.server import ROOT, plain_voila
from tests.conftest import CONTENT, NAME
from tests.published import published
from widgets.model.published.store import Store
from widgets.model.published.working_copy import WorkingCopy


def kernels_of(server: int) -> list[int]:
    found = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True)
    rows = [line.split(None, 2) for line in found.stdout.splitlines()[1:]]
    return [int(pid) for pid, parent, args in rows if int(parent) == server and "ipykernel" in args]


def wait_until(holds: Callable[[], bool]) -> bool:
    for _ in range(150):
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def own_server(copy: Path, tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    """Plain Voila over what was published; whoever edits does so in `copy`."""
    store = published(tmp_path / "published", WorkingCopy(copy, ROOT / "notebooks"))
    with plain_voila(tmp_path, {"STRIDEWELL_CONTENT": str(copy), **store}) as served:
        yield served


@pytest.mark.long
def test_a_page_leaves_no_kernel_behind(browser: Browser, own_server: tuple[str, int, Path]) -> None:
    address, server, _ = own_server
    page = browser.new_page()

    for name in ("index", "symptoms", "understand"):
        page.goto(f"{address}{name}.ipynb")

    assert wait_until(lambda: kernels_of(server) == [])
    page.close()


@pytest.mark.long
def test_an_edit_while_serving_reaches_no_page_until_it_is_published(
    browser: Browser, own_server: tuple[str, int, Path], copy: Path, tmp_path: Path
) -> None:
    address, _, _ = own_server
    page = browser.new_page()
    page.goto(f"{address}symptoms.ipynb")
    page.locator("[data-flow].is-whole").wait_for()
    good = page.locator("main").inner_text()
    path = copy / NAME / "red-flags.yaml"

    path.write_text(path.read_text(encoding="utf-8").replace("  level: emergency", "  levle: now", 1))
    page.goto(f"{address}symptoms.ipynb")
    page.locator("[data-flow].is-whole").wait_for()
    broken_edit = page.locator("main").inner_text()
    card = page.locator("[data-component='emergency-card']").inner_text()

    assert broken_edit == good
    assert "995" in card
    text = (CONTENT / NAME / "red-flags.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("now for any of these", "now for one of these"), encoding="utf-8")
    store = Store(tmp_path / "published")
    store.publish(WorkingCopy(copy, ROOT / "notebooks"), "Ana", "a word", after=1)
    assert wait_until(lambda: "now for one of these" in read(page, f"{address}symptoms.ipynb"))
    page.close()


def read(page: Page, address: str) -> str:
    page.goto(address)
    return page.content()


@pytest.mark.long
def test_content_that_cannot_be_read_still_shows_where_to_get_help_when_shown_directly(
    browser: Browser, copy: Path, tmp_path: Path
) -> None:
    (copy / NAME / "cards.yaml").write_text("cards:\n")

    env = {"STRIDEWELL_CONTENT": str(copy), "STRIDEWELL_DIRECT": "yes"}
    with plain_voila(tmp_path, env) as (address, _, _):
        page = browser.new_page()
        page.goto(f"{address}symptoms.ipynb")

        assert "call your local emergency number now" in page.locator("body").inner_text()
        assert "Traceback" not in page.content()
        page.close()
