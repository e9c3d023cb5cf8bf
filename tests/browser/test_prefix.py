"""Promises behind a proxy that takes a prefix off: pages are whole, links lead on, a blocked line is said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.proxy import PREFIX, stripping_proxy
from tests.browser.conftest import INTERACTIVE, KEY, Watch
from tests.long import first_ones


@pytest.fixture(scope="module")
def prefixed(address: str) -> Iterator[str]:
    with stripping_proxy(address) as below:
        yield below


@pytest.fixture
def page(browser: Browser, prefixed: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    made = context.new_page()
    made.watch = Watch(made, prefixed.split("/user/")[0])  # type: ignore[attr-defined]
    yield made
    context.close()


@pytest.mark.parametrize(
    "name", first_ones([*INTERACTIVE[:2], "knee-pain-after-running/plan", *INTERACTIVE[2:]], 3)
)
def test_a_page_comes_to_life_below_a_prefix(page: Page, prefixed: str, name: str) -> None:
    page.goto(prefixed + name)

    page.locator("[data-component][data-ready]").last.wait_for(state="attached")
    assert not page.watch.errors  # type: ignore[attr-defined]


def test_links_and_regions_stay_below_it(page: Page, prefixed: str) -> None:
    page.goto(prefixed)

    page.get_by_role("navigation", name="Pages").get_by_role("link").first.click()
    page.locator(".sw-regions a[data-region=uk]").evaluate("(link) => link.click()")

    expect(page).to_have_url(f"{prefixed}symptoms?region=uk", timeout=30_000)


@pytest.mark.parametrize(
    "old", ["plan.ipynb?region=uk", "voila/render/plan.ipynb?region=uk", "plan/?region=uk"]
)
def test_an_old_address_leads_to_the_page_below_it(page: Page, prefixed: str, old: str) -> None:
    page.goto(prefixed + old)

    assert page.url == f"{prefixed}plan?region=uk"


@pytest.mark.parametrize("wrong", ["nowhere", "knee-pain-after-running/nowhere", "join/a/b"])
def test_a_wrong_address_leads_back_to_the_guide_below_it(page: Page, prefixed: str, wrong: str) -> None:
    page.goto(prefixed + wrong)

    page.get_by_role("link", name="Go to the start of the guide").click()

    expect(page).to_have_url(prefixed)


@pytest.mark.parametrize("name", ["join", "handout"])
def test_pages_of_a_workshop_have_their_look_below_it(page: Page, prefixed: str, name: str) -> None:
    page.goto(prefixed + name)

    assert page.locator(".sw-emergency").first.evaluate("(e) => getComputedStyle(e).borderTopWidth") != "0px"
    assert all(PREFIX in request.url for request in page.watch.requests)  # type: ignore[attr-defined]


@pytest.mark.long
def test_the_key_opens_the_clinicians_pages_and_a_blocked_line_is_said(page: Page, prefixed: str) -> None:
    page.goto(f"{prefixed}clinic/clinic-visit")
    page.get_by_label("Key").fill(KEY)
    page.get_by_role("button", name="Open").click()
    expect(page).to_have_url(f"{prefixed}clinic/clinic-visit")

    expect(page.locator("[data-notice]")).to_contain_text("blocks", timeout=20_000)
    page.get_by_role("button", name="Close the clinicians").count()
