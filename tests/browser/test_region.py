"""Promises of the question where the reader is: asked once, kept on the phone, followed without a loop."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_page import axe_violations, sideways
from tests.long import first_ones

Open = Callable[..., Page]
LONDON: dict[str, Any] = {"timezone_id": "Europe/London"}
NO_ZONE = "Intl.DateTimeFormat.prototype.resolvedOptions = () => ({})"
KEY = "stridewell:region"


def question(page: Page) -> Locator:
    return page.locator("[data-where]")


def number(page: Page) -> str | None:
    return page.locator(".sw-button-emergency").first.get_attribute("href")


def here(page: Page) -> str | None:
    return question(page).get_attribute("data-here")


def settled(page: Page, name: str, query: str = "") -> None:
    """Opens another page on the same phone, and waits until its script has run."""
    host = re.match(r"https?://[^/]+/", page.url)
    assert host
    page.goto(f"{host.group()}{name}{query}")
    page.locator("[data-component][data-ready]").last.wait_for()


def keep_region(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def test_a_phone_elsewhere_is_asked_and_the_answer_leads_there_from_then_on(open_page: Open) -> None:
    page = open_page("symptoms", **LONDON)

    expect(question(page)).to_contain_text("These numbers are for Singapore. Are you in the United Kingdom?")
    question(page).get_by_role("link", name="Show the numbers for the United Kingdom").click()
    page.wait_for_url("**/symptoms?region=uk")
    assert number(page) == "tel:999"
    expect(question(page)).to_be_hidden()

    settled(page, "plan")
    assert page.url.endswith("/plan?region=uk")
    assert number(page) == "tel:999"
    settled(page, "diary", "?region=us#main")
    assert page.url.endswith("/diary?region=uk#main")


def test_whoever_keeps_the_numbers_is_not_asked_again(open_page: Open) -> None:
    page = open_page("symptoms", **LONDON)

    question(page).get_by_role("button", name="Keep these numbers").click()

    expect(question(page)).to_be_hidden()
    settled(page, "plan")
    expect(question(page)).to_be_hidden()
    assert number(page) == "tel:995"


def test_a_region_chosen_in_the_list_is_an_answer_too(open_page: Open) -> None:
    page = open_page("symptoms", timezone_id="Asia/Singapore")
    page.locator(".sw-country:has([data-region]) > summary").click()

    page.locator(".sw-regions").get_by_role("link", name="Australia").click()
    page.wait_for_url("**/symptoms?region=au")

    settled(page, "plan")
    assert page.url.endswith("/plan?region=au") and number(page) == "tel:000"


@pytest.mark.parametrize(
    ("zone", "region", "asked"),
    first_ones(
        [
            ("Asia/Singapore", "", ""),
            ("Europe/London", "?region=uk", ""),
            ("Europe/London", "?region=us", "the United Kingdom"),
            ("Australia/Perth", "", "Australia"),
            ("Europe/Dublin", "", "the European Union"),
            ("America/Indiana/Knox", "?region=eu", "the United States"),
            ("Europe/Zurich", "?region=eu", "elsewhere"),
            ("Asia/Tokyo", "", "elsewhere"),
        ],
        4,
    ),
)
def test_the_time_zone_says_whether_to_ask(open_page: Open, zone: str, region: str, asked: str) -> None:
    page = open_page("symptoms", query=region, timezone_id=zone)

    expect(question(page)).to_be_visible(visible=bool(asked))
    if asked == "elsewhere":
        expect(question(page)).to_contain_text("call the emergency number for the place you are in")
        expect(page.locator("[data-there]")).to_be_hidden()
    elif asked:
        expect(question(page)).to_contain_text(f"Are you in {asked}?")


def test_a_line_that_was_closed_binds_nobody_to_a_region(open_page: Open) -> None:
    page = open_page("symptoms", timezone_id="Asia/Tokyo")

    question(page).get_by_role("button", name="Close").click()

    settled(page, "plan")
    expect(question(page)).to_be_hidden()
    settled(page, "diary", "?region=us")
    assert here(page) == "us"


@pytest.mark.parametrize(
    ("languages", "asked"),
    first_ones(
        [
            (["en-GB", "en"], "the United Kingdom"),
            (["fr", "fr-FR"], "the European Union"),
            (["zh-Hans-SG"], ""),
            (["en-US", "en-AU"], "Australia"),
            (["en-US"], ""),
            ([], ""),
        ],
        2,
    ),
)
def test_without_a_time_zone_the_languages_say_it(open_page: Open, languages: list[str], asked: str) -> None:
    page = open_page("index")
    page.context.add_init_script(NO_ZONE)
    page.context.add_init_script(
        f"Object.defineProperty(navigator, 'languages', {{ get: () => {json.dumps(languages)} }})"
    )

    settled(page, "symptoms")

    expect(question(page)).to_be_visible(visible=bool(asked))
    if asked:
        expect(question(page)).to_contain_text(f"Are you in {asked}?")


@pytest.mark.parametrize(
    "kept", first_ones(['"xx"', '"javascript:alert(1)"', '{"region": "uk"}', "7", "not json", "null"], 2)
)
def test_what_is_no_region_is_no_answer(open_page: Open, kept: str) -> None:
    page = open_page("symptoms", **LONDON)
    keep_region(page, kept)

    settled(page, "plan")

    assert page.url.endswith("/plan") and here(page) == "sg"
    expect(question(page)).to_be_visible()


def test_a_server_that_gives_another_region_is_not_asked_for_ever(open_page: Open) -> None:
    page = open_page("symptoms", timezone_id="Asia/Singapore")
    keep_region(page, '"uk"')
    plain = page.request.get(page.url).body()
    page.route("**/symptoms?region=uk", lambda route: route.fulfill(body=plain, content_type="text/html"))
    before = len(page.watch.requests)  # type: ignore[attr-defined]

    settled(page, "symptoms")

    documents = [r for r in page.watch.requests[before:] if r.is_navigation_request()]  # type: ignore[attr-defined]
    assert [request.url.rpartition("/")[2] for request in documents] == ["symptoms", "symptoms?region=uk"]
    assert here(page) == "sg"


def test_going_back_does_not_lead_to_the_wrong_numbers(open_page: Open) -> None:
    page = open_page("symptoms", **LONDON)
    question(page).get_by_role("link").click()
    page.wait_for_url("**/symptoms?region=uk")

    page.go_back()

    page.wait_for_url("**/symptoms?region=uk")
    assert number(page) == "tel:999"


def test_the_answer_stands_in_no_request_but_its_address(open_page: Open) -> None:
    page = open_page("symptoms", **LONDON)
    question(page).get_by_role("link").click()
    page.wait_for_url("**/symptoms?region=uk")
    settled(page, "plan")

    for request in page.watch.requests:  # type: ignore[attr-defined]
        headers = request.all_headers()
        assert request.method == "GET" and not request.post_data
        assert not headers.get("cookie") and not headers.get("referer")
    assert page.context.cookies() == []


def test_a_phone_that_keeps_nothing_can_still_answer(open_page: Open) -> None:
    page = open_page("index", **LONDON)
    page.context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('off'); } })"
    )
    settled(page, "symptoms")

    question(page).get_by_role("button", name="Keep these numbers").click()

    expect(question(page)).to_be_hidden()


def test_the_question_does_not_move_the_emergency_card(open_page: Open) -> None:
    quiet, asked = open_page("symptoms", timezone_id="Asia/Singapore"), open_page("symptoms", **LONDON)
    expect(question(asked)).to_be_visible()

    boxes = [page.locator(".sw-emergency").bounding_box() for page in (quiet, asked)]

    assert boxes[0] == boxes[1]
    below = question(asked).bounding_box()
    assert boxes[1] and below and below["y"] >= boxes[1]["y"] + boxes[1]["height"]


def test_without_script_the_region_of_the_link_stands_with_the_choice_in_sight(open_page: Open) -> None:
    page = open_page("symptoms", query="?region=us", java_script_enabled=False, **LONDON)

    expect(question(page)).to_be_hidden()
    expect(page.locator(".sw-country:has([data-region]) > summary")).to_contain_text("United States")
    expect(page.locator(".sw-country:has([data-region]) > summary")).to_be_visible()
    assert number(page) == "tel:911"


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_the_question_can_be_read_and_hit_by_everyone(open_page: Open, scheme: str) -> None:
    page = open_page("symptoms", color_scheme=scheme, **LONDON)

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page, within="[data-where]") == []
        assert sideways(page) <= 0
    for target in question(page).locator("a, button").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44
