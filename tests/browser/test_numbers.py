"""Promises of numbers to call: wherever one belongs to what is shown, it is seen and a thumb can hit it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.phone import keep_answers
from tests.browser.test_page import unfold
from tests.conftest import NAME
from tests.long import first_ones
from widgets import Guide
from widgets.model.content import pages
from widgets.model.content.content import Content

Open = Callable[..., Page]
REGIONS = ("sg", "uk", "us", "au", "eu")
PAGES = tuple(page.file for page in pages.PAGES)
TARGET = 44
NUMBERS = """(least) => [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')]
  .filter((link) => !link.closest("[hidden]"))
  .map((link) => [link.href, link.checkVisibility(), link.getBoundingClientRect().height])
  .filter(([, seen, height]) => !seen || height < least)"""


def link(number: str) -> str:
    return "tel:" + number.replace(" ", "")


def too_hard_to_call(page: Page) -> list[Any]:
    unfold(page)
    found: list[Any] = page.evaluate(NUMBERS, TARGET)
    return found


def shown(page: Page, within: str) -> set[str]:
    links = page.locator(f'{within} a[href^="tel:"]').all()
    return {str(link.get_attribute("href")) for link in links if link.is_visible()}


def result(open_page: Open, region: str, answers: dict[str, Any]) -> Page:
    page = open_page("symptoms", query=f"?region={region}")
    keep_answers(page, answers, step="result")
    page.reload()
    page.locator("[data-component][data-ready]").last.wait_for()
    page.locator("[data-outcome] [data-care]:visible").wait_for()
    return page


@pytest.mark.parametrize("region", first_ones(REGIONS, 1))
def test_every_number_on_every_page_is_seen_and_large_enough(open_page: Open, region: str) -> None:
    for name in PAGES:
        page = open_page(name, query=f"?region={region}")
        page.wait_for_load_state("networkidle")
        assert too_hard_to_call(page) == [], name
        page.context.close()


@pytest.mark.parametrize("region", first_ones(REGIONS, 2))
def test_a_yes_to_thoughts_of_ending_ones_life_shows_whom_to_call(
    open_page: Open, content: Content, region: str
) -> None:
    flags = [flag.id for flag in content.red_flags.flags if flag.crisis_line]
    place = content.regions[region]
    lines = {link(line.call) for line in place.crisis if line.shown and line.call}

    page = result(open_page, region, dict.fromkeys(flags, "yes"))

    assert too_hard_to_call(page) == []
    for flag in flags:
        assert shown(page, f'[data-flag="{flag}"]') == lines | {link(place.emergency.call)}


@pytest.mark.parametrize("region", first_ones(REGIONS, 2))
def test_a_result_for_today_shows_where_to_call_by_day_and_by_night(
    open_page: Open, content: Content, region: str
) -> None:
    today = next(f.id for f in content.red_flags.flags if f.level == "today" and "everyone" in f.who)

    page = result(open_page, region, {today: "yes"})

    card = page.locator('[data-outcome] [data-care="today"]')
    assert too_hard_to_call(page) == []
    assert "By day:" in card.inner_text() and "At night" in card.inner_text()
    lines = {link(line.call) for line in content.regions[region].urgent.numbers if line.call}
    assert lines <= shown(page, '[data-care="today"]')


@pytest.mark.parametrize("region", first_ones(REGIONS, 1))
def test_the_page_for_help_has_every_line_that_may_be_shown(open_page: Open, region: str) -> None:
    page = open_page("find-help", query=f"?region={region}")

    text = page.locator("[data-find]").inner_text()
    place = Guide(NAME, region=region).view.words.region
    for line in (*place.urgent.numbers, *place.crisis, *place.assault):
        for way in (line.call, line.sms, line.whatsapp):
            if way and len(way) > 3:
                assert (way in text) == line.shown, way
