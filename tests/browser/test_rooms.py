"""Promises of a phone in a room: it follows the screen, answers all questions, and needs no mouse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.presenter import Presenter
from tests.browser.test_page import axe_violations, sideways
from tests.serve.served import wait_until

Open = Callable[..., Page]
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });"""


@pytest.fixture
def presenter(address: str, rooms: Path) -> Presenter:
    return Presenter(address.split("/voila/")[0], f"sqlite:///{rooms}")


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
    with first.expect_request(lambda request: "stridewell-phone" in request.headers) as asked:
        first.reload()
    mark = asked.value.headers["stridewell-phone"]
    assert asked.value.url.endswith("/state") and re.fullmatch("[0-9a-f]{16}", mark)
    (kept,) = first.evaluate("Object.values(localStorage).map((each) => JSON.parse(each))")
    assert mark == kept["mark"] and mark not in kept["token"]
    expect(ballot(first, "PL-01")).to_be_visible()
    assert axe_violations(first) == []
    assert [sideways(phone) for phone in phones] == [0, 0, 0]

    for phone, answer in zip(phones, ("run", "coach", "run"), strict=True):
        ballot(phone, "PL-01").locator(f'input[value="{answer}"]').focus()
        phone.keyboard.press("Space")
        send(phone, "PL-01")
    presenter.do("PL-01", "close")

    assert presenter.stored("PL-01") == 3
    expect(ballot(first, "PL-01").locator("figcaption")).to_contain_text("from ten answers")
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

    assert [presenter.stored(f"PL-0{number}") for number in range(2, 8)] == [1] * 6
    presenter.do("PL-04", "close")
    seen = presenter.seen()
    assert [held["text"] for poll in ("PL-04", "PL-06") for held in seen["held"][poll]] == [
        "<b>time</b>",
        "Who can I ask?",
    ]
    page.reload()
    expect(ballot(page, "PL-06")).to_be_visible()
    expect(ballot(page, "PL-02").locator("form")).to_be_hidden()


def let_refuse(page: Page) -> None:
    """The browser itself reports what a room says no to."""
    page.watch.allow_errors = True  # type: ignore[attr-defined]


def test_a_wrong_code_is_said_beside_its_field(open_page: Open) -> None:
    page = open_page("join", width=390)
    let_refuse(page)
    page.locator("#code").fill("AAAAAA")
    page.keyboard.press("Enter")
    wrong, field = page.get_by_role("alert"), page.locator("#code")
    expect(wrong).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("There is no room with this code. Check the six letters.")
    said, typed = wrong.bounding_box(), field.bounding_box()
    assert said and typed and 0 <= typed["y"] - said["y"] - said["height"] <= 16
    assert typed["y"] + typed["height"] <= 500
    assert axe_violations(page) == []


def choose(page: Page, answer: str) -> None:
    ballot(page, "PL-01").locator(f'input[value="{answer}"]').check()
    ballot(page, "PL-01").locator("[data-send]").click()


def test_the_room_opened_twice_on_one_phone_has_one_voter(open_page: Open, presenter: Presenter) -> None:
    presenter.do("PL-01")
    first = open_page(f"room/{presenter.code}")
    early = first.context.new_page()  # open before the answer, and so without knowing of it
    early.goto(first.url)
    expect(ballot(early, "PL-01").locator("form")).to_be_visible()
    choose(first, "run")
    expect(ballot(first, "PL-01").locator("[data-told]")).to_contain_text("Thank you")

    late = first.context.new_page()
    late.goto(first.url)
    choose(early, "coach")

    expect(ballot(early, "PL-01").locator("[data-told]")).to_contain_text("Only your first answer counts")
    expect(ballot(late, "PL-01").locator("[data-asked]")).to_be_visible()
    expect(ballot(late, "PL-01").locator("form")).to_be_hidden()
    assert presenter.stored("PL-01") == 1


def test_a_second_answer_after_a_lost_reply_is_told_that_the_first_counts(
    open_page: Open, presenter: Presenter
) -> None:
    presenter.do("PL-01")
    page = open_page(f"room/{presenter.code}")
    let_refuse(page)
    expect(ballot(page, "PL-01")).to_contain_text("Your first answer counts")
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/vote")):
        page.route("**/vote", lambda route: (route.fetch(), route.abort()))
        choose(page, "run")
    page.unroute("**/vote")
    page.reload()

    choose(page, "coach")

    expect(ballot(page, "PL-01").locator("[data-told]")).to_contain_text("Only your first answer counts")
    assert presenter.stored("PL-01") == 1


def test_without_storage_a_reload_is_still_the_same_phone(open_page: Open, presenter: Presenter) -> None:
    presenter.do("PL-01")
    page = open_page(f"room/{presenter.code}")
    page.add_init_script(REFUSED)
    page.evaluate("localStorage.clear()")
    page.reload()
    choose(page, "run")
    expect(ballot(page, "PL-01").locator("[data-told]")).to_contain_text("Thank you")

    page.reload()

    expect(ballot(page, "PL-01").locator("[data-asked]")).to_be_visible()
    expect(ballot(page, "PL-01").locator("form")).to_be_hidden()
    assert presenter.stored("PL-01") == 1


def test_a_room_that_has_ended_leaves_nothing_on_the_phone(open_page: Open, presenter: Presenter) -> None:
    page = open_page(f"room/{presenter.code}")
    let_refuse(page)
    wait_until(lambda: page.evaluate("localStorage.length") == 1)

    presenter.end()

    wait_until(lambda: page.evaluate("localStorage.length") == 0)


def test_a_phone_beyond_the_size_of_the_room_comes_in_after_the_presenters_yes(
    open_page: Open, address: str, rooms: Path
) -> None:
    presenter = Presenter(address.split("/voila/")[0], f"sqlite:///{rooms}", size=1)
    presenter.join()
    page = open_page(f"room/{presenter.code}")
    let_refuse(page)
    page.clock.install()
    page.reload()
    expect(page.locator("[data-says]")).to_contain_text("The presenter can let you in")

    presenter.let_in()
    page.clock.run_for(20_000)

    expect(page.locator("[data-says]")).to_be_empty()
    wait_until(lambda: page.evaluate("localStorage.length") == 1)
