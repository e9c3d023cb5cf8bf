"""Promises of a phone in a room: it follows the screen, answers all questions, and needs no mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.presenter import Presenter
from tests.browser.test_page import axe_violations, sideways

Open = Callable[..., Page]


@pytest.fixture
def presenter(address: str) -> Presenter:
    return Presenter(address.split("/voila/")[0])


def ballot(page: Page, poll: str) -> Locator:
    return page.locator(f'[data-ballot="{poll}"]')


def send(page: Page, poll: str) -> None:
    """Goes to the button by keyboard and presses it."""
    ballot(page, poll).locator("[data-send]").focus()
    page.keyboard.press("Enter")
    expect(ballot(page, poll).locator("[data-told]")).to_contain_text("Thank you")


def test_three_phones_follow_the_screen_and_are_counted(open_page: Open, presenter: Presenter) -> None:
    first = open_page("join", query="?region=uk")
    assert axe_violations(first) == []
    first.keyboard.press("Tab")
    first.locator("#code").focus()
    first.keyboard.type(presenter.code.lower())
    first.keyboard.press("Enter")
    phones = [first, *(open_page(f"room/{presenter.code}", width=width) for width in (320, 1280))]
    presenter.show("who-is-here")
    presenter.do("PL-01")
    for phone in phones:
        expect(ballot(phone, "PL-01")).to_be_visible()
    assert first.url.endswith(f"/room/{presenter.code}?region=uk")
    assert axe_violations(first) == []
    assert [sideways(phone) for phone in phones] == [0, 0, 0]

    for phone, answer in zip(phones, ("run", "coach", "run"), strict=True):
        ballot(phone, "PL-01").locator(f'input[value="{answer}"]').focus()
        phone.keyboard.press("Space")
        send(phone, "PL-01")
    presenter.do("PL-01", "close")

    assert presenter.seen()["PL-01"]["n"] == 3
    expect(ballot(first, "PL-01").locator("figcaption")).to_contain_text("from five answers")
    presenter.show("emergency")
    for phone in phones:
        expect(phone.locator('[data-slide="emergency"]')).to_be_visible()
        expect(phone.locator('[data-slide="who-is-here"]')).to_be_hidden()
    first.locator("[data-follow]").uncheck()
    first.locator("[data-back]").click()
    expect(first.locator('[data-slide="emergency"]')).to_be_hidden()


def test_every_kind_of_question_is_answered_by_keyboard(open_page: Open, presenter: Presenter) -> None:
    for poll in ("PL-02", "PL-03", "PL-04", "PL-05", "PL-06", "PL-07"):
        presenter.do(poll)
    page = open_page(f"room/{presenter.code}")
    expect(ballot(page, "PL-07")).to_be_visible()
    assert axe_violations(page, colours=False) == []

    ballot(page, "PL-02").locator('input[value="0"]').focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    send(page, "PL-02")
    ballot(page, "PL-03").locator('g[data-place="BM-03"]').first.focus()
    page.keyboard.press("Enter")
    send(page, "PL-03")
    ballot(page, "PL-04").locator("input").first.focus()
    page.keyboard.type("<b>Time</b>")
    send(page, "PL-04")
    ballot(page, "PL-05").locator("li").last.locator('[data-move="-1"]').focus()
    page.keyboard.press("Enter")
    send(page, "PL-05")
    ballot(page, "PL-06").locator("textarea").focus()
    page.keyboard.type("Who can I ask?")
    send(page, "PL-06")
    for name in ("signs", "run"):
        ballot(page, "PL-07").locator(f'input[value="{name}"]').focus()
        page.keyboard.press("Space")
    send(page, "PL-07")

    seen = presenter.seen()
    assert [seen[f"PL-0{number}"]["n"] for number in range(2, 8)] == [1] * 6
    assert [held["text"] for poll in ("PL-04", "PL-06") for held in seen["held"][poll]] == [
        "<b>time</b>",
        "Who can I ask?",
    ]
    page.reload()
    expect(ballot(page, "PL-06")).to_be_visible()
    expect(ballot(page, "PL-02").locator("form")).to_be_hidden()
