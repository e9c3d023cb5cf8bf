"""Promises of `stridewell serve` in a browser: the way in for clinicians, and what outlives the server."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.chromium import ARGUMENTS, find_chromium
from tests.browser.test_checklist import line, move
from tests.browser.test_page import axe_violations, sideways
from tests.serve.served import KEY, Served, serving, wait_until, write_notebook

SLOW = 90_000
LABEL = (
    "import ipywidgets as widgets",
    "check, label = widgets.Checkbox(description='Ready'), widgets.Label('not ready')",
    "check.observe(lambda change: setattr(label, 'value', 'kernel says yes'), 'value')",
    "widgets.VBox([check, label])",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("clinic"), pages=("index", "symptoms")) as served:
        write_notebook(served.notebooks / "visit.ipynb", *LABEL, template="live")
        yield served


@pytest.fixture(scope="module")
def whole_browser(browser: Browser) -> Iterator[Browser]:
    """A whole Chromium: the one without a window says nothing to the server when a tab is closed."""
    launched = browser.browser_type.launch(executable_path=find_chromium(), args=ARGUMENTS)
    yield launched
    launched.close()


@pytest.fixture
def page(whole_browser: Browser) -> Iterator[Page]:
    page = whole_browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(SLOW)
    yield page
    page.close()


def enter(page: Page, served: Served, query: str = "") -> None:
    page.goto(f"http://127.0.0.1:{served.port}/clinic/visit{query}")
    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Open").click()


def expect_live(page: Page) -> None:
    page.get_by_label("Ready").check()
    expect(page.get_by_text("kernel says yes")).to_be_visible(timeout=SLOW)


def assert_it_fits(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert axe_violations(page) == []
            assert sideways(page) <= 0


def test_the_form_takes_the_key_says_when_it_is_wrong_and_passes_axe(page: Page, served: Served) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/clinic/")
    assert_it_fits(page)

    page.get_by_label("Key").fill("not the key")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_contain_text("That is not the right key")
    assert_it_fits(page)

    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("link", name="visit")).to_be_visible()
    assert KEY not in page.url
    assert_it_fits(page)
    page.get_by_role("button", name="Close the clinicians' pages").click()
    expect(page.get_by_label("Key")).to_be_visible()
    assert page.context.cookies() == []


def test_patient_pages_never_see_the_clinicians_cookie(page: Page, served: Served) -> None:
    enter(page, served)
    expect_live(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.all_headers().get("cookie", "")))

    page.goto(f"http://127.0.0.1:{served.port}/symptoms")

    assert len(page.context.cookies(f"http://127.0.0.1:{served.port}/clinic/")) == 1
    assert sent and not any(cookie for cookie in sent[-5:])


def test_a_live_page_looks_like_the_others_and_passes_axe(page: Page, served: Served) -> None:
    foreign: list[str] = []
    page.on("request", lambda request: "127.0.0.1" in request.url or foreign.append(request.url))
    enter(page, served)
    expect_live(page)

    assert page.locator("[data-component='emergency-card']").is_visible()
    assert page.locator("main #rendered_cells").is_visible()
    assert page.get_by_role("navigation", name="Pages").is_visible()
    assert_it_fits(page)
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []


@pytest.mark.long
def test_a_page_whose_kernel_died_says_so_and_leads_back(page: Page, served: Served) -> None:
    enter(page, served)
    expect_live(page)
    for kernel in served.kernels():
        os.kill(kernel, signal.SIGKILL)

    expect(page.get_by_role("status")).to_contain_text("lost its connection", timeout=SLOW)
    assert page.get_by_text("kernel says yes").is_visible()
    page.get_by_role("link", name="Open this page again").click()
    expect_live(page)


def test_a_page_without_a_network_says_so_until_it_is_back(page: Page, served: Served) -> None:
    enter(page, served)
    expect_live(page)

    page.context.set_offline(True)
    expect(page.get_by_role("status")).to_contain_text("lost its connection")
    page.context.set_offline(False)

    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_role("link", name="Open this page again")).to_be_hidden()


@pytest.mark.long
def test_reloading_and_leaving_leave_only_the_pool(page: Page, served: Served) -> None:
    enter(page, served)
    expect_live(page)

    page.reload()
    expect_live(page)
    page.goto(f"http://127.0.0.1:{served.port}/")

    assert wait_until(lambda: len(served.kernels()) == served.health()["kernels"] == 1, 60)


@pytest.mark.long
def test_the_checklist_answers_after_the_server_is_killed(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serving(tmp_path_factory.mktemp("killed"), pages=("index", "symptoms")) as served:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{served.port}/symptoms")
        page.locator("[data-ready]").wait_for(timeout=SLOW)

        served.process.kill()
        served.process.wait()
        while not page.locator('[data-ask="RF-13"]').is_visible():
            move(page)
        line(page, "RF-13")

        expect(page.locator("[data-live]")).to_be_visible()
        page.close()
