"""Promises of the plan page: gated by signs, equal to Python, and made on the phone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.amount import amount
from tests.browser.phone import keep, keep_answers
from tests.browser.test_diary import random_diary
from tests.browser.test_page import axe_violations, sideways
from tests.calendar_app import CalendarApp
from tests.conftest import NAME
from tests.long import first_ones
from tests.model.plan.longest_run import longest_run_next
from widgets.model.content.content import Content
from widgets.model.plan.progress import rescheduled
from widgets.model.plan.runs import read_runs
from widgets.model.plan.schedule import WEEKDAYS, schedule

Open = Callable[..., Page]
CASES = amount(3000)
DAYS = [("mon",), ("tue", "thu"), ("mon", "wed", "sat"), ("wed", "fri", "sun"), ("fri", "sun", "tue")]
SCHEDULES = """async ([module, cases]) => {
  const { schedule } = await import(module);
  const { programmes } = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map(([id, start, days, stage]) =>
    schedule(programmes.find((p) => p.id === id).steps, start, days, stage)
      .map((s) => [s.number, s.day, s.step.stage, s.step.run, s.step.minutes]));
}"""
MOVED = """async ([module, cases]) => {
  const { rescheduled, longestNext } = await import(module);
  const { programmes, diary } = JSON.parse(document.querySelector("script[data-state]").textContent);
  const { steps } = programmes.find((programme) => programme.id === diary.programme);
  return cases.map(([plan, entries, today]) => [
    rescheduled(diary, steps, plan, entries, today).map((s) => [s.number, s.day, s.step.stage]),
    longestNext(diary, entries, today) ?? null,
  ]);
}"""


def open_plan(
    open_page: Open,
    answers: dict[str, str] | None = None,
    entries: list[dict[str, Any]] | None = None,
    choices: dict[str, Any] | None = None,
    **options: Any,
) -> Page:
    page = open_page("index", **options)
    keep_answers(page, answers or {})
    keep(page, {"entries": entries or []}, "diary")
    keep(page, {"choices": choices or {}}, "plan")
    page.goto(f"{page.url}plan")
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()
    return page


def base(page: Page) -> str:
    source = page.locator("script[src*='page.js']").evaluate("(e) => e.src") or ""
    return source.split("page.js")[0] + "components/plan_builder/"


def tick_all(page: Page) -> None:
    for box in page.locator("[data-readiness]:visible input").all():
        box.check()


def fill_in(page: Page, days: tuple[str, ...] = ("mon", "wed", "sat"), start: str = "2027-01-04") -> None:
    page.locator('[name="programme"][value="gentle"]').check()
    for day in days:
        page.locator(f'[name="weekdays"][value="{WEEKDAYS.index(day)}"]').check()
    page.locator('[name="start"]').fill(start)
    page.locator('[name="at"]').fill("07:00")


def make(page: Page) -> None:
    page.locator("[data-make]").click()


MADE = {
    "programme": "gentle", "stage": "0", "weekdays": ["0", "2", "5"], "at": "07:00", "made": True
}  # fmt: skip


def change(page: Page) -> None:
    """Unfolds the form of a plan that was made."""
    page.locator("[data-change-plan] > summary").click()


def delete(page: Page) -> None:
    page.locator("[data-delete]").click()
    page.locator("[data-delete-yes]").click()


def test_the_browser_makes_the_same_plans_as_python(open_page: Open, content: Content) -> None:
    page = open_plan(open_page)
    draw = random.Random(5)  # noqa: S311 - not for secrets
    cases = []
    for _ in range(CASES):
        programme = draw.choice(content.plan.programmes)
        start = date(2024, 1, 1) + timedelta(days=draw.randrange(27000))
        cases.append((programme.id, start, draw.choice(DAYS), draw.randint(programme.first, programme.last)))

    sent = [[p, str(s), sorted(map(WEEKDAYS.index, d)), stage] for p, s, d, stage in cases]
    found = page.evaluate(SCHEDULES, [base(page) + "schedule.js", sent])

    for (programme_id, start, days, stage), made in zip(cases, found, strict=True):
        wanted = schedule(content, start, days, stage, programme_id)
        assert made == [[s.number, str(s.day), s.stage, s.run_minutes, s.total_minutes] for s in wanted]


def test_the_diary_moves_plans_in_the_browser_as_in_python(open_page: Open, content: Content) -> None:
    page = open_plan(open_page)
    draw = random.Random(13)  # noqa: S311 - not for secrets
    cases = []
    for _ in range(CASES):
        entries = random_diary(draw)
        start = date(2025, 12, 25) + timedelta(days=draw.randrange(30))
        today = date.fromisoformat(entries[-1]["day"]) + timedelta(days=draw.choice((0, 1, 2, 3, 8, 20, 40)))
        entries = entries if draw.random() < 0.9 else []
        missed = [today + timedelta(days=draw.randint(-9, 1)) for _ in range(draw.choice((0, 0, 1, 2)))]
        cases.append((start, draw.choice(DAYS), draw.randint(0, 15), entries, today, missed))

    sent = [
        [
            {
                "start": str(s),
                "days": sorted(map(WEEKDAYS.index, d)),
                "stage": stage,
                "missed": [*map(str, m)],
            },
            entries,
            str(today),
        ]
        for s, d, stage, entries, today, m in cases
    ]
    found = page.evaluate(MOVED, [base(page) + "../diary/replay.js", sent])

    for (start, days, stage, entries, today, missed), (sessions, longest) in zip(cases, found, strict=True):
        runs = read_runs(entries)
        wanted = rescheduled(content, start, days, stage, runs, today, missed)
        assert sessions == [[s.number, str(s.day), s.stage] for s in wanted]
        assert longest == longest_run_next(content, runs, today)


def test_a_runner_with_a_bone_sign_gets_no_plan(open_page: Open) -> None:
    page = open_plan(open_page, {"CK-07": "yes"})

    expect(page.locator('[data-lock="bone"]')).to_be_visible()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()
    assert axe_violations(page) == []


def run(days_ago: int, during: int, morning: str = "usual", stage: int = 3) -> dict[str, Any]:
    day = str(date.today() - timedelta(days=days_ago))
    entry = {"day": day, "stage": stage, "minutes": 28, "during": during, "pelvic": "none"}
    return {**entry, "stopped": False, "morning": morning}


def test_green_green_amber_red_moves_the_plan_and_its_calendar(open_page: Open) -> None:
    entries = [run(7, 1), run(5, 2), run(2, 3, "settled"), run(0, 6, "")]
    page = open_plan(open_page, {"CK-26": "2"}, entries)
    tick_all(page)
    expect(page.locator("[data-suggestion]")).to_contain_text("step 1")
    fill_in(page, ("tue", "thu", "sun"), str(date.today() - timedelta(days=7)))

    make(page)

    expect(page.locator("[data-moved]")).to_contain_text("your last run was red")
    with page.expect_download() as download:
        page.locator("[data-calendar]").click()
    first, *_ = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert "step 1" in str(first["SUMMARY"]) and "-5@" in str(first["UID"])
    assert first["DTSTART"].dt.date() >= date.today() + timedelta(days=2)
    assert axe_violations(page) == []


def test_a_run_that_had_to_be_stopped_locks_the_plan(open_page: Open) -> None:
    page = open_plan(open_page, entries=[run(3, 1), {**run(1, 2), "stopped": True}])

    expect(page.locator('[data-lock="stopped"]')).to_be_visible()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()
    assert axe_violations(page) == []


def test_after_the_last_step_there_are_words_and_no_dates(open_page: Open) -> None:
    page = open_plan(open_page, entries=[run(7, 0, stage=15), run(5, 0, stage=15), run(2, 1, stage=15)])
    tick_all(page)
    fill_in(page, ("tue", "thu", "sun"), str(date.today() - timedelta(days=7)))

    make(page)

    expect(page.locator("[data-moved]")).to_contain_text("passed the last step")
    expect(page.locator("[data-dated]")).to_be_hidden()


def test_how_many_runs_a_week_leaves_the_days_to_the_person(open_page: Open) -> None:
    page = open_plan(open_page)
    often, days = page.locator('[name="often"]'), page.locator('[name="weekdays"]:checked')
    page.locator('[name="weekdays"][value="1"]').check()

    often.select_option("3")
    assert [box.get_attribute("value") for box in days.all()] == ["1"]
    expect(page.locator("[data-often-words]")).to_have_text("Days chosen: 1 of 3.")
    expect(page.locator("[data-usual]")).to_be_hidden()
    page.locator('[name="weekdays"][value="1"]').uncheck()
    expect(often).to_have_value("3")
    page.locator("[data-usual]").click()

    assert [box.get_attribute("value") for box in days.all()] == ["0", "2", "5"]
    expect(page.locator("[data-often]")).to_be_hidden()


def test_readiness_does_not_scold_before_a_tick(open_page: Open) -> None:
    page = open_plan(open_page)
    suggestion = page.locator("[data-suggestion]")

    expect(suggestion).not_to_contain_text("not ticked")
    page.locator("[data-readiness]:visible input").first.check()

    expect(suggestion).to_contain_text("4 not ticked")


def test_a_first_day_that_is_over_is_refused(open_page: Open) -> None:
    page = open_plan(open_page)
    yesterday = date.today() - timedelta(days=1)
    fill_in(page, start=str(yesterday))

    make(page)

    expect(page.locator("[data-errors] button")).to_have_text([re.compile("has passed. Choose today")])
    expect(page.locator("[data-plan]")).to_be_hidden()
    page.locator('[name="start"]').fill(str(date.today()))
    make(page)
    expect(page.locator("[data-plan]")).to_be_visible()


def test_a_plan_that_has_begun_stays(open_page: Open) -> None:
    begun = {**MADE, "start": str(date.today() - timedelta(days=9))}
    page = open_plan(open_page, choices=begun)

    expect(page.locator("[data-plan]")).to_be_visible()
    change(page)
    page.locator('[name="goal"]').fill("run")
    expect(page.locator("[data-plan]")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_a_plan_can_be_made_by_keyboard_alone(open_page: Open) -> None:
    page = open_plan(open_page)
    for box in page.locator("[data-readiness]:visible input").all():
        tab_to(page, f'[value="{box.get_attribute("value")}"]')
        page.keyboard.press("Space")
    tab_to(page, "[name=programme]")
    page.keyboard.press("Space")
    tab_to(page, "[name=often]")
    page.keyboard.type("3")
    tab_to(page, "[data-usual]")
    page.keyboard.press("Enter")
    tab_to(page, "[name=start]")
    page.keyboard.type("04012027")
    tab_to(page, "[name=at]")
    page.keyboard.type("0700AM")
    tab_to(page, "[data-make]")

    page.keyboard.press("Enter")

    expect(page.locator("[data-plan]")).to_be_focused()
    expect(page.locator(".sw-session")).to_have_count(45)


@pytest.mark.parametrize("paper", first_ones(["A4", "Letter"], 1))
def test_the_fridge_page_is_one_sheet_that_explains_its_colours(
    open_page: Open, tmp_path: Path, paper: str
) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    page.locator('[name="goal"]').fill("run with Ana")
    make(page)
    days = page.locator(".sw-session [data-day]").all_text_contents()

    page.pdf(path=tmp_path / "plan.pdf", format=paper)

    pdf = PdfReader(tmp_path / "plan.pdf")
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert len(pdf.pages) == 1
    assert [word for word in ("Green", "Amber", "Red", "Call 995", "run with Ana") if word not in text] == []
    assert [day for day in days if day not in text] == []
    assert [word for word in ("Make my plan", "emergency signs", "Open a chart") if word in text] == []
    assert [link for sheet in pdf.pages for link in sheet.get("/Annots", [])] == []


def test_an_urgent_sign_locks_the_plan(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-20": "yes"})

    expect(page.locator('[data-lock="today"]')).to_be_visible()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()


def test_five_weeks_after_a_birth_is_not_yet_with_the_sources(open_page: Open) -> None:
    page = open_plan(open_page, {"CK-34": "2"})

    lock = page.locator('[data-lock="not-yet"]')
    expect(lock).to_be_visible()
    for source in ("R01", "R02", "R11"):
        expect(lock.locator(f'a[href="#{source}"]')).to_be_visible()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()


def test_months_after_a_birth_the_tests_are_asked(open_page: Open) -> None:
    page = open_plan(open_page, {"CK-34": "3"})

    expect(page.locator('[data-readiness="postnatal"]')).to_be_visible()


def test_without_readiness_there_is_walking_and_no_running(open_page: Open) -> None:
    page = open_plan(open_page)
    fill_in(page)

    options = page.locator('[name="stage"] option')
    expect(options).to_have_count(1)
    make(page)
    expect(page.locator("[data-weeks] [data-words]").first).to_contain_text("Brisk walk")
    expect(page.locator("[data-suggestion]")).to_contain_text("not ticked")
    change(page)
    page.locator('[name="programme"][value="couch-to-5k"]').check()
    expect(page.locator("[data-suggestion]")).to_have_text(re.compile(r"^\d not ticked\. This plan starts"))


def test_a_plan_is_made_shown_and_kept_over_a_reload(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    page.locator('[name="stage"]').select_option("3")
    page.locator('[name="goal"]').fill("run with <b>Ana</b>")

    make(page)

    expect(page.locator("[data-caption]")).to_contain_text("from 27 to 84 minutes a week, by week 13")
    expect(page.locator("[data-goal]")).to_contain_text("run with <b>Ana</b>")
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways(page) <= 0
    page.reload()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()
    expect(page.locator(".sw-session")).to_have_count(39)
    assert page.locator('[name="stage"]').input_value() == "3"


def test_what_is_missing_is_said_and_linked(open_page: Open) -> None:
    page = open_plan(open_page)

    make(page)

    errors = page.locator("[data-errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("button")).to_have_count(4)
    assert axe_violations(page) == []
    expect(errors.locator("h3")).to_be_visible()
    errors.locator("button").nth(2).click()
    expect(page.locator('[name="start"]')).to_be_focused()


def test_a_line_goes_when_its_field_is_mended(open_page: Open) -> None:
    page = open_plan(open_page)
    make(page)
    start = page.locator('[name="start"]')
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(start).to_have_accessible_description(re.compile("first day"))

    start.fill("2027-01-04")

    expect(start).to_have_attribute("aria-invalid", "false")
    expect(start).to_have_accessible_description("")
    expect(page.locator("[data-errors] button")).to_have_count(3)
    fill_in(page)
    expect(page.locator("[data-errors]")).to_be_hidden()
    expect(page.locator("[data-plan]")).to_be_hidden()  # nobody has asked for it again


def test_a_plan_that_goes_says_why(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)

    change(page)
    page.locator('[name="at"]').fill("")

    expect(page.locator("[data-plan]")).to_be_hidden()
    expect(page.locator("[data-errors] button")).to_have_text(["Choose a time of day, such as 07:00."])


def test_a_day_that_cannot_be_read_makes_no_plan(open_page: Open) -> None:
    page = open_plan(open_page)
    fill_in(page)
    page.locator('[name="start"]').fill("")
    page.locator('[name="start"]').press_sequentially("12")  # a month without its day

    make(page)

    expect(page.locator("[data-errors] button")).to_have_text(["Choose your first day."])


def test_what_is_missing_is_announced_once(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "yes"}, choices={"made": True})

    boxes = page.locator(".sw-errors")

    assert boxes.count() == 2
    for box in boxes.all():  # they take the focus, so no alert says the same
        expect(box).not_to_have_attribute("role", "alert")
        expect(box.locator("[role=alert]")).to_have_count(0)
    page.locator("[data-clear-me]").click()
    expect(page.locator("[data-clearing-errors]")).to_be_focused()
    expect(page.locator('[name="began"]')).to_have_accessible_description(re.compile("started"))
    page.locator('[name="began"]').fill(str(date.today()))
    expect(page.locator('[name="began"]')).to_have_attribute("aria-invalid", "false")
    assert axe_violations(page) == []


def test_two_days_in_a_row_are_refused_in_words(open_page: Open) -> None:
    page = open_plan(open_page)
    fill_in(page, ("sun", "mon"))

    make(page)

    expect(page.locator("[data-errors]")).to_contain_text("Sunday and Monday are two days in a row")
    expect(page.locator("[data-plan]")).to_be_hidden()


def test_a_session_can_be_swapped_for_another_sport(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)

    page.locator('[data-swap="2"]').select_option("cycle")

    session = page.locator(".sw-session").nth(1)
    expect(session.locator("[data-words]")).to_have_text("Cycle.")
    expect(session.locator("[data-caution]")).to_contain_text("Stop if you feel numbness")
    expect(page.locator('[data-swap="2"]')).to_be_focused()


def test_the_calendar_can_be_saved_with_the_network_cut(open_page: Open) -> None:
    page = open_plan(open_page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    tick_all(page)
    fill_in(page)
    make(page)

    with page.expect_download() as download:
        page.locator("[data-calendar]").click()

    assert download.value.suggested_filename == "running-plan.ics"
    events = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert len(events) == 45
    assert "Run and walk, step 1" in str(events[0]["SUMMARY"])


def save_calendar(page: Page, button: str = "[data-calendar]") -> str:
    with page.expect_download() as download:
        page.locator(button).click()
    return download.value.path().read_bytes().decode()


def planned_days(page: Page) -> int:
    return page.locator(".sw-session").count()


def test_a_calendar_holds_the_plan_of_now_after_each_change(open_page: Open) -> None:
    page, app = open_plan(open_page, timezone_id="Europe/London"), CalendarApp()
    tick_all(page)
    fill_in(page)
    make(page)
    expect(page.locator("[data-calendar-first]")).to_be_visible()

    app.open(save_calendar(page))
    assert len(app.days()) == planned_days(page) == 45
    expect(page.locator("[data-calendar-first]")).to_be_hidden()

    change(page)
    page.locator('[name="stage"]').select_option("6")
    app.open(save_calendar(page))
    assert len(app.days()) == planned_days(page) < 45

    page.reload()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()
    change(page)
    page.locator('[name="programme"]:not(:checked)').first.check()
    app.open(save_calendar(page))
    assert len(app.days()) == len(set(app.days())) == planned_days(page)
    assert {start.hour for start in app.starts("Asia/Singapore")} == {7}
    assert axe_violations(page) == []


def test_a_file_after_the_clock_was_set_back_is_newer(open_page: Open) -> None:
    page, app = open_plan(open_page), CalendarApp()
    tick_all(page)
    fill_in(page, start="2027-03-01")
    make(page)
    app.open(save_calendar(page))

    page.clock.set_fixed_time(datetime(2026, 1, 5, 12, tzinfo=UTC))
    change(page)
    page.locator('[name="at"]').fill("18:30")
    app.open(save_calendar(page))

    assert {start.hour for start in app.starts("Europe/London")} == {18}


def test_runs_in_the_calendar_can_be_taken_out_when_the_plan_is_deleted(open_page: Open) -> None:
    page, app = open_plan(open_page), CalendarApp()
    tick_all(page)
    fill_in(page)
    make(page)
    expect(page.locator("[data-calendar-left]")).to_be_hidden()
    app.open(save_calendar(page))
    delete(page)

    app.open(save_calendar(page, "[data-cancel-calendar]"))

    assert app.days() == []
    stored = page.evaluate("JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage)])")
    assert f"{NAME}:plan" not in stored


def test_a_sign_that_locks_the_plan_offers_to_take_its_runs_out(open_page: Open) -> None:
    held = {"sequence": 5, "begins": {"1": "2001-01-01T07:00", "2": "2099-01-01T07:00"}}
    page = open_plan(open_page, {"CK-07": "yes"}, choices={"made": True, "calendar": held})
    app = CalendarApp()

    app.open(save_calendar(page, "[data-cancel-calendar]"))

    expect(page.locator('[data-lock="bone"]')).to_be_visible()
    expect(page.locator("[data-left-words]")).to_contain_text(": 1.")  # what is over stays
    assert app.days() == []
    assert axe_violations(page) == []
    assert not sideways(page)


def test_a_deleted_plan_leaves_nothing(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)

    page.locator("[data-delete]").click()
    expect(page.locator("[data-plan]")).to_be_visible()
    page.locator("[data-delete-yes]").click()

    expect(page.locator("[data-undo]")).to_be_focused()
    expect(page.locator("[data-plan]")).to_be_hidden()
    stored = page.evaluate("JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage)])")
    assert f"{NAME}:plan" not in stored


def test_a_deleted_plan_comes_back_as_it_was(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)
    page.locator("[data-keep]").check()
    delete(page)

    page.locator("[data-undo]").click()

    expect(page.locator("[data-plan]")).to_be_visible()
    expect(page.locator(".sw-session")).to_have_count(45)
    expect(page.locator("[data-keep]")).to_be_checked()


def test_the_fridge_page_prints_the_plan_and_not_the_form(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)

    page.emulate_media(media="print")

    expect(page.locator("[data-fridge] tbody tr")).to_have_count(15)
    expect(page.locator("[data-fridge] tbody tr").first).to_be_visible()
    expect(page.locator("[data-make]")).to_be_hidden()
    expect(page.locator("[data-today]")).to_be_hidden()
    expect(page.locator('[data-readiness="general"]')).to_be_hidden()
    expect(page.locator("[data-swap]").first).to_be_hidden()


def test_the_chart_to_explore_is_loaded_only_when_asked(open_page: Open) -> None:
    page = open_plan(open_page)
    tick_all(page)
    fill_in(page)
    make(page)
    page.wait_for_load_state("networkidle")
    assert not any("plotly" in request.url for request in page.watch.requests)  # type: ignore[attr-defined]

    page.locator("[data-explore]").click()

    bars = page.frame_locator(".sw-frame").locator(".bars .point")
    expect(bars).to_have_count(page.locator("[data-numbers] tr").count(), timeout=30_000)
    assert any("plotly" in request.url for request in page.watch.requests)  # type: ignore[attr-defined]
