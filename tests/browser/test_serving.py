"""Promises of plain `voila notebooks/`: no kernel stays, and a slip in content reaches no patient."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from harness.server import plain_voila
from tests.conftest import CONTENT, NAME


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


def serving(copy: Path, tmp_path: Path) -> AbstractContextManager[tuple[str, int, Path]]:
    env = {"STRIDEWELL_CONTENT": str(copy), "STRIDEWELL_CACHE": str(tmp_path / "kept")}
    return plain_voila(tmp_path, env)


@pytest.fixture
def own_server(copy: Path, tmp_path: Path) -> Iterator[tuple[str, int, Path]]:
    with serving(copy, tmp_path) as served:
        yield served


def test_a_page_leaves_no_kernel_behind(browser: Browser, own_server: tuple[str, int, Path]) -> None:
    address, server, _ = own_server
    page = browser.new_page()

    for name in ("index", "symptoms", "understand"):
        page.goto(f"{address}{name}.ipynb")

    assert wait_until(lambda: kernels_of(server) == [])
    page.close()


@pytest.mark.long
def test_a_wrong_edit_while_serving_leaves_the_last_good_page(
    browser: Browser, own_server: tuple[str, int, Path], copy: Path
) -> None:
    address, _, log = own_server
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
    page.goto(f"{address}check.ipynb")
    told = page.locator("main").inner_text()

    assert broken_edit == good
    assert "995" in card
    assert 'Did you mean "level"?' in told
    assert "red-flags.yaml, line" in log.read_text()
    path.write_text((CONTENT / NAME / "red-flags.yaml").read_text(encoding="utf-8"))
    page.goto(f"{address}check.ipynb")
    assert "Everything is fine" in page.locator("main").inner_text()
    page.close()


@pytest.mark.long
def test_content_that_was_never_good_still_shows_where_to_get_help(
    browser: Browser, copy: Path, tmp_path: Path
) -> None:
    (copy / NAME / "cards.yaml").write_text("cards:\n")

    with serving(copy, tmp_path) as (address, _, _):
        page = browser.new_page()
        page.goto(f"{address}symptoms.ipynb")

        assert "call your local emergency number now" in page.locator("body").inner_text()
        assert "Traceback" not in page.content()
        page.close()
