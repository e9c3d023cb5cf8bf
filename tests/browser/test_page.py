"""Promises of every patient page, in a real browser against the real server."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opening
from tests.long import first_ones
from widgets.model.content import pages

Open = Callable[..., Page]
PAGES = tuple(page.file for page in pages.PAGES)
DARK_FIRST = ("index", "symptoms")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAX_BYTES = 60_000
MAX_REQUESTS = 20
TARGET = 44


def axe_violations(page: Page, colours: bool = True, within: str | None = None) -> list[str]:
    """What axe finds; colours take most of its time, and are the same at every width and direction."""
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],
        "rules": {"color-contrast": {"enabled": colours}},
    }
    found = Axe().run(page, within, options)
    return [f"{v['id']}: {node['target']}" for v in found.response["violations"] for node in v["nodes"]]


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def sideways(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Each page in turn; the tests that only look share it."""
    with opening(browser, address) as opened:
        yield opened(request.param)


@pytest.mark.parametrize("name", PAGES)
def test_words_and_the_emergency_card_need_no_script(open_page: Open, name: str) -> None:
    page = open_page(name, java_script_enabled=False)

    card = page.locator("[data-component='emergency-card']")
    assert card.is_visible()
    assert card.get_by_role("link", name=re.compile("Call")).first.get_attribute("href") == "tel:995"
    assert page.locator("main h1").is_visible()
    read = page.locator("main :is(h1, h2, p, legend):visible").all_text_contents()
    assert len(" ".join(read).split()) > 100


@pytest.mark.parametrize("name", PAGES)
def test_the_emergency_card_stands_before_any_script_or_control(address: str, name: str) -> None:
    with urllib.request.urlopen(f"{address}{name}.ipynb") as response:
        html = response.read().decode()

    card = html.index('data-component="emergency-card"')
    for later in ("<script", "<form", "<input", "<main"):
        assert later not in html[:card]


def test_a_page_is_light_and_asks_nobody_else(page: Page) -> None:
    page.wait_for_load_state("networkidle")

    watch = page.watch  # type: ignore[attr-defined]
    size = sum(response.request.sizes()["responseBodySize"] for response in watch.responses)
    print(f"{page.url}: {len(watch.requests)} requests, {size:,} bytes as sent")
    assert watch.foreign == []
    assert len(watch.requests) <= MAX_REQUESTS
    assert size <= MAX_BYTES


def test_every_link_within_a_page_finds_its_place(page: Page) -> None:
    html = page.watch.responses[0].body().decode()  # type: ignore[attr-defined]

    places = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'\shref="#([^"]+)"', html)) - places == set()


def test_a_page_has_a_strict_policy_no_inline_script_and_no_cookie(page: Page) -> None:
    response = page.watch.responses[0]  # type: ignore[attr-defined]
    policy = response.headers["content-security-policy"]
    html = response.body().decode()
    assert "script-src 'self';" in policy and "unsafe" not in policy
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "set-cookie" not in response.headers
    assert page.context.cookies() == []
    scripts = re.findall(r"<script(?![^>]*(?:\bsrc=|application/json|text/html))[^>]*>", html)
    assert scripts == []
    assert not re.search(r"\s(?:style|on\w+)=\"", html)


def test_axe_finds_nothing_on_a_phone_and_no_width_scrolls_sideways(page: Page) -> None:
    for width in (320, 1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert sideways(page) <= 0
    unfold(page)
    assert axe_violations(page) == []


@pytest.mark.long
def test_axe_finds_nothing_on_a_desk_or_a_small_phone(page: Page) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page, colours=False) == []


@pytest.mark.parametrize(
    "name", first_ones([*DARK_FIRST, *(name for name in PAGES if name not in DARK_FIRST)], 2)
)
def test_axe_finds_nothing_in_the_dark(open_page: Open, name: str) -> None:
    page = open_page(name, color_scheme="dark")  # colours differ, the layout does not
    unfold(page)

    assert axe_violations(page) == []


def test_it_reflows_at_400_percent(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    unfold(page)

    assert sideways(page) <= 0


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    unfold(page)

    small = page.evaluate(
        """(least) => [...document.querySelectorAll("a, button, summary, label, textarea, select")]
          .filter((e) => e.checkVisibility() && !e.closest(".sw-hidden, .sw-skip, template"))
          .filter((e) => getComputedStyle(e).display !== "inline")
          .map((e) => [e.getBoundingClientRect(), e])
          .filter(([box]) => box.height > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
          .map(([box, e]) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)""",
        TARGET,
    )
    assert small == []


@pytest.mark.parametrize(
    ("region", "number"),
    first_ones([("uk", "999"), ("xx", "995"), ("us", "911"), ("au", "000"), ("eu", "112")], 2),
)
def test_the_link_chooses_the_region_and_keeps_it(open_page: Open, region: str, number: str) -> None:
    page = open_page("index", query=f"?region={region}")

    assert page.locator(".sw-button-emergency").get_attribute("href") == f"tel:{number}"
    link = page.locator("nav[aria-label='Pages'] a").first.get_attribute("href")
    assert link == ("symptoms" if region == "xx" else f"symptoms?region={region}")


def test_a_word_can_be_explained_where_it_stands(open_page: Open) -> None:
    page = open_page("understand")
    term = page.locator("#what .sw-short .sw-term, #what .sw-more .sw-term").first
    unfold(page)

    term.click()

    note = page.locator(".sw-popover")
    assert note.is_visible()
    assert axe_violations(page, within=".sw-popover") == []
    page.keyboard.press("Escape")
    assert not note.is_visible()
    assert term.evaluate("(e) => e === document.activeElement")


def test_a_source_that_stands_on_the_start_page_is_shown_where_its_mark_is(open_page: Open) -> None:
    page = open_page("understand", query="?region=uk")
    mark = page.locator(".sw-short .sw-source a").first
    name = mark.inner_text()

    mark.click()

    note = page.locator(".sw-popover")
    note.wait_for()
    assert note.locator("strong").inner_text() == name
    assert "Read:" in note.inner_text()
    assert page.url.endswith("understand?region=uk")


def test_without_a_script_a_mark_leads_to_its_source(open_page: Open) -> None:
    page = open_page("understand", java_script_enabled=False)
    mark = page.locator(".sw-short .sw-source a").first
    name = mark.inner_text()

    mark.click()

    assert page.locator(f"#{name}").is_visible()


def test_a_printed_page_is_clean_and_complete(open_page: Open) -> None:
    page = open_page("understand")

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("#what .sw-more").get_attribute("open") is not None
    assert not page.locator("nav[aria-label='Pages']").is_visible()
    assert page.locator("[data-component='emergency-card']").is_visible()
    assert not page.locator("[data-component='sources']").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#what .sw-more").get_attribute("open") is None


def test_an_old_address_leads_to_the_page_without_a_cookie(open_page: Open, address: str) -> None:
    page = open_page("index")

    page.goto(f"{address}plan.ipynb?region=uk#main")

    assert page.url == address.replace("voila/render/", "plan?region=uk#main")
    assert page.context.cookies() == []


def test_a_wrong_address_gets_a_calm_page(open_page: Open) -> None:
    page = open_page("index")
    page.watch.allow_errors = True  # type: ignore[attr-defined]  # the browser reports the 404 itself

    page.goto(page.url + "nowhere")

    assert page.get_by_role("heading", name="There is no page here").is_visible()
    assert page.get_by_role("link", name="Go to the start of the guide").is_visible()


def test_no_page_calls_paracetamol_an_nsaid(page: Page) -> None:
    from tests.check.wordings import class_errors

    assert class_errors(page.evaluate("document.body.textContent")) == []
