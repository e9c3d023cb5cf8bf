"""Promises of a guide on another topic: all its pages work, from its own files and with ids of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_checklist import finish, go_to, tick
from tests.browser.test_page import axe_violations, sideways
from tests.long import first_ones

Open = Callable[..., Page]
GUIDE = "knee-pain-after-running"
COMPONENTS = {
    "symptoms": "checklist",
    "index": "emergency-card",
    "plan": "plan_builder",
    "diary": "diary",
    "summary": "visit_summary",
    "understand": "body_map",
    "treatments": "treatments",
    "find-help": "enquiry",
}
OTHER_TOPICS = ("pelvi", "leak", "heaviness", "bowel", "womb", "birth", "pee", "squeez")


def opened(open_page: Open, name: str) -> Page:
    page = open_page(f"{GUIDE}/{'' if name == 'index' else name}")
    page.locator(f"[data-component='{COMPONENTS[name]}']").wait_for(state="attached")
    if name != "index":
        ready(page)
    return page


def ready(page: Page) -> None:
    page.locator("[data-component][data-ready]").last.wait_for(state="attached")


@pytest.mark.parametrize("name", first_ones(COMPONENTS, 1))
def test_each_page_opens_without_an_error_and_can_be_used_by_everyone(open_page: Open, name: str) -> None:
    page = opened(open_page, name)

    assert sideways(page) <= 0
    assert axe_violations(page) == []


@pytest.mark.parametrize("name", first_ones(COMPONENTS, 3))
def test_no_page_has_an_empty_heading_or_speaks_of_another_topic(open_page: Open, name: str) -> None:
    page = opened(open_page, name)

    headings = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, legend, dt')].filter((each) => "
        "each.checkVisibility()).map((each) => each.textContent.trim())"
    )
    page.evaluate("document.querySelector('[data-component=related]')?.remove()")  # it leads to other topics
    words = page.evaluate("document.querySelector('main').textContent.toLowerCase()")
    assert headings
    assert all(headings)
    assert [word for word in OTHER_TOPICS if f" {word}" in words] == []


def test_answers_lead_to_a_result_a_plan_and_a_page_for_the_clinician(open_page: Open) -> None:
    page = opened(open_page, "symptoms")
    go_to(page, "KN-00")
    tick(page, "KN-00", "pain")
    go_to(page, "KN-02")
    tick(page, "KN-02", "4")
    go_to(page, "KN-08")
    tick(page, "KN-08", "3")
    finish(page)
    expect(page.locator('[data-card="K-FR"]')).to_be_visible()

    page.goto(page.url.replace("/symptoms", "/plan"))
    ready(page)
    for box in page.locator("[name=ready]").all():
        box.check()
    page.locator('[name="programme"][value="walk-run"]').check()
    page.locator("[name=often]").select_option("3")
    page.locator("[data-usual]").click()
    page.locator("[name=start]").fill("2027-01-04")
    page.locator("[name=at]").fill("07:00")
    page.locator("[data-make]").click()
    expect(page.locator("[data-plan]")).to_be_visible()

    page.goto(page.url.replace("/plan", "/summary"))
    ready(page)
    sheet = page.locator("[data-sheet]")
    expect(sheet.locator('[data-part="pain"]')).to_contain_text("Worst this week: 4 of 10")
    expect(sheet.locator('[data-part="signs"]')).to_contain_text("often")
    expect(sheet.locator('[data-part="plan"]')).to_contain_text("Walk and run")
    expect(sheet.locator('[data-part="you"]')).to_contain_text("What brings me here: pain, or an ache")
    expect(sheet.locator('[data-part="private"]')).to_have_count(0)
    assert axe_violations(page) == []


def test_a_bone_sign_locks_the_plan(open_page: Open) -> None:
    page = opened(open_page, "symptoms")
    go_to(page, "KN-06")
    tick(page, "KN-06", "yes")
    finish(page)
    expect(page.locator('[data-card="K-BN"]')).to_be_visible()

    page.goto(page.url.replace("/symptoms", "/plan"))
    ready(page)

    expect(page.locator('[data-lock="bone"]')).to_be_visible()
    expect(page.locator("[data-open]")).to_be_hidden()


def test_the_diary_asks_for_signs_of_the_knee(open_page: Open) -> None:
    page = opened(open_page, "diary")

    page.locator("[name=day]").fill("2026-01-04")
    page.locator("[name=minutes]").fill("20")
    page.locator('[name="during"][value="1"]').check()
    page.locator("[data-save-run]").click()
    expect(page.locator("[data-errors]")).to_contain_text("swelling, catching, or a knee that gives way")
    page.locator('[name="pelvic"][value="none"]').check()
    page.locator("[data-save-run]").click()

    expect(page.locator("[data-entries] li")).to_have_count(1)
