"""Promises of the first screen: the strip is slim, and every page's title and first action stand in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from harness.chromium import ARGUMENTS, find_headless
from tests.browser.conftest import opening
from tests.browser.patient_answers import photo, runs
from tests.browser.phone import keep
from tests.browser.test_page import axe_violations, sideways
from tests.long import first_ones

Open = Callable[..., Page]
PAGES = ("index", "symptoms", "plan", "diary", "summary", "understand", "treatments", "find-help", "leaks")
STRIP = 844 // 5
PLACES = """() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const action = [...document.querySelectorAll("main :is(a, button, input, select, summary, legend)")]
    .find((each) => each.checkVisibility() && !each.matches(".sw-term, .sw-source a"));
  const bar = [...document.querySelectorAll(".sw-bar > ul > li")].map((each) => each.getBoundingClientRect());
  return {
    strip: box(".sw-emergency").height, title: box("h1").bottom, action: action.getBoundingClientRect().top,
    bar: Math.min(...bar.map((each) => each.top)),
  };
}"""


@pytest.mark.parametrize("name", PAGES)
def test_title_and_first_action_stand_in_the_first_screen(open_page: Open, name: str) -> None:
    page = open_page(name)

    for width, height in ((390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        at = page.evaluate(PLACES)
        assert at["strip"] <= STRIP or width < 390, at
        assert at["title"] < at["bar"], at
        assert at["action"] + 24 <= at["bar"], at
        assert sideways(page) <= 0


def test_without_a_script_the_strip_opens_the_whole_list_and_calls(open_page: Open) -> None:
    page = open_page("plan", java_script_enabled=False)
    strip = page.locator("[data-component='emergency-card']")
    call = strip.get_by_role("link", name="Call 995")

    assert call.get_attribute("href") == "tel:995"
    box = call.bounding_box()
    assert box and box["y"] + box["height"] < 844 and min(box["height"], box["width"]) >= 44
    expect(strip.get_by_role("listitem").first).to_be_hidden()
    strip.get_by_text("All emergency signs").click()
    expect(strip.get_by_role("listitem")).to_have_count(18)
    expect(strip.get_by_role("listitem").last).to_be_visible()


def test_the_whole_list_is_printed(open_page: Open) -> None:
    page = open_page("plan")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("[data-component='emergency-card'] li").last).to_be_visible()
    expect(page.locator(".sw-bar")).to_be_hidden()


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_what_is_behind_more_opens_passes_axe_and_closes(open_page: Open, scheme: str) -> None:
    page = open_page("plan", color_scheme=scheme)
    links = page.get_by_role("navigation", name="Pages")
    expect(links.get_by_role("link", name="Plan")).to_have_attribute("aria-current", "page")

    links.get_by_text("More").click()

    expect(links.get_by_role("link", name="Diary")).to_be_visible()
    expect(links.get_by_role("link")).to_have_count(8)
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    expect(links.get_by_role("link", name="Diary")).to_be_hidden()
    page.locator(".sw-country:has([data-region]) > summary").click()
    expect(page.get_by_role("link", name="United Kingdom")).to_be_visible()
    assert axe_violations(page) == []
    page.mouse.click(195, 700)
    expect(page.get_by_role("link", name="United Kingdom")).to_be_hidden()


@pytest.fixture(scope="module")
def large(browser: Browser) -> Browser:
    """A browser whose letters are twice as large, as a reader sets them."""
    return browser.browser_type.launch(
        executable_path=find_headless(), args=[*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    )


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_with_letters_twice_as_large_they_stand_within_two_screens_and_fit(
    large: Browser, address: str, name: str
) -> None:
    with opening(large, address) as opened:
        page = opened(name)
        at = page.evaluate(PLACES)
        call = page.get_by_role("link", name="Call 995").first.bounding_box()
        page.set_viewport_size({"width": 320, "height": 640})
        beside = sideways(page)

    assert call and call["y"] + call["height"] < 844
    assert at["title"] < 844, at
    assert at["action"] < 2 * 844, at
    assert beside <= 0


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "words"), [("understand", ".sw-figure-word"), ("summary", "[data-trend] text")]
)
def test_words_of_a_drawing_can_be_read_where_a_browser_darkens_pages(
    browser: Browser, address: str, name: str, words: str
) -> None:
    """Chromium's own dark leaves drawings as they are, and darkens what is behind them."""
    darkens = ["--force-dark-mode", "--enable-features=WebContentsForceDark"]
    dark = browser.browser_type.launch(executable_path=find_headless(), args=[*ARGUMENTS, *darkens])
    with opening(dark, address) as opened:
        page = opened(name, color_scheme="light", device_scale_factor=4)
        if name == "summary":
            keep(page, {"entries": runs(4)}, "diary")
            page.reload()
        word = page.locator(words).first
        word.scroll_into_view_if_needed()
        assert contrast(photo(word)) >= 4.5
    dark.close()


def contrast(picture: Image.Image) -> float:
    """The contrast of the words in a picture with what is right around them (WCAG 2.2)."""
    colours = picture.convert("RGB").getcolors(1_000_000)
    inks = sorted((luminance(colour), count) for count, colour in colours or [])
    most = sum(count for _, count in inks)
    common = [light for light, count in inks if count > most / 100]
    return (max(common) + 0.05) / (min(common) + 0.05)


def luminance(colour: tuple[int, ...]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
