"""Promises of topics in a browser: short pages, reached from a result or by a word, on three sheets."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_checklist import go_to, move, tick
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import read_content
from tests.long import first_ones
from widgets.model.content.topics import topics_of

Open = Callable[..., Page]
TOPICS = [topic.id for topic in topics_of(read_content())]
MOST_WORDS, MOST_SHEETS = 900, 3
WORDS = """document.querySelector("main").textContent.split(/\\s+/).length -
  [...document.querySelectorAll("main :is(script, template, .sw-list, figure)")]
    .reduce((sum, each) => sum + each.textContent.split(/\\s+/).length, 0)"""


@pytest.mark.parametrize("name", first_ones(TOPICS, 1))
def test_a_topic_is_short_on_the_phone_and_on_paper(open_page: Open, name: str) -> None:
    page = open_page(name)
    page.locator('[data-component="topic"]').wait_for()

    assert axe_violations(page) == []
    assert sideways(page) <= 0
    expect(page.locator(".sw-bar [aria-current]").first).to_contain_text("Learn")
    assert page.evaluate(WORDS) <= MOST_WORDS  # those of pictures come on top
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(printed.pages) <= MOST_SHEETS


def test_a_result_leads_to_what_brought_the_person_here(open_page: Open) -> None:
    page = open_page("symptoms")
    page.locator("[data-component='checklist'][data-ready]").wait_for()
    page.locator('label:has([name="COMPLAINT"][value="leak"])').click()
    go_to(page, "CK-11")
    tick(page, "CK-11", "3")
    while not page.locator("[data-outcome]").is_visible():
        move(page)

    topics = page.locator("[data-topic]:visible")
    expect(topics).to_have_text([" Can I run if I leak?"])
    expect(page.locator("[data-read]")).to_be_hidden()
    topics.first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Can I run if I leak?", level=1)).to_be_visible()


def test_a_word_finds_its_place_without_asking_anyone(open_page: Open) -> None:
    page = open_page("understand")
    page.locator("[data-component='search'][data-ready]").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field = page.get_by_label("Search this guide")

    field.fill("prolapse")
    expect(page.locator("[data-search] li:visible a").first).to_have_text(
        "Can I run with heaviness or a prolapse?"
    )
    field.fill("xylophone")
    expect(page.locator("[data-said]")).to_contain_text("Nothing found")
    assert axe_violations(page, within="[data-search]") == []
    assert asked == []
    assert "prolapse" not in str(page.evaluate("({ ...localStorage, ...sessionStorage })"))
    field.fill("prolapse")
    page.locator("[data-search] li:visible a").first.click()
    expect(page.locator("h1")).to_contain_text("prolapse")


@pytest.mark.long
def test_without_a_script_the_list_of_questions_leads_on(open_page: Open) -> None:
    page = open_page("understand", java_script_enabled=False)

    expect(page.locator("[data-search]")).to_be_hidden()
    page.get_by_role("link", name="Can I run if it hurts?").click()
    expect(page.get_by_role("heading", name="Can I run if it hurts?", level=1)).to_be_visible()
