"""Promises of paper in Firefox and WebKit: the page for the clinician is one sheet, and all is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from harness.engines.engine import PAPERS, Engine
from tests.browser.patient_answers import NOTES, PLAN, answers_of, everything, runs
from tests.browser.phone import answered, kept_as
from tests.browser.printed import Printed
from tests.browser.test_page import PAGES
from widgets.model.content.content import Content

pytestmark = pytest.mark.long
Open = Callable[..., Page]
Held = Mapping[str, Any]
READY = "[data-component][data-ready]"
LINES = """
const parts = document.querySelectorAll("[data-sheet] :is(h3, h4, [data-words], [data-name], tbody th)");
return [...parts].filter((each) => each.checkVisibility()).map((each) => each.innerText);
"""
DAYS = "return [...document.querySelectorAll('.sw-session [data-day]')].map((day) => day.textContent)"
HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3)")]
  .filter((each) => each.checkVisibility() && each.getClientRects().length).map((each) => each.innerText)"""


def hold(phone: Engine, states: Held) -> None:
    """Puts states where components look for them; "" is the checklist."""
    for store, state in states.items():
        phone.script("sessionStorage.setItem(...arguments)", *kept_as(state, store))


def open_summary(phone: Engine, site: str, states: Held) -> None:
    hold(phone, states)
    phone.open(f"{site}summary")
    phone.wait_for("[data-component='visit_summary'][data-code]")


def a_phone_that_holds(content: Content, name: str) -> dict[str, Any]:
    answers = answers_of(content, name) if name else everything(content)
    number = 20 if name else 120
    return {
        "": answered(answers),
        "diary": {"entries": runs(number)},
        "plan": {"choices": PLAN},
        "visit": {"notes": {} if name else NOTES},
    }


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("name", ["V4", "V2", ""], ids=["V4", "V2", "everything"])
def test_the_page_for_the_clinician_is_one_sheet_with_all_parts(
    phone: Engine, site: str, content: Content, name: str, paper: str
) -> None:
    open_summary(phone, site, a_phone_that_holds(content, name))
    lines = phone.script(LINES)

    printed = Printed(phone.print_pdf(paper))

    assert len(printed.pages) == 1
    assert printed.papers() == {paper}
    assert len(lines) > 15
    assert printed.lacks(lines) == []


def test_an_empty_page_for_the_clinician_prints_its_parts(phone: Engine, site: str) -> None:
    open_summary(phone, site, {})

    printed = Printed(phone.print_pdf("A4"))

    assert len(printed.pages) == 1
    assert printed.lacks(phone.script(LINES)) == []


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_the_plan_for_the_fridge_prints_every_session_on_one_sheet(
    phone: Engine, site: str, content: Content, paper: str
) -> None:
    ready = [check.id for checks in content.plan.readiness for check in checks.checks]
    hold(
        phone,
        {"plan": {"choices": PLAN | {"programme": "gentle", "stage": "1", "at": "07:00", "ready": ready}}},
    )
    phone.open(f"{site}plan")
    phone.wait_for("[data-plan] .sw-week")
    days = phone.script(DAYS)

    printed = Printed(phone.print_pdf(paper))

    assert len(printed.pages) == 1
    assert len(days) > 40
    assert printed.lacks(days) == []
    assert printed.lacks(["Call 995", "My plan"]) == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "summary"])  # that is for the clinician
def test_a_page_prints_what_it_prints_in_chromium(
    phone: Engine, site: str, open_page: Open, name: str
) -> None:
    page = open_page(name)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    headings = page.evaluate(HEADINGS)
    phone.open(f"{site}{'' if name == 'index' else name}")

    printed = Printed(phone.print_pdf("A4"))

    assert headings
    assert printed.lacks(headings) == []
    assert printed.lacks(["Call 995"]) == []
