"""Promises of a second guide: the same manners as the first, from its own files and in its own place."""

from __future__ import annotations

import http.client
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_checklist import finish, go_to, tick
from tests.browser.test_page import axe_violations, sideways

Open = Callable[..., Page]
GUIDE = "bladder-habits-for-runners"


def test_its_checklist_answers_from_its_own_rules(open_page: Open) -> None:
    page = open_page(f"{GUIDE}/symptoms")
    page.locator("[data-component='checklist'][data-ready]").wait_for()
    go_to(page, "CK-11")
    tick(page, "CK-11", "2")
    finish(page)

    expect(page.locator('[data-card="P-WK"]')).to_be_visible()
    expect(page.locator("article[data-card]:visible")).to_have_count(1)
    kept = page.evaluate("Object.keys(sessionStorage)")
    assert kept == [f"stridewell:{GUIDE}"]
    assert axe_violations(page) == []


def test_its_links_stay_within_it_and_its_pages_say_that_it_is_an_example(open_page: Open) -> None:
    page = open_page(f"{GUIDE}/", width=320)

    expect(page.locator("[data-component='emergency-card']")).to_be_visible()
    expect(page.get_by_role("complementary")).to_contain_text("example")
    assert sideways(page) <= 0
    page.get_by_role("navigation").get_by_role("link", name="Check").click()
    assert page.url.endswith(f"/{GUIDE}/symptoms")
    page.get_by_role("link", name="Stridewell").click()
    assert page.url.endswith(f"/{GUIDE}/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (GUIDE, f"{GUIDE}/"),
        (f"{GUIDE}/index", f"{GUIDE}/"),
        (f"voila/render/{GUIDE}/habits.ipynb", f"{GUIDE}/habits"),
        (f"{GUIDE}/habits.ipynb?region=uk", f"{GUIDE}/habits?region=uk"),
    ],
)
def test_old_and_near_addresses_lead_to_its_pages(address: str, asked: str, found: str) -> None:
    server = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    server.request("GET", f"/{asked}")

    assert urljoin(f"/{asked}", server.getresponse().headers["Location"]) == f"/{found}"


def test_a_page_that_it_lacks_is_not_there(address: str) -> None:
    server = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    server.request("GET", f"/{GUIDE}/plan")

    assert server.getresponse().status == 404
