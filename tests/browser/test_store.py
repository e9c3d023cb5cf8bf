"""Promises of what is kept: it is so now on every page, in every tab, after Back, overnight; none is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.chromium import ARGUMENTS, find_chromium
from tests.browser.conftest import opening
from tests.browser.phone import FILL, URGENT, edition, keep_answers
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME
from tests.long import first_ones

Open = Callable[..., Page]
READY = "[data-component][data-ready]"
DIARY = f"stridewell:{NAME}:diary"
ANSWERS = f"stridewell:{NAME}"
MAKE_ROOM = """for (const name of Object.keys(localStorage))
  if (name.startsWith("full-")) localStorage.removeItem(name);"""
REFUSE = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("refused", "QuotaExceededError"); };
}"""
COUNT_PERSIST = """() => {
  window.persisting = 0;
  navigator.storage.persist = () => { window.persisting += 1; return Promise.resolve(false); };
}"""
NEW_YEAR = datetime(2026, 12, 30, 19, 0)


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A whole Chromium that puts pages aside for Back, as phones do and Playwright forbids."""
    launched = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield launched
    launched.close()


def go(page: Page, name: str) -> None:
    page.goto(f"{page.url.rsplit('/', 1)[0]}/{name}")
    page.locator(READY).last.wait_for()


def new_tab(page: Page, name: str) -> Page:
    tab = page.context.new_page()
    tab.goto(f"{page.url.rsplit('/', 1)[0]}/{name}")
    tab.locator(READY).last.wait_for()
    return tab


def pick(page: Page, question: str, answer: str) -> None:
    """Answers a question, also one that is not on the screen."""
    page.locator(f'[name="{question}"][value="{answer}"]').evaluate("(choice) => choice.click()")


def write_run(page: Page, during: int, minutes: int = 25) -> None:
    page.locator('[name="minutes"]').fill(str(minutes))
    pick(page, "during", str(during))
    pick(page, "pelvic", "none")


def save_run(page: Page, day: str = "", during: int = 1) -> None:
    write_run(page, during)
    if day:
        page.locator('[name="day"]').fill(day)
    page.locator("[data-save-run]").click()


def runs_on(page: Page) -> int:
    return page.locator("[data-entries] li").count()


def kept(page: Page, key: str = DIARY, storage: str = "localStorage") -> Any:
    return json.loads(page.evaluate(f"{storage}.getItem('{key}')") or "null")


def keep_on_the_phone(page: Page, state: dict[str, Any], key: str = ANSWERS) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(state)])


def answered(**answers: str) -> dict[str, Any]:
    return {"answers": {name.replace("_", "-"): word for name, word in answers.items()}, "edition": edition()}


@pytest.mark.parametrize("name", first_ones(URGENT, 2))
def test_back_shows_what_an_emergency_answer_has_locked(
    remembering: Browser, address: str, name: str
) -> None:
    with opening(remembering, address) as open_page:
        page = open_page("symptoms")
        pick(page, "RF-01", "no")
        go(page, name)
        expect(page.locator(URGENT[name])).to_be_hidden()
        page.evaluate("addEventListener('pageshow', (event) => { window.wasAside = event.persisted; })")
        go(page, "symptoms")
        pick(page, "RF-01", "yes")
        expect(page.locator("[data-live]")).to_be_visible()

        page.go_back(wait_until="commit")

        expect(page.locator(URGENT[name])).to_be_visible()
        assert page.evaluate("window.wasAside") is True
        for form in page.locator("[data-planner] [data-open]").all():
            expect(form).to_be_hidden()


@pytest.mark.parametrize("name", first_ones(URGENT, 2))
def test_an_emergency_answer_locks_the_page_in_another_tab(open_page: Open, name: str) -> None:
    symptoms = open_page("symptoms")
    keep_on_the_phone(symptoms, answered(RF_01="no"))
    symptoms.reload()
    symptoms.locator(READY).last.wait_for()
    tab = new_tab(symptoms, name)
    expect(tab.locator(URGENT[name])).to_be_hidden()

    pick(symptoms, "RF-01", "yes")

    expect(tab.locator(URGENT[name])).to_be_visible()
    if name == "plan":
        expect(tab.locator("[data-planner] [data-open]")).to_be_hidden()
        expect(tab.locator("[data-planner] [data-status]")).not_to_be_empty()

    pick(symptoms, "RF-01", "no")
    expect(tab.locator(URGENT[name])).to_be_hidden()


def test_two_tabs_keep_the_runs_of_both(open_page: Open) -> None:
    first = open_page("diary")
    second = new_tab(first, "diary")
    save_run(first, "2026-11-02")
    first.locator("[data-keep-yes]").click()
    for day in (4, 6, 8, 10):
        save_run(first, f"2026-11-{day:02d}")

    expect(second.locator("[data-entries] li")).to_have_count(5)
    expect(second.locator("[data-keep]")).to_be_checked()
    save_run(second, "2026-11-12")

    expect(first.locator("[data-entries] li")).to_have_count(6)
    third = new_tab(first, "diary")
    assert runs_on(third) == 6


def test_two_tabs_keep_the_answers_of_both(open_page: Open) -> None:
    first = open_page("symptoms")
    second = new_tab(first, "symptoms")
    pick(first, "RF-01", "yes")
    first.locator("[data-keep]").check()

    pick(second, "RF-02", "no")

    assert kept(first, ANSWERS)["answers"] == {"RF-01": "yes", "RF-02": "no"}
    expect(first.locator('[name="RF-02"][value="no"]')).to_be_checked()
    expect(second.locator("[data-live]")).to_be_visible()


def test_what_one_tab_deletes_is_gone_in_the_other_and_does_not_come_back(open_page: Open) -> None:
    first = open_page("diary")
    keep_on_the_phone(first, {"entries": []}, DIARY)
    first.reload()
    save_run(first, "2026-11-02")
    second = new_tab(first, "diary")
    expect(second.locator("[data-entries] li")).to_have_count(1)

    first.locator("[data-delete-all]").click()
    first.locator("[data-delete-yes]").click()

    expect(second.locator("[data-entries] li")).to_have_count(0)
    save_run(second, "2026-11-04")
    assert [entry["day"] for entry in kept(second, storage="sessionStorage")["entries"]] == ["2026-11-04"]
    assert kept(second) is None


def test_a_run_that_is_being_written_stays_when_another_tab_saves_one(open_page: Open) -> None:
    first = open_page("diary")
    keep_on_the_phone(first, {"entries": []}, DIARY)
    first.reload()
    second = new_tab(first, "diary")
    write_run(second, 4, 31)

    save_run(first, "2026-11-02")

    expect(second.locator("[data-entries] li")).to_have_count(1)
    expect(second.locator('[name="minutes"]')).to_have_value("31")
    expect(second.locator('[name="during"][value="4"]')).to_be_checked()


def test_a_full_phone_says_that_a_run_could_not_be_kept(open_page: Open) -> None:
    page = open_page("diary")
    save_run(page, "2026-11-02")
    page.evaluate(f"() => {{{FILL}}}")

    page.locator("[data-keep-yes]").click()

    expect(page.locator('[data-unkept-at="tab"]')).to_be_visible()
    expect(page.locator("[data-keep]")).not_to_be_checked()
    assert axe_violations(page) == []
    assert [run["day"] for run in saved_now(page)["diary"]["entries"]] == ["2026-11-02"]
    page.reload()
    expect(page.locator("[data-entries] li")).to_have_count(1)


def test_answers_that_a_full_phone_does_not_take_are_saved_as_a_file(open_page: Open) -> None:
    page = open_page("symptoms")
    pick(page, "RF-02", "no")
    page.evaluate(f"() => {{{FILL}}}")

    page.locator("[data-keep]").click()  # it does not stay ticked

    expect(page.locator("[data-unkept]")).to_be_visible()
    assert saved_now(page)[""]["answers"] == {"RF-02": "no"}


def saved_now(page: Page) -> Any:
    """What is in the file that the page offers when it cannot keep."""
    with page.expect_download() as download:
        page.locator("[data-unkept-save]").click()
    assert download.value.suggested_filename.startswith("my-data-")
    return json.loads(download.value.path().read_text())["places"]


def test_a_phone_that_has_become_full_loses_no_run(open_page: Open) -> None:
    page = open_page("diary")
    keep_on_the_phone(page, {"entries": []}, DIARY)
    page.reload()
    for day in (2, 4, 6, 8, 10):
        save_run(page, f"2026-11-{day:02d}")
    page.evaluate(f"() => {{{FILL}}}")

    save_run(page, "2026-11-12")

    expect(page.locator("[data-unkept]")).to_be_visible()
    expect(page.locator("[data-status]")).to_be_empty()
    page.reload()
    expect(page.locator("[data-entries] li")).to_have_count(6)
    expect(page.locator("[data-unkept]")).to_be_visible()
    assert runs_on(new_tab(page, "diary")) == 5
    page.evaluate(MAKE_ROOM)
    save_run(page, "2026-11-14")
    expect(page.locator("[data-unkept]")).to_be_hidden()
    assert runs_on(new_tab(page, "diary")) == 7
    assert kept(page, storage="sessionStorage") is None


def test_a_browser_that_stores_nothing_says_so_and_calls_nothing_kept(open_page: Open) -> None:
    page = open_page("symptoms")
    page.evaluate(REFUSE)
    pick(page, "RF-01", "no")
    expect(page.locator('[data-unkept-at="page"]')).to_be_visible()

    page.locator("[data-keep]").click()

    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.locator("[data-status]")).to_be_empty()
    expect(page.locator('[name="RF-01"][value="no"]')).to_be_checked()


def test_nothing_is_kept_until_the_one_question_is_answered(open_page: Open) -> None:
    page = open_page("diary")
    page.evaluate(COUNT_PERSIST)
    expect(page.locator("[data-keep-question]")).to_be_hidden()

    save_run(page, "2026-11-02")

    expect(page.locator("[data-keep-question]")).to_be_visible()
    expect(page.locator("[data-status]")).to_contain_text(
        page.locator("[data-keep-question] h2").inner_text().strip()
    )
    assert (kept(page), axe_violations(page), sideways(page)) == (None, [], 0)
    page.locator("[data-keep-yes]").click()
    expect(page.locator("[data-keep-question]")).to_be_hidden()
    assert len(kept(page)["entries"]) == 1
    assert page.evaluate("window.persisting") == 1


def test_who_does_not_want_it_kept_is_asked_once(open_page: Open) -> None:
    page = open_page("diary")
    save_run(page, "2026-11-02")
    page.locator("[data-keep-no]").click()
    page.reload()
    save_run(page, "2026-11-04")

    expect(page.locator("[data-entries] li")).to_have_count(2)
    expect(page.locator("[data-keep-question]")).to_be_hidden()
    assert kept(page) is None


def test_the_first_result_asks_whether_to_keep_the_answers(open_page: Open) -> None:
    page = open_page("symptoms")
    pick(page, "RF-01", "yes")
    expect(page.locator("[data-keep-question]")).to_be_hidden()
    page.locator("[data-next]").click()

    expect(page.locator("[data-keep-question]")).to_be_visible()
    expect(page.locator("[data-leave-now]:visible")).to_have_count(1)
    page.locator("[data-keep-yes]").click()

    assert kept(page, ANSWERS)["answers"] == {"RF-01": "yes"}
    expect(page.locator("[data-leave-now]:visible")).to_have_count(1)


def test_leaving_at_once_leaves_nothing_that_was_not_kept(open_page: Open) -> None:
    page = open_page("diary")
    address = page.url
    save_run(page, "2026-11-02")
    page.locator("[data-leave-now]:visible").first.click()
    page.wait_for_url("about:blank")

    page.goto(address)

    page.locator(READY).last.wait_for()
    assert (runs_on(page), page.evaluate("sessionStorage.length")) == (0, 0)


def test_the_page_says_when_a_browser_deletes_and_starts_anew_after_it_did(open_page: Open) -> None:
    page = open_page("diary")
    keep_on_the_phone(page, {"entries": []}, DIARY)
    page.reload()
    save_run(page, "2026-11-02")
    expect(page.locator("[data-keep-box]")).to_contain_text("seven days")

    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.reload()

    page.locator(READY).last.wait_for()
    assert (runs_on(page), page.locator("[data-keep]").is_checked()) == (0, False)
    save_run(page, "2026-11-04")
    expect(page.locator("[data-keep-question]")).to_be_visible()


def test_a_kept_diary_reminds_of_a_file_until_one_is_saved(open_page: Open) -> None:
    page = open_page("diary", timezone_id="Europe/London")
    page.clock.install(time=NEW_YEAR)
    run = {"day": "2026-11-02", "stage": 3, "minutes": 28, "during": 1, "pelvic": "none", "morning": "usual"}
    keep_on_the_phone(page, {"entries": [{**run, "stopped": False}]}, DIARY)
    page.reload()
    expect(page.locator("[data-file-old]")).to_be_visible()

    with page.expect_download():
        page.locator("[data-json]").click()

    expect(page.locator("[data-file-old]")).to_be_hidden()
    assert kept(page)["filed"] == "2026-12-30"


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_form_left_open_overnight_is_about_the_new_day(open_page: Open, zone: str) -> None:
    page = open_page("index", timezone_id=zone)
    page.clock.install(time=NEW_YEAR)
    go(page, "diary")
    today = page.locator('[name="day"]').input_value()
    save_run(page, during=6)

    page.clock.fast_forward(24 * 3600 * 1000)

    tomorrow = datetime.fromisoformat(today).date() + timedelta(days=1)
    expect(page.locator('[name="day"]')).to_have_value(str(tomorrow))
    save_run(page, during=1)
    found = [(entry["day"], entry["during"]) for entry in kept(page, storage="sessionStorage")["entries"]]
    assert found == [(today, 6), (str(tomorrow), 1)]


def test_a_run_that_is_being_written_at_midnight_stays_on_its_day(open_page: Open) -> None:
    page = open_page("index", timezone_id="Europe/London")
    page.clock.install(time=NEW_YEAR)
    go(page, "diary")
    write_run(page, 3)

    page.clock.fast_forward(24 * 3600 * 1000)

    expect(page.locator('[name="day"]')).to_have_value("2026-12-30")
    expect(page.locator('[name="minutes"]')).to_have_value("25")


def test_a_clock_that_is_set_back_sets_the_offered_day_back(open_page: Open) -> None:
    page = open_page("index", timezone_id="Europe/London")
    page.clock.install(time=NEW_YEAR)
    go(page, "diary")

    page.clock.set_system_time(NEW_YEAR - timedelta(days=3))
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.locator('[name="day"]')).to_have_value("2026-12-27")


def test_a_lock_that_ends_overnight_opens_the_plan_in_the_morning(open_page: Open) -> None:
    page = open_page("index", timezone_id="Europe/London")
    page.clock.install(time=NEW_YEAR)
    birth = NEW_YEAR.date() + timedelta(days=1, weeks=-12)
    keep_answers(page, {"CK-34": "2", "CK-34.day": str(birth)})
    go(page, "plan")
    expect(page.locator('[data-lock="not-yet"]')).to_be_visible()

    page.clock.fast_forward(24 * 3600 * 1000)

    expect(page.locator("[data-planner] [data-open]")).to_be_visible()
    expect(page.locator('[data-lock="not-yet"]')).to_be_hidden()
