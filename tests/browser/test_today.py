"""Promises of "Today" on the page of the plan: what is due, what was done or missed, and what it means."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import keep
from tests.browser.test_page import TARGET, axe_violations, sideways
from tests.browser.test_plan_builder import open_plan
from tests.conftest import NAME
from widgets.model.content.content import Content

Open = Callable[..., Page]
WEDNESDAY = "2026-12-02"


def run(day: str, during: int = 1, morning: str = "usual", **more: Any) -> dict[str, Any]:
    entry = {"day": day, "stage": 4, "minutes": 30, "during": during, "pelvic": "none", "stopped": False}
    return {**entry, "morning": morning, **more}


def plan(content: Content, **more: Any) -> dict[str, Any]:
    ready = [check.id for checks in content.plan.readiness for check in checks.checks]
    days = {"weekdays": ["0", "2", "5"], "start": "2026-11-23", "begun": "2026-11-23", "at": "07:00"}
    return {"programme": "gentle", "stage": "4", "ready": ready, "made": True, **days, **more}


@pytest.fixture
def on_a_day(open_page: Open, content: Content) -> Callable[..., Page]:
    """Opens the plan of somebody who runs on Mondays, Wednesdays and Saturdays, at a moment."""

    def opened(moment: str, *runs: dict[str, Any], **choices: Any) -> Page:
        page = open_plan(
            open_page, entries=list(runs), choices=plan(content, **choices), timezone_id="Europe/London"
        )
        at(page, moment)
        return page

    return opened


def at(page: Page, moment: str) -> None:
    page.clock.set_fixed_time(f"{moment}Z")
    page.reload()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()


def now(page: Page, part: str) -> str:
    return page.locator(f"[data-now-{part}]").inner_text()


def runs_of(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate(f"sessionStorage.getItem('stridewell:{NAME}:diary')")
    return json.loads(text)["entries"] if text else []


def choices_of(page: Page) -> dict[str, Any]:
    return json.loads(page.evaluate(f"sessionStorage.getItem('stridewell:{NAME}:plan')"))["choices"]


def log(page: Page, during: int, pelvic: str = "none") -> None:
    page.locator(f'[name="during"][value="{during}"]').check()
    page.locator(f'[name="pelvic"][value="{pelvic}"]').check()
    page.locator("[data-save-run]").click()


def test_a_day_with_a_run_shows_it_in_the_first_screen(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))

    assert "Wednesday" in now(page, "date")
    assert now(page, "title") == "Step 4, run 3 of 3"
    assert "run 2 min" in now(page, "words")
    box = page.locator("[data-done]").bounding_box()
    assert box and box["y"] + box["height"] < 844
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) <= 0


def test_a_day_of_rest_names_the_next_run(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-01T12:00:00", run("2026-11-28"), run("2026-11-30"))

    assert now(page, "title") == "A day of rest"
    assert "Wed, 2 Dec" in now(page, "words")
    expect(page.locator("[data-done]")).to_be_hidden()
    expect(page.locator("[data-could-not]")).to_be_hidden()


def test_the_form_knows_the_step_and_the_minutes(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))

    page.locator("[data-done]").click()

    expect(page.locator("[data-run]")).to_be_focused()
    expect(page.locator('[name="day"]')).to_have_value(WEDNESDAY)
    expect(page.locator('[data-today] [name="stage"]')).to_have_value("4")
    expect(page.locator('[name="minutes"]')).to_have_value("30")
    assert axe_violations(page) == []
    page.locator('[data-today] [name="stage"]').select_option("1")
    expect(page.locator('[name="minutes"]')).to_have_value("28")  # those of that step
    page.locator('[name="minutes"]').fill("25")
    page.locator('[data-today] [name="stage"]').select_option("2")
    expect(page.locator('[name="minutes"]')).to_have_value("25")  # what the person wrote stays
    log(page, 1)
    assert [(each["day"], each["stage"], each["minutes"]) for each in runs_of(page)][-1] == (WEDNESDAY, 2, 25)


def test_a_red_light_stands_where_the_person_is_with_reason_and_next_step(
    on_a_day: Callable[..., Page],
) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))
    page.locator("[data-done]").click()

    log(page, 6)

    box = page.locator("[data-next-box]")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_name(
        "Your run on Wed, 2 Dec Red: step back. Because pain was 6 out of 10. "
        "Rest from running for 2 days. Then go to step 2."
    )
    expect(page.locator('[data-light-words][data-light="red"]')).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-next]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-today] [data-status]")).to_have_text("Saved.")
    expect(page.locator("[data-planner] [data-status]")).to_be_empty()
    expect(page.locator("[data-new-signs]")).to_be_hidden()
    assert axe_violations(page) == []


def test_a_red_light_with_a_new_sign_says_whom_to_see(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"))
    page.locator("[data-done]").click()

    log(page, 1, "new")

    expect(page.locator("[data-light-because]")).to_have_text("Because a sign was new or worse.")
    expect(page.locator("[data-new-signs]")).to_contain_text("New leaking of poo: see your")
    expect(page.locator("[data-next]")).to_contain_text("If nothing here says that you should not run")


def test_a_run_that_had_to_be_stopped_locks_the_plan_at_once(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"))
    page.locator("[data-done]").click()
    page.locator('[name="stopped"]').check()

    log(page, 2)

    expect(page.locator("[data-next-box]")).to_be_focused()
    expect(page.locator('[data-light-words][data-light="black"]')).to_be_in_viewport()
    expect(page.locator("[data-now]")).to_be_hidden()
    expect(page.locator('[data-planner] [data-lock="stopped"]')).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()
    assert axe_violations(page) == []


def test_the_morning_is_asked_on_the_next_day_and_brings_the_light(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T19:00:00", run("2026-11-28"), run("2026-11-30"))
    page.locator("[data-done]").click()
    log(page, 2)
    ask = page.locator("[data-morning-box]")
    expect(ask).to_be_hidden()
    expect(page.locator("[data-next]")).to_contain_text("Come back tomorrow")

    at(page, "2026-12-03T07:00:00")
    expect(ask.locator("h2")).to_have_text("Your run on Wednesday: how do you feel this morning?")
    page.locator("[data-save-morning]").click()
    expect(page.locator('[name="morning"]').first).to_be_focused()
    expect(ask.locator("fieldset")).to_have_accessible_description("Choose how you felt.")
    page.locator('[name="morning"][value="usual"]').check()
    page.locator("[data-save-morning]").click()

    expect(page.locator("[data-next-box]")).to_be_focused()
    expect(page.locator('[data-light-words][data-light="green"]')).to_be_in_viewport()
    expect(page.locator("[data-light-because]")).to_have_text(
        "Because pain was 2 out of 10 and you felt the same as usual the next morning."
    )
    expect(ask).to_be_hidden()


def test_a_week_later_the_question_does_not_say_this_morning(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-09T07:00:00", run(WEDNESDAY, morning=""))

    expect(page.locator("[data-morning-ask]")).to_have_text(
        "Your run on Wed, 2 Dec: how did you feel the next morning?"
    )


def test_a_missed_run_waits_for_the_next_day_and_is_never_green(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))

    page.locator("[data-could-not]").click()

    expect(page.locator("[data-now]")).to_be_focused()
    assert now(page, "title") == "Not today, and that is fine"
    assert "Sat, 5 Dec" in now(page, "words")
    assert choices_of(page)["missed"] == [WEDNESDAY]
    assert len(runs_of(page)) == 2
    expect(page.locator(".sw-session [data-day]").first).to_have_text("Sat, 5 Dec")
    expect(page.locator(".sw-session [data-words]").first).to_contain_text("step 4")  # as before
    dot = page.locator(f'[data-day="{WEDNESDAY}"].sw-day-dot')
    expect(dot).to_have_accessible_name("Wed, 2 Dec: could not")
    assert axe_violations(page) == []
    page.locator("[data-could]").click()
    log(page, 1)
    assert choices_of(page)["missed"] == []
    assert [each["day"] for each in runs_of(page)][-1] == WEDNESDAY


def test_a_run_that_nobody_wrote_down_is_asked_after(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-03T12:00:00", run("2026-11-28"), run("2026-11-30"))

    expect(page.locator("[data-overdue-words]")).to_contain_text("Wed, 2 Dec")
    page.locator("[data-overdue-done]").click()
    expect(page.locator('[name="day"]')).to_have_value(WEDNESDAY)
    page.locator("[data-close-run]").click()
    page.locator("[data-overdue-not]").click()

    expect(page.locator("[data-overdue]")).to_be_hidden()
    assert choices_of(page)["missed"] == [WEDNESDAY]


@pytest.mark.parametrize(("day", "is_asked"), [("2026-12-01", True), ("2026-12-02", False)])
def test_a_run_of_a_week_ago_is_not_asked_after(
    on_a_day: Callable[..., Page], day: str, is_asked: bool
) -> None:
    page = on_a_day(f"{day}T12:00:00", weekdays=["2"])  # Wednesdays, the last on the 25th

    expect(page.locator("[data-overdue]")).to_be_visible(visible=is_asked)


def test_a_plan_remembers_a_hundred_missed_days(on_a_day: Callable[..., Page]) -> None:
    days = [f"2026-{month:02d}-{day:02d}" for month in range(1, 6) for day in range(1, 21)]
    page = on_a_day("2026-12-02T12:00:00", missed=days)

    page.locator("[data-could-not]").click()

    assert choices_of(page)["missed"] == [*days[1:], WEDNESDAY]


def test_couch_to_5k_keeps_its_dates_after_a_missed_run(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", programme="couch-to-5k", start="2026-11-30", begun="2026-11-30")
    assert now(page, "title") == "Step 1, run 2 of 3"

    page.locator("[data-could-not]").click()

    assert now(page, "words") == "This plan keeps its dates. You can repeat any week."


def test_without_a_script_the_steps_of_each_plan_are_listed(open_page: Open, content: Content) -> None:
    page = open_page("plan", java_script_enabled=False)

    lists = page.locator("[data-planner] noscript ol")
    steps = [len(programme.steps) for programme in content.plan.programmes]
    assert [each.locator("li").count() for each in lists.all()] == steps
    expect(lists.first.locator("li").nth(1)).to_contain_text("6 times: run 1 min, walk 2 min")
    expect(page.locator("[data-today]")).to_be_hidden()


def test_the_dots_of_two_weeks_open(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30", 3))
    dots = page.locator("[data-dot-week]")

    assert dots.nth(0).locator("button").all_inner_texts() == ["Mon\n=", "Wed", "Sat"]
    expect(dots.nth(1).locator("button")).to_have_count(3)
    dots.nth(0).locator("button").first.click()
    words = page.locator("[data-dot-words]").first
    expect(words).to_have_text("Mon, 30 Nov: amber. Step 4, 30 min, pain 3 out of 10.")
    dots.nth(0).locator("button").nth(2).click()
    expect(words).to_contain_text("Sat, 5 Dec: planned. Run and walk, step 4.")
    small = [
        box for dot in dots.locator("button").all() if (box := dot.bounding_box()) and box["width"] < TARGET
    ]
    assert small == []
    assert axe_violations(page) == []


def test_a_sign_in_the_checklist_leaves_no_session(open_page: Open, content: Content) -> None:
    page = open_plan(open_page, {"CK-07": "yes"}, [run("2026-11-30")], plan(content))

    expect(page.locator("[data-today]")).to_be_hidden()
    expect(page.locator('[data-planner] [data-lock="bone"]')).to_be_visible()


def test_without_a_plan_there_is_no_today(open_page: Open) -> None:
    page = open_plan(open_page, entries=[run("2026-11-30")])

    expect(page.locator("[data-today]")).to_be_hidden()


def test_the_diary_knows_the_plan_and_leads_back_to_it(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))
    page.goto(page.url.replace("/plan", "/diary"))
    page.locator("[data-component='diary'][data-ready]").wait_for()

    expect(page.locator('[name="minutes"]')).to_have_value("30")
    expect(page.locator('[name="stage"]')).to_have_value("4")
    page.get_by_role("link", name="See my plan with its new dates").click()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()

    expect(page.locator("[data-plan]")).to_be_focused()
    expect(page.locator("[data-plan] h2")).to_be_in_viewport()


def test_runs_written_here_are_kept_with_the_plan(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"))
    page.locator("[data-keep]").check()
    page.locator("[data-done]").click()

    log(page, 1)

    kept = page.evaluate(f"localStorage.getItem('stridewell:{NAME}:diary')")
    assert [each["day"] for each in json.loads(kept)["entries"]] == ["2026-11-28", WEDNESDAY]
    assert runs_of(page) == []


def test_a_run_written_in_the_diary_comes_to_an_open_plan(on_a_day: Callable[..., Page]) -> None:
    page = on_a_day("2026-12-02T12:00:00", run("2026-11-28"), run("2026-11-30"))

    keep(page, {"entries": [run("2026-11-30"), run(WEDNESDAY, 6, "")]}, "diary")
    page.evaluate("dispatchEvent(new Event('pageshow'))")

    assert now(page, "title") == "Done for today"
    expect(page.locator('[data-light-words][data-light="red"]')).to_be_visible()
