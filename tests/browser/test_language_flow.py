"""Promises of a patient's way in each language: Python's result, words that fit, and nothing mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from tests.browser.conftest import INTERACTIVE, opening
from tests.browser.patient_answers import answers_of, runs
from tests.browser.phone import keep, keep_answers
from tests.browser.printed import Printed
from tests.browser.test_page import axe_violations, sideways, unfold
from tests.browser.test_plan_builder import MADE, save_calendar
from tests.copies import LANGUAGES
from tests.long import first_ones
from widgets.model.content import pages
from widgets.model.content.content import Content
from widgets.model.content.translations import BESIDE, END
from widgets.model.triage.rules import assess

Open = Callable[..., Page]
LONGEST_FIRST = ("ar", "ta", "zh-Hans", "ms", "en")
MOST_TRANSLATED = 82_000  # bytes of the heaviest page, the check in Tamil
SHEETS = 2  # of paper that hold two languages
RESULTS = {"emergency": "V11", "today": "V2", "routine": "V3"}
NOTES = {"now": "6", "questions": ["Can I run?"], "activities": [{"text": "run 5 km", "ability": "4"}]}
# Parts wider than their place; drawings may reach out of theirs.
SPILLS = """() => [...document.body.querySelectorAll("*")]
  .filter((e) => e.clientWidth && e.checkVisibility() && !e.closest("svg, .sw-hidden, .sw-skip"))
  .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "visible")
  .filter((e) => !e.closest(".sw-map, .sw-map-drawing") && !e.querySelector(".sw-map-drawing"))
  .map((e) => `${e.tagName} ${e.className} ${e.scrollWidth}>${e.clientWidth}`)"""
# Sentences of English that are not marked as English, which only a page in other letters can tell.
UNMARKED = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: e } = texts.currentNode;
    const isEnglish = /^[^\\p{Script=Arabic}\\p{Script=Tamil}\\p{Script=Han}]*$/u.test(data)
      && /[A-Za-z]{2,}(?: [A-Za-z]{2,}){3}/.test(data);
    const isKnown = !e.checkVisibility() || e.closest("[lang=en], [dir=auto], script, style");
    if (isEnglish && !isKnown) found.push(data);
  }
  return found;
}"""


@pytest.fixture
def phone(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens pages of a language on one phone, on a Sunday in the first week of a plan."""
    with opening(browser, address) as opened:
        page: Page | None = None

        def at(name: str, language: str, **kept: Any) -> Page:
            nonlocal page
            if page is None:
                page = opened("index", locale="en-SG", timezone_id="Asia/Singapore")
                page.clock.set_fixed_time("2027-01-10T09:00:00+08:00")
            for store, state in kept.items():
                _keep(page, store, state)
            page.goto(f"{address.split('voila/')[0]}{name}?lang={language}")
            if name in INTERACTIVE:
                page.locator("[data-component][data-ready]").last.wait_for()
            return page

        yield at


def _keep(page: Page, store: str, state: Any) -> None:
    if store == "answers":
        keep_answers(page, state, "result")
    else:
        keep(page, state, store)


def faults(page: Page, language: str) -> list[str]:
    """What does not fit, mixes languages, or fails axe on two phones; colours are those of English pages."""
    found: list[str] = []
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        found += [*page.evaluate(SPILLS), *axe_violations(page, colours=False)]
        found += [f"{width}: {sideways(page)} sideways"] if sideways(page) > 0 else []
    return found + (page.evaluate(UNMARKED) if language not in ("en", "ms") else [])


def care_levels(page: Page) -> list[str]:
    levels: list[str] = page.locator("[data-outcome] .sw-care[data-care]:visible").evaluate_all(
        "all => all.map((one) => one.dataset.care)"
    )
    return levels


@pytest.mark.parametrize("language", first_ones(LONGEST_FIRST, 1))
def test_from_the_check_to_the_sheet(phone: Callable[..., Page], content: Content, language: str) -> None:
    answers = answers_of(content, RESULTS["emergency"])
    outcome = assess(content, answers)

    page = phone("symptoms", language, answers=answers)
    assert care_levels(page)[0] == outcome.level == "emergency"
    assert page.locator("html").get_attribute("lang", timeout=1000).startswith(language)  # type: ignore[union-attr]
    assert faults(page, language) == []
    page = phone("summary", language, visit={"notes": NOTES})
    page.locator("[data-component='visit_summary'][data-code]").wait_for()
    assert faults(page, language) == []
    assert page.locator("[data-urgent]").is_visible()
    assert len(Printed(page.pdf(prefer_css_page_size=True)).pages) <= (1 if language == "en" else SHEETS)


@pytest.mark.long
@pytest.mark.parametrize("level", ["today", "routine"])
@pytest.mark.parametrize("language", LONGEST_FIRST)
def test_a_result_is_that_of_python(
    phone: Callable[..., Page], content: Content, language: str, level: str
) -> None:
    answers = answers_of(content, RESULTS[level])

    page = phone("symptoms", language, answers=answers)

    assert care_levels(page)[0] == assess(content, answers).level == level
    assert page.locator("[data-card]:visible").evaluate_all("all => all.map((one) => one.dataset.card)") == (
        list(assess(content, answers).cards)
    )
    assert faults(page, language) == []


@pytest.mark.long
@pytest.mark.parametrize("language", LONGEST_FIRST)
def test_a_plan_its_calendar_its_paper_and_the_diary(phone: Callable[..., Page], language: str) -> None:
    page = phone("plan", language, plan={"choices": {**MADE, "start": "2027-01-04"}})
    assert page.locator(".sw-session").count() > 20
    assert faults(page, language) == []
    event = Calendar.from_ical(save_calendar(page)).walk("VEVENT")[8]
    said = str(event["DESCRIPTION"]).splitlines()[0]
    assert (f"{BESIDE}Walk 5 min. " in said and said.endswith(END)) == (language != "en")
    assert len(Printed(page.pdf(format="A4")).pages) <= (1 if language == "en" else SHEETS)
    page = phone("diary", language, diary={"entries": runs(9)})
    assert page.locator("[data-light]:visible").count() > 0
    assert faults(page, language) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [page.file for page in pages.PAGES])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_all_unfolded(phone: Callable[..., Page], language: str, name: str) -> None:
    page = phone(name, language)

    unfold(page)

    assert faults(page, language) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [page.file for page in pages.PAGES])
def test_a_page_of_another_language_is_not_much_heavier(open_page: Open, name: str) -> None:
    for language in LANGUAGES:
        page = open_page(name, query=f"?lang={language}")
        page.wait_for_load_state("networkidle")
        size = sum(each.request.sizes()["responseBodySize"] for each in page.watch.responses)  # type: ignore[attr-defined]
        print(f"{name} in {language}: {size:,} bytes as sent")
        assert size <= MOST_TRANSLATED
