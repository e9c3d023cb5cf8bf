"""Promises of a page in another language: it says how far to trust its words, and leads to the others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from harness.server import stridewell
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from tests.translated import CODE, write_safety, write_texts
from widgets.model.content.languages.texts import content_texts, package_texts
from widgets.model.content.loader import load

ARABIC = "ar"
FIRST_SCREEN = ViewportSize(width=390, height=844)
STRIP = 844 // 4  # of a first screen that holds two languages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a guide in English, in a small language that is whole, and in one of safety texts alone."""
    folder = tmp_path_factory.mktemp("languages")
    root = Path(shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY))
    content = load(root, NAME).content
    assert content
    write_texts(root, {each.key: each for each in [*package_texts(), *content_texts(content)]}.values())
    write_safety(root, content, ARABIC)
    env = {
        "STRIDEWELL_CONTENT": str(root),
        "STRIDEWELL_CACHE": str(folder / "kept"),
        "STRIDEWELL_DIRECT": "yes",
    }
    with stridewell(folder / "log", env) as address:
        yield address.split("voila/")[0]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that has kept nothing yet."""
    errors: list[str] = []
    context = browser.new_context(viewport=FIRST_SCREEN, locale="en-SG")
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_a_page_says_who_made_its_words_and_shows_the_english(page: Page, site: str) -> None:
    page.goto(f"{site}?lang={CODE}")

    expect(page.locator("html")).to_have_attribute("lang", CODE)
    expect(page.locator("h1 + .sw-translation")).to_contain_text("«A machine made this translation")
    expect(page.locator(".sw-translation [lang=en]")).to_contain_text("A machine made this translation")
    strip = page.locator(".sw-emergency")
    expect(strip.locator("> p[lang=en]")).to_contain_text("Get emergency help now for: new numbness")
    assert strip.bounding_box()["height"] <= STRIP  # type: ignore[index]
    assert sideways(page) <= 0
    assert axe_violations(page) == []


def test_what_a_script_writes_has_its_english_marked_as_english(page: Page, site: str) -> None:
    page.goto(f"{site}symptoms?lang={CODE}")
    page.locator("[data-component][data-ready]").last.wait_for()

    page.evaluate("document.querySelector('main').append('«Stop» \\u2066Stop\\u2069')")

    expect(page.locator("main > .sw-english").last).to_have_text("Stop")
    expect(page.locator("main > .sw-english").last).to_have_attribute("lang", "en")


def test_english_in_a_page_from_right_to_left_keeps_its_own_direction(page: Page, site: str) -> None:
    page.goto(f"{site}?lang={ARABIC}")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    title = page.locator("h1 [lang=en]")
    expect(title).to_have_attribute("dir", "ltr")
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) <= 0
    assert axe_violations(page) == []


def test_the_switch_names_each_language_and_the_choice_stays_on_the_phone(page: Page, site: str) -> None:
    page.goto(f"{site}plan?region=uk")
    links = page.locator("a[data-language]")
    assert sorted(links.evaluate_all("all => all.map((link) => link.lang)")) == [ARABIC, "en", CODE]
    assert page.locator("link[hreflang]").count() == 3
    page.locator(".sw-header summary", has_text="English").click()

    page.get_by_role("link", name="Melayu").click()
    page.wait_for_url(f"**/plan?lang={CODE}&region=uk")
    page.goto(f"{site}diary?region=uk")

    page.wait_for_url(f"**/diary?lang={CODE}&region=uk")
    assert page.evaluate("Object.keys(localStorage)") == ["stridewell:language"]


def test_without_a_script_the_switch_is_links(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}plan?lang={CODE}")

    page.locator(".sw-header summary", has_text="Melayu").click()
    page.get_by_role("link", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en-SG")
    context.close()


def test_the_browsers_language_is_offered_once_and_never_forced(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=FIRST_SCREEN, locale="ms-SG")
    page = context.new_page()
    page.goto(site)

    offer = page.locator(".sw-offer")
    expect(offer.get_by_role("link", name="Melayu")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en-SG")
    offer.get_by_role("button").click()
    page.reload()

    page.wait_for_function("document.documentElement.lang === 'en-SG'")
    expect(offer).to_have_count(0)
    context.close()


def test_a_guide_that_lacks_the_language_answers_in_english_and_says_so(page: Page, site: str) -> None:
    page.goto(f"{site}knee-pain-after-running/plan?lang={CODE}")

    expect(page.locator("html")).to_have_attribute("lang", "en-SG")
    expect(page.locator(".sw-translation")).to_contain_text("This page is not in Melayu yet")
