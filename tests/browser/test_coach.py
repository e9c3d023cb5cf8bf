"""Promises of the coach: never squeezing before the branch, and time that does not drift."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.phone import keep_answers
from tests.browser.test_page import axe_violations, sideways

Open = Callable[..., Page]
TIGHT = {"CK-16": "3", "CK-18": "2"}
FLAGS_NO = {f"RF-{n:02}": "no" for n in [*range(1, 44), *range(50, 54)]}


def open_coach(open_page: Open, answers: dict[str, str] | None = None, **options: Any) -> Locator:
    page = open_page("symptoms", **options)
    keep_answers(page, answers or {})
    page.goto(page.url.replace("symptoms", "plan"))
    coach = page.locator("[data-component='coach'][data-ready]")
    coach.wait_for()
    return coach


def choose(coach: Locator, choice: str) -> None:
    coach.locator(f'[name="branch"][value="{choice}"]').check()


def test_nothing_is_advised_before_the_branch_question(open_page: Open) -> None:
    coach = open_coach(open_page)

    expect(coach.locator("[data-branch]:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("choice", "branch"), [("weak", "strength"), ("tight", "relax"), ("unsure", "relax")]
)
def test_the_answer_chooses_the_branch(open_page: Open, choice: str, branch: str) -> None:
    coach = open_coach(open_page)

    choose(coach, choice)

    expect(coach.locator("[data-branch]:visible")).to_have_count(1)
    expect(coach.locator(f'[data-branch="{branch}"]')).to_be_visible()
    assert axe_violations(coach.page) == []


def test_tight_signs_rule_squeezing_out_whatever_is_chosen(open_page: Open) -> None:
    coach = open_coach(open_page, FLAGS_NO | TIGHT)

    choose(coach, "weak")

    expect(coach.locator('[data-branch="relax"]')).to_be_visible()
    expect(coach.locator('[data-branch="strength"]')).to_be_hidden()
    expect(coach.locator("[data-ruled-out]")).to_be_visible()


def test_an_urgent_sign_comes_before_practice(open_page: Open) -> None:
    coach = open_coach(open_page, {"RF-01": "yes"})

    expect(coach.locator("[data-locked]")).to_be_visible()
    expect(coach.locator("[data-open]")).to_be_hidden()


def test_a_minute_of_breathing_does_not_drift(open_page: Open) -> None:
    coach = open_coach(open_page)
    page = coach.page
    module = (page.locator("script[src*='page.js']").evaluate("(e) => e.src") or "").split("page.js")[0]
    page.clock.install()
    page.evaluate(
        """async (module) => {
          const { startPacer } = await import(module);
          window.told = [];
          const late = (place) => { window.told.push([performance.now(), place]); };
          window.began = performance.now();
          startPacer([{ say: "in", seconds: 4 }, { say: "out", seconds: 6 }], 6, late);
        }""",
        module + "components/coach/pacer.js",
    )

    for _ in range(61):
        page.clock.run_for(1017)

    told = page.evaluate("window.told.map(([at, place]) => [at - window.began, place?.index ?? null])")
    wanted = [start for cycle in range(6) for start in (cycle * 10_000, cycle * 10_000 + 4000)] + [60_000]
    assert [index for _, index in told] == [0, 1] * 6 + [None]
    assert all(abs(at - due) <= 50 for (at, _), due in zip(told, wanted, strict=True)), told


def test_a_pace_can_be_followed_paused_and_stopped(open_page: Open) -> None:
    coach = open_coach(open_page, reduced_motion="reduce")
    choose(coach, "tight")
    page = coach.page
    page.clock.install()

    coach.locator('[data-start="breathing"]').click()
    expect(coach.locator("[data-say]")).to_have_text("Breathe in and soften")
    page.clock.run_for(4100)
    expect(coach.locator("[data-say]")).to_have_text("Breathe out gently")
    coach.locator("[data-pause]").click()
    page.clock.run_for(60_000)
    expect(coach.locator("[data-say]")).to_have_text("Breathe out gently")
    coach.locator("[data-pause]").click()
    page.clock.run_for(6000)
    expect(coach.locator("[data-count]")).to_have_text("2 of 30")
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways(page) <= 0
    coach.locator("[data-stop-pace]").click()

    expect(coach.locator("[data-pace]")).to_be_hidden()


def test_the_step_beat_follows_a_persons_own_number(open_page: Open) -> None:
    coach = open_coach(open_page)
    coach.locator("[data-beat]").click()
    expect(coach.locator("[data-beat-words]")).to_contain_text("from 100 to 240")
    steps = coach.locator('[name="steps"]')
    expect(steps).to_be_focused()
    expect(steps).to_have_accessible_description(re.compile("from 100 to 240"))

    steps.fill("160")
    expect(steps).to_have_attribute("aria-invalid", "false")
    expect(coach.locator("[data-beat-words]")).to_be_empty()
    coach.locator('[name="more"]').select_option("1.05")
    coach.locator("[data-beat]").click()

    expect(coach.locator("[data-beat-words]")).to_have_text("168 steps a minute.")
    expect(coach.locator("[data-say]")).to_have_text("Step")


@pytest.mark.parametrize("answers", [{"CK-07": "yes"}, {"CK-34": "2"}])
def test_no_step_rate_is_advised_when_running_is_locked(open_page: Open, answers: dict[str, str]) -> None:
    coach = open_coach(open_page, answers)

    expect(coach.locator("[data-running]")).to_be_hidden()
    expect(coach.locator('[name="branch"]').first).to_be_visible()
