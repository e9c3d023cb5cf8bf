"""Promises of a clinic's own places: hours that always stand there, "open now?", and mail on a click only."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from playwright.sync_api import Page, expect

from harness.server import stridewell
from tests.amount import amount
from tests.browser.test_enquiry import ANSWERS, HOSTILE, base, letter, make, open_form, requested
from tests.browser.test_enquiry import fill_in as fill_in_words
from tests.browser.test_page import axe_violations, sideways, unfold
from tests.browser.test_strings import UNMARKED
from tests.conftest import CONTENT
from tests.copies import ENGLISH_ONLY
from tests.long import first_ones
from tests.model.content.open_state import open_state
from widgets.model.content.opening_hours import compile_hours
from widgets.model.content.schema import ClinicPlace
from widgets.model.content.schema.hours import clock

Open = Callable[..., Page]
CASES = amount(5000)
ZONES = (
    "Asia/Singapore", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe",
    "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland", "Pacific/Honolulu", "UTC",
)  # fmt: skip
CHANGES = (
    "2026-03-29T01:00", "2026-10-25T01:00", "2027-03-28T01:00", "2026-11-01T06:00", "2027-03-14T07:00",
    "2026-10-03T16:00", "2027-04-03T16:00", "2026-10-03T15:30", "2026-09-26T14:00", "2027-03-14T05:30",
)  # fmt: skip
STATES = """async ([module, cases]) => {
  const { openState } = await import(module);
  return cases.map(([table, moment]) => openState(table, new Date(moment)));
}"""
MAIL_CLICKS = """window.mails = [];
document.addEventListener("click", (event) => {
  if (!event.target.href?.startsWith("mailto:")) return;
  window.mails.push(event.target.href);
  event.preventDefault();
}, true);"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The guide of a clinic that has confirmed what stands in clinic.example.yaml."""
    folder: Path = tmp_path_factory.mktemp("clinic")
    content = Path(shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY))
    shutil.copy(content / "clinic.example.yaml", content / "clinic.yaml")
    env = {"STRIDEWELL_CONTENT": str(content), "STRIDEWELL_DIRECT": "yes"}
    with stridewell(folder / "serve.log", env) as served:
        yield served


def fill_in(page: Page, message: str = "I leak when I run.") -> None:
    fill_in_words(page, message)
    page.locator('[name="about"]').first.check()
    page.locator('[name="email"]').fill("ana@example.org")
    page.locator('[name="agree"]').check()


def write_to(page: Page, place: str, **what: Any) -> None:
    page.locator(f'[name="place"][value="{place}"]').check()
    fill_in(page, **what)
    make(page)


def mailed(page: Page) -> tuple[str, dict[str, str]]:
    """The address and the parts of the one mail that a click made."""
    (link,) = page.evaluate("window.mails")
    to, _, parts = link.removeprefix("mailto:").partition("?")
    return unquote(to), dict(parse_qsl(parts.replace("+", "%2B"), keep_blank_values=True))


def random_place(draw: random.Random) -> dict[str, Any]:
    week = {}
    for day in draw.sample(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], draw.randint(0, 7)
    ):
        times = sorted(draw.sample(range(0, 24 * 60 + 1, 15), 2 * draw.randint(1, 3)))
        week[day] = [f"{clock(a)}-{clock(b)}" for a, b in zip(times[::2], times[1::2], strict=True)]
    closed = []
    for _ in range(draw.randint(0, 3)):
        first = date(2026, 9, 1) + timedelta(days=draw.randint(0, 240))
        last = first + timedelta(days=draw.choice((0, 0, 1, 5, 40)))
        closed.append({"day": str(first), "to": str(last), "name": f"holiday {first}"})
    return {
        "id": "x", "name": "X", "time_zone": draw.choice(ZONES), "hours": week, "closed": closed,
    }  # fmt: skip


def random_moment(draw: random.Random) -> datetime:
    if draw.random() < 0.5:
        change = datetime.fromisoformat(draw.choice(CHANGES)).replace(tzinfo=UTC)
        return change + timedelta(minutes=draw.randint(-300, 300))
    return datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=draw.randint(0, 240 * 24 * 60))


def test_the_browser_says_open_as_python_does_at_thousands_of_moments(open_page: Open) -> None:
    page = open_page("find-help")
    draw = random.Random(17)  # noqa: S311 - not for secrets
    places = [ClinicPlace.model_validate(random_place(draw)) for _ in range(CASES)]
    moments = [random_moment(draw) for _ in range(CASES)]
    cases = [
        [compile_hours(place), moment.isoformat()] for place, moment in zip(places, moments, strict=True)
    ]

    found = page.evaluate(STATES, [f"{base(page)}components/find_help/hours.js", cases])

    wanted = [asdict(open_state(place, moment)) for place, moment in zip(places, moments, strict=True)]
    assert found == wanted
    assert CASES / 10 < sum(state["is_open"] for state in wanted) < CASES * 0.9
    assert any(state["closed_for"] for state in wanted)


@pytest.mark.parametrize(
    ("moment", "hill", "square"),
    [
        (
            "2026-10-24T01:00Z",
            "Open now until 12:30 (Singapore time)",
            "Closed now; opens Monday 08:30 (London time)",
        ),
        (
            "2026-10-26T08:29Z",
            "Open now until 17:30 (Singapore time)",
            "Closed now; opens today at 08:30 (London time)",
        ),
        (
            "2026-12-25T03:00Z",
            "Closed now; opens tomorrow at 09:00 (Singapore time). Closed today: Christmas Day",
            "Closed now; opens Monday 4 January, 08:30 (London time). Closed today: Winter holidays",
        ),
    ],
)
def test_open_now_is_said_by_the_clock_of_the_place(
    open_page: Open, moment: str, hill: str, square: str
) -> None:
    page = open_page("find-help", timezone_id="America/New_York")
    page.clock.set_fixed_time(datetime.fromisoformat(moment.replace("Z", "+00:00")))
    page.reload()

    expect(page.locator('[data-open-now="example-hill"]')).to_have_text(hill, timeout=30_000)
    expect(page.locator('[data-open-now="example-square"]')).to_have_text(square)


def test_the_words_change_when_the_hour_does(open_page: Open) -> None:
    page = open_page("find-help")
    page.clock.install(time=datetime(2026, 10, 26, 9, 28, tzinfo=UTC))
    page.reload()
    line = page.locator('[data-open-now="example-hill"]')
    expect(line).to_contain_text("Open now until 17:30", timeout=30_000)

    page.clock.run_for(150_000)

    expect(line).to_contain_text("Closed now; opens tomorrow at 09:00")


def test_the_hours_stand_there_without_any_script(open_page: Open) -> None:
    page = open_page("find-help", java_script_enabled=False)

    rows = page.locator('[data-place="example-hill"] tbody tr')
    expect(rows).to_have_count(7)
    expect(rows.nth(0)).to_have_text("Monday09:00–13:00, 14:00–17:30")
    expect(rows.nth(6)).to_have_text("SundayClosed")
    expect(page.locator("[data-open-now]").first).to_be_hidden()
    place = page.locator('[data-place="example-square"]')
    expect(place.get_by_role("link", name="Call +44 20 7946 0018")).to_have_attribute(
        "href", "tel:+442079460018"
    )
    expect(place.get_by_role("link", name="Open a map")).to_have_attribute("rel", "noreferrer")


def test_a_browser_that_does_not_know_the_zone_claims_nothing(open_page: Open) -> None:
    page = open_page("find-help")
    page.add_init_script(
        """const Real = Intl.DateTimeFormat;
        Intl.DateTimeFormat = function (tag, options) {
          if (options?.timeZone === "Asia/Singapore") throw new RangeError("unknown zone");
          return new Real(tag, options);
        };"""
    )
    page.reload()

    expect(page.locator('[data-open-now="example-square"]')).to_be_visible(timeout=30_000)
    expect(page.locator('[data-open-now="example-hill"]')).to_be_hidden()


def test_who_is_paid_whom_to_ask_and_a_newsletter_of_its_own(open_page: Open) -> None:
    page = open_page("find-help")
    text = page.locator("[data-component='find_help']").inner_text()

    assert "This clinic offers Coreflex injections and radiofrequency, and is paid for them." in text
    assert "privacy@example.org" in text
    newsletter = page.locator("[data-newsletter]")
    expect(newsletter).to_contain_text("You can stop them at any time.")
    expect(newsletter.locator("a")).to_have_attribute("href", "https://news.example.org/join")
    expect(newsletter.locator("input, form")).to_have_count(0)


def test_mail_is_made_on_the_click_with_all_words_whole(open_page: Open) -> None:
    page = open_form(open_page, ANSWERS)
    page.evaluate(MAIL_CLICKS)
    write_to(page, "example-hill", message=HOSTILE)
    before = requested(page)
    assert "body=" not in page.content()

    page.locator("[data-mail]").click()

    to, parts = mailed(page)
    assert to == "hill@example.org"
    assert set(parts) == {"subject", "body"}
    assert parts["subject"] == "Enquiry: A first appointment"
    assert parts["body"] == letter(page).replace("\n", "\r\n")
    assert HOSTILE.replace("\n", "\r\n") in parts["body"]
    assert "checklist" not in parts["body"].lower()
    expect(page.locator("[data-told]")).to_contain_text("mail app should open")
    assert "body=" not in page.content()
    assert requested(page) == before


@pytest.mark.parametrize("words", ["word " * 400, "痛" * 210, "🏃" * 160])
def test_what_no_mail_link_can_hold_is_said_with_another_way(open_page: Open, words: str) -> None:
    page = open_form(open_page)

    write_to(page, "example-hill", message=words)

    expect(page.locator("[data-mail]")).to_be_hidden()
    expect(page.locator("[data-too-long]")).to_contain_text("Copy it into an e-mail to hill@example.org")
    expect(page.locator("[data-copy]")).to_be_visible()
    fill_in(page, message="short")
    expect(page.locator("[data-mail]")).to_be_visible()


def test_all_that_a_message_needs_is_said_when_it_is_missing(open_page: Open) -> None:
    page = open_form(open_page)

    make(page)

    errors = page.locator("[data-errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("button")).to_have_count(5)
    fill_in(page)
    expect(errors.locator("button")).to_have_count(1)


def test_the_consent_is_given_again_for_each_message(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page)

    page.reload()
    page.locator("[data-component='enquiry'][data-ready]").wait_for()

    assert page.locator('[name="email"]').input_value() == "ana@example.org"
    expect(page.locator('[name="about"]').first).to_be_checked()
    expect(page.locator('[name="agree"]')).not_to_be_checked()


def test_a_name_stays_words(open_page: Open) -> None:
    page = open_form(open_page)
    page.locator('[name="name"]').fill("<img src=x onerror=alert(1)>")
    write_to(page, "example-hill")

    assert "Name: <img src=x onerror=alert(1)>" in letter(page)
    expect(page.locator("[data-letter] *")).to_have_count(0)


def test_a_message_can_be_written_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_form(open_page, width=1280)
    page.locator('[name="place"]').first.check()
    page.locator('[name="about"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("It hurts after 5 km.")
    page.keyboard.press("Tab")
    page.keyboard.type("ana@example.org")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("[data-made]")).to_be_focused()
    assert letter(page) == (
        "About: An appointment I have booked\nPlace: Example Hill\nE-mail: ana@example.org"
        "\nTimes that suit me: Mornings\n\nIt hurts after 5 km."
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-mail')")


def test_the_chosen_place_decides_the_ways(open_page: Open) -> None:
    page = open_form(open_page)
    make(page)
    expect(page.locator('[data-mistake="place"]')).to_have_text("Choose a place.")

    write_to(page, "example-square")
    page.locator('[name="service"]').select_option("Pelvic-health physio")

    expect(page.locator('[data-call="example-square"]')).to_have_attribute("href", "tel:+442079460018")
    expect(page.locator("[data-mail]")).to_be_hidden()
    assert letter(page).startswith(
        "About: A first appointment\nPlace: Example Square\nKind of care: Pelvic-health physio\n"
    )
    page.locator('[name="place"][value="example-hill"]').check()
    expect(page.locator("[data-mail]")).to_be_visible()
    expect(page.locator("[data-call]:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_axe_finds_nothing_with_places_and_a_message(open_page: Open, scheme: str) -> None:
    page = open_form(open_page, ANSWERS, color_scheme=scheme)
    write_to(page, "example-square")
    page.locator('[name="attach"]').check()

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page, colours=width == 390) == []
        assert sideways(page) <= 0


def test_every_word_about_a_clinic_goes_through_the_catalogue(open_page: Open) -> None:
    page = open_page("find-help", query="?lang=en-XA")
    unfold(page)

    assert page.evaluate(UNMARKED) == []
