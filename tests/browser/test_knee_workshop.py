"""Promises of the clinicians' pages of a guide in a folder: the talk, its room, the handout and the visit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_page import axe_violations
from tests.serve.served import KEY, Served, serving

SLOW = 60_000
GUIDE = "knee-pain-after-running"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    names = ("index", "understand", "workshop", "clinic-visit")
    pages = ("index", *(f"{GUIDE}/{name}" for name in names))
    with serving(tmp_path_factory.mktemp("knee"), pages=pages) as served:
        yield served


@pytest.fixture
def clinic(browser: Chromium, served: Served) -> Iterator[BrowserContext]:
    """A browser that has given the key, and may ask no other host and see no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/clinic/{GUIDE}/workshop")
    page.get_by_label("Key").fill(KEY)
    wrong: list[str] = []
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    context.on("request", lambda asked: None if is_own(asked.url, served) else wrong.append(asked.url))
    page.get_by_role("button", name="Open").click()
    yield context
    context.close()
    assert wrong == []


def is_own(url: str, served: Served) -> bool:
    return url.startswith(
        (f"http://127.0.0.1:{served.port}/", f"ws://127.0.0.1:{served.port}/", "data:", "blob:")
    )


def opened(clinic: BrowserContext, served: Served, path: str) -> Page:
    page = clinic.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/{path}")
    return page


@pytest.mark.long
def test_its_slides_room_phones_and_handout_are_its_own(clinic: BrowserContext, served: Served) -> None:
    screen = clinic.pages[0]
    screen.locator("[data-component=slides][data-ready]").wait_for(state="attached", timeout=SLOW)
    speaker = opened(clinic, served, f"clinic/{GUIDE}/speaker")
    speaker.locator("body[data-ready]").wait_for()
    speaker.get_by_role("button", name="Open a room").click()
    expect(speaker.locator("[data-a-room] [data-code]")).to_have_text(re.compile("[A-Z]{6}"))
    code = speaker.locator("[data-a-room] [data-code]").inner_text().strip()[-6:]
    expect(screen.locator("[data-bar] [data-code]")).to_contain_text(code)

    phone = opened(clinic, served, f"room/{code}")
    expect(phone.locator("[data-code]").first).to_have_text(code)
    screen.evaluate("location.hash = 'wishes'")
    speaker.locator("[data-poll-do=open]").click()
    ballot = phone.get_by_role("region", name="What would you like to hear more about?")
    ballot.get_by_label("How to start running again").check()
    ballot.get_by_role("button", name="Send my answer").click()
    expect(phone.get_by_text("Thank you. Your answer is counted.")).to_be_visible()
    assert axe_violations(phone) == []
    phone.get_by_role("link", name="Go to the start of the guide").click()
    expect(phone.locator("h1")).to_contain_text("Knee")

    speaker.locator("[data-handout]").click()
    assert re.search(rf"/{GUIDE}/handout/wishes$", speaker.url)
    expect(speaker.locator("h1")).to_contain_text("Knee pain after running")
    speaker.goto(speaker.url.removesuffix("/wishes") + "/overuse")
    assert f"/{GUIDE}/understand#overuse" in speaker.locator(".sw-on").inner_text()
    paper = clinic.request.get(f"http://127.0.0.1:{served.port}/{GUIDE}/handout.pdf")
    assert paper.body().startswith(b"%PDF")


@pytest.mark.long
def test_a_room_of_another_guide_is_not_taken_for_its_own(clinic: BrowserContext, served: Served) -> None:
    host = f"http://127.0.0.1:{served.port}/clinic"
    code = clinic.request.post(f"{host}/rooms", data={"size": 5}).json()["code"]

    assert code in clinic.request.get(f"{host}/rooms").text()
    assert code not in clinic.request.get(f"{host}/{GUIDE}/rooms").text()
    assert clinic.request.post(f"{host}/no-guide/rooms", data={"size": 5}).status == 409


@pytest.mark.long
def test_the_visit_is_live_in_its_folder(clinic: BrowserContext, served: Served) -> None:
    page = opened(clinic, served, f"clinic/{GUIDE}/clinic-visit")

    expect(page.get_by_role("heading", name="What the patient brings")).to_be_visible(timeout=SLOW)
    expect(page.locator(".widget-upload, .jupyter-widgets").first).to_be_visible(timeout=SLOW)
    expect(page.locator("[data-failed]")).to_have_count(0)


@pytest.mark.long
def test_the_list_of_clinicians_pages_leads_to_both(clinic: BrowserContext, served: Served) -> None:
    page = opened(clinic, served, "clinic/")

    for name in ("clinic-visit", "workshop"):
        expect(page.locator(f'a[href$="{GUIDE}/{name}"]')).to_be_visible()
    page.locator(f'a[href$="{GUIDE}/speaker"]').click()
    expect(page.get_by_role("heading", name="Speaker view")).to_be_visible()
