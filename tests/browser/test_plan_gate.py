"""Promises of the gate before a plan: equal to Python, with the reason in words, and a safe way back."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import keep, keep_answers
from tests.browser.test_diary import random_diary
from tests.browser.test_page import axe_violations, sideways
from tests.browser.test_plan_builder import base, delete, make, open_plan, run
from tests.long import first_ones
from tests.model.plan.test_locks import LOCKS
from tests.model.triage.answer_sets import answer_sets
from widgets.model.content.content import Content
from widgets.model.plan.clearance import got_worse, read_clearance, refusal, roles, signs_on
from widgets.model.plan.locks import locks_on, read_person
from widgets.model.plan.progress import cleared_sessions
from widgets.model.plan.runs import read_runs
from widgets.model.plan.weekdays import WEEKDAYS

Open = Callable[..., Page]
CASES = 1000
TODAY = date.today()
DAYS = [("mon",), ("tue", "thu"), ("mon", "wed", "sat")]
GATES = """async ([module, cases]) => {
  const { gateOf, refusalOf, signsOn } = await import(module);
  const { tables, safety, diary } = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map(([answers, runs, today, cleared]) => {
    const person = { tables, safety, diary, answers, runs, today };
    const { on, lock, roles, isWorse, refusal } = gateOf(person, cleared);
    return { on: on.map(({ lock, signs }) => [lock.id, signs]), roles, isWorse, lock, refusal,
      signs: signsOn(person, on) };
  });
}"""
SESSIONS = """async ([module, cases]) => {
  const { clearedSessions } = await import(module);
  const { programmes, diary, safety } = JSON.parse(document.querySelector("script[data-state]").textContent);
  const { steps } = programmes.find((programme) => programme.id === diary.programme);
  return cases.map(([start, days, entries, today, seen, missed]) =>
    clearedSessions(diary, steps, { start, days, missed }, entries, today,
      { seen, step: safety.clearedStep, days: safety.clearedDays })
      .map((s) => [s.number, s.day, s.step.stage]));
}"""
NEVER = [{"RF-01": "yes"}, {"RF-01": "unsure"}, {"RF-13": "yes"}, {"CK-34": "1"}]


def days_ago(days: int) -> str:
    return str(TODAY - timedelta(days=days))


def random_case(draw: random.Random, content: Content, answers: dict[str, str]) -> list[Any]:
    """Answers, a diary, a day near its end, and what was said of an examination on some day."""
    entries = random_diary(draw) if draw.random() < 0.7 else []
    last = date.fromisoformat(entries[-1]["day"]) if entries else date(2026, 1, 20)
    today = last + timedelta(days=draw.randrange(60))
    seen = last + timedelta(days=draw.randint(-30, 20))
    if draw.random() < 0.4:
        answers = answers | {"CK-34": "2", "CK-34.day": str(today - timedelta(days=draw.randint(60, 100)))}
    person = read_person(content, answers, read_runs(entries), today)
    signs = [sign for sign in signs_on(person, locks_on(person)) if draw.random() < 0.97]
    cleared = {"by": draw.choice(("doctor", "doctor", "physio")), "signs": signs}
    days = {"began": str(seen - timedelta(days=draw.randint(-2, 30))), "seen": str(seen)}
    return [answers, entries, str(today), cleared | days]


def in_python(
    content: Content, answers: dict[str, str], entries: list[Any], day: str, said: Any
) -> dict[str, Any]:
    today = date.fromisoformat(day)
    person = read_person(content, answers, read_runs(entries), today)
    on = locks_on(person)
    far = date(2100, 1, 1)
    clearance = read_clearance({**said, "began": min(said["began"], said["seen"])}, far)
    clearance = clearance.model_copy(update={"began": date.fromisoformat(said["began"])})
    why = refusal(person, on, clearance) if on else ""
    return {
        "on": [[each.lock.id, list(each.signs)] for each in on],
        "roles": list(roles(person, on)),
        "isWorse": got_worse(person, on),
        "lock": on[0].lock.id if on and why else "",
        "refusal": why,
        "signs": list(signs_on(person, on)),
    }


def test_the_browser_locks_and_clears_as_python_does(open_page: Open, content: Content) -> None:
    page = open_plan(open_page)
    draw = random.Random(31)  # noqa: S311 - not for secrets
    cases = [random_case(draw, content, answers) for answers in few_flags(content, draw)]

    found = page.evaluate(GATES, [base(page) + "clearance.js", cases])

    wanted = [in_python(content, *case) for case in cases]
    assert found == wanted
    locks = {lock for one in wanted for lock, _ in one["on"]}
    assert locks == {lock.id for lock in content.plan.safety.locks}
    reasons = {"", "never", "worse", "who", "dates", "weeks", "sign", "run"}
    assert {one["refusal"] for one in wanted if one["on"]} == reasons


def few_flags(content: Content, draw: random.Random) -> list[dict[str, str]]:
    """Thousands of answer sets; most of them with two flags only, so that not all are emergencies."""
    milder = [flag for flag in content.red_flags.flags if flag.level != "emergency"]
    made = []
    for answers in answer_sets(content, CASES, seed=31):
        if draw.random() < 0.6:
            flags = draw.sample(milder, 2)
            kept = {name: word for name, word in answers.items() if not name.startswith("RF")}
            answers = kept if draw.random() < 0.3 else {}
            answers |= {flag.id: draw.choice(("yes", "no", "unsure")) for flag in flags}
            answers |= {f"{flag.id}.worse": draw.choice(("no", "no", "yes")) for flag in flags if flag.worse}
        made.append(answers)
    return made


def test_the_browser_dates_the_one_step_as_python_does(open_page: Open, content: Content) -> None:
    page = open_plan(open_page)
    draw = random.Random(17)  # noqa: S311 - not for secrets
    cases = []
    for _ in range(500):
        entries = random_diary(draw)
        last = date.fromisoformat(entries[-1]["day"])
        today = last + timedelta(days=draw.choice((0, 1, 3, 8, 20, 40)))
        start = last + timedelta(days=draw.randint(-20, 10))
        seen = last + timedelta(days=draw.randint(-20, 0))
        missed = [today + timedelta(days=draw.randint(-9, 1)) for _ in range(draw.choice((0, 0, 1, 2)))]
        cases.append((start, draw.choice(DAYS), entries, today, seen, missed))

    sent = [
        [str(s), sorted(map(WEEKDAYS.index, d)), e, str(t), str(seen), [*map(str, m)]]
        for s, d, e, t, seen, m in cases
    ]
    found = page.evaluate(SESSIONS, [base(page) + "../diary/replay.js", sent])

    for (start, days, entries, today, seen, missed), made in zip(cases, found, strict=True):
        clearance = read_clearance({"by": "doctor", "began": str(seen), "seen": str(seen)}, today)
        wanted = cleared_sessions(content, start, days, read_runs(entries), today, clearance, missed)
        assert made == [[s.number, str(s.day), s.stage] for s in wanted]


ONE_EACH = {lock: answers for answers, lock in LOCKS if lock}


@pytest.mark.parametrize(("lock", "answers"), first_ones(ONE_EACH.items(), 4))
def test_each_lock_shows_its_own_reason_and_no_plan(
    open_page: Open, lock: str, answers: dict[str, Any]
) -> None:
    page = open_plan(open_page, {name: str(word) for name, word in answers.items()})

    shown = page.locator("[data-planner] [data-lock]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_attribute("data-lock", lock)
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()


@pytest.mark.long
def test_the_plan_and_the_diary_give_the_same_reason(open_page: Open) -> None:
    for lock, answers in ONE_EACH.items():
        page = open_plan(open_page, {name: str(word) for name, word in answers.items()})
        words = page.locator("[data-planner] [data-lock]:visible > p").first.inner_text()
        names = page.locator("[data-because]:visible li").all_inner_texts()
        page.goto(f"{page.url.removesuffix('plan')}diary")
        page.locator("[data-component='diary'][data-ready]").wait_for()

        assert page.locator("[data-locked] [data-lock]:visible > p").first.inner_text() == words, lock
        assert page.locator("[data-because]:visible li").all_inner_texts() == names
        page.context.close()


def test_a_pregnancy_shows_its_text_and_no_way_to_clear_it(open_page: Open) -> None:
    page = open_plan(open_page, {"CK-34": "1", "RF-36": "yes"})

    expect(page.locator('[data-lock="pregnant"]')).to_contain_text("Can I run while pregnant?")
    expect(page.locator("[data-clearing]")).to_be_hidden()
    assert axe_violations(page) == []


@pytest.mark.parametrize("answers", first_ones(NEVER, 2))
def test_there_is_no_form_while_nobody_can_clear_it(open_page: Open, answers: dict[str, str]) -> None:
    page = open_plan(open_page, answers)

    expect(page.locator("[data-clearing]")).to_be_hidden()


def examine(page: Page, began: str, seen: str, by: str = "doctor") -> None:
    page.locator('[name="examined"]').check()
    page.locator(f'[name="by"][value="{by}"]').check()
    page.locator('[name="began"]').fill(began)
    page.locator('[name="seen"]').fill(seen)
    page.locator("[data-clear-me]").click()


def test_an_examination_opens_step_1_and_only_that(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "yes"})
    assert axe_violations(page) == []

    examine(page, days_ago(9), days_ago(2), "physio")

    expect(page.locator("[data-cleared]")).to_be_focused()
    expect(page.locator("[data-cleared]")).to_contain_text("a physio examined you")
    expect(page.locator("[data-cleared]")).to_contain_text("bulge")
    expect(page.locator("[data-lock]:visible")).to_have_count(0)
    expect(page.locator("[data-which]")).to_be_hidden()
    assert page.locator('[name="stage"] option').all_inner_texts() == [
        "Step 1: Walk 5 min. 6 times: run 1 min, walk 2 min. Walk 5 min."
    ]
    fill_in_open(page)
    make(page)
    titles = [text.split(".")[0] for text in page.locator("[data-weeks] [data-words]").all_text_contents()]
    assert {*titles} == {"Run and walk, step 1"}
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways(page) <= 0


def fill_in_open(page: Page) -> None:
    for day in (0, 2, 5):
        page.locator(f'[name="weekdays"][value="{day}"]').check()
    page.locator('[name="start"]').fill(str(TODAY))
    page.locator('[name="at"]').fill("07:00")


def test_it_is_kept_over_a_reload_and_can_be_taken_back(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "yes"})
    examine(page, days_ago(9), days_ago(2))
    page.reload()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()
    expect(page.locator("[data-cleared]")).to_be_visible()

    page.locator("[data-uncleared]").click()

    expect(page.locator('[data-lock="bulge"]')).to_be_visible()
    expect(page.locator("[data-cleared]")).to_be_hidden()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()


def test_deleting_the_plan_takes_it_back_too(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "yes"})
    examine(page, days_ago(9), days_ago(2))

    delete(page)

    expect(page.locator('[data-lock="bulge"]')).to_be_visible()


@pytest.mark.parametrize(
    ("began", "seen", "words"),
    first_ones(
        [
            ("", "", "Choose the day it started"),
            (days_ago(1), days_ago(-1), "Choose the day of the examination, today or earlier"),
            (days_ago(-1), days_ago(1), "Choose the day it started, today or earlier"),
            (days_ago(3), days_ago(5), "The examination was before it started"),
            (days_ago(60), days_ago(42), "6 weeks ago or more"),
        ],
        3,
    ),
)
def test_days_that_cannot_be_are_answered_and_nothing_is_lost(
    open_page: Open, began: str, seen: str, words: str
) -> None:
    page = open_plan(open_page, {"RF-36": "yes"})

    examine(page, began, seen)

    errors = page.locator("[data-clearing-errors]")
    expect(errors).to_be_focused()
    expect(errors).to_contain_text(words)
    assert axe_violations(page) == []
    assert page.locator('[name="began"]').input_value() == began
    assert page.locator('[name="seen"]').input_value() == seen
    expect(page.locator('[name="by"][value="doctor"]')).to_be_checked()
    expect(page.locator('[data-lock="bulge"]')).to_be_visible()


def test_an_examination_today_of_what_began_today_counts(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "yes"})

    examine(page, str(TODAY), str(TODAY))

    expect(page.locator("[data-cleared]")).to_be_visible()


def test_what_is_missing_in_the_form_leads_to_its_field(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-24": "yes"})

    page.locator("[data-clear-me]").click()

    expect(page.locator("[data-clearing-errors] button")).to_have_count(4)
    page.locator("[data-clearing-errors] button").first.click()
    expect(page.locator('[name="examined"]')).to_be_focused()
    expect(page.locator('[name="by"][value="physio"]')).to_be_hidden()


def cleared(signs: list[str], seen: int = 5, by: str = "doctor") -> dict[str, Any]:
    return {"cleared": {"by": by, "began": days_ago(seen + 5), "seen": days_ago(seen), "signs": signs}}


@pytest.mark.parametrize(
    ("answers", "entries", "choices", "words"),
    first_ones([
        ({"RF-36": "yes"}, [], cleared(["bulge", "RF-36"], seen=42), "6 weeks ago or more"),
        ({"RF-36": "yes", "RF-37": "yes"}, [], cleared(["bulge", "RF-36"]), "a sign that you did not have"),
        ({"RF-36": "yes"}, [run(5, 6)], cleared(["bulge", "RF-36"]), "runs was red"),
        ({"RF-24": "yes"}, [], cleared(["bone", "today", "RF-24"], by="physio"), "a doctor has to examine"),
        ({"RF-30": "yes", "RF-30.worse": "yes"}, [], cleared(["blood", "RF-30"]), "it got worse"),
    ], 3),
)  # fmt: skip
def test_when_it_ends_the_lock_is_back_and_the_page_says_why(
    open_page: Open, answers: dict[str, str], entries: list[Any], choices: dict[str, Any], words: str
) -> None:
    page = open_plan(open_page, answers, entries, choices)

    expect(page.locator("[data-lock]:visible")).to_have_count(1)
    expect(page.locator("[data-ended]")).to_contain_text(words)
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()
    assert axe_violations(page) == []


def test_a_sign_that_went_and_came_back_has_to_be_looked_at_again(open_page: Open) -> None:
    page = open_plan(open_page, {"RF-36": "no"}, choices=cleared(["bulge", "RF-36"]))
    expect(page.locator("[data-lock]:visible, [data-cleared]:visible")).to_have_count(0)

    keep_answers(page, {"RF-36": "yes"})
    page.reload()
    page.locator("[data-component='plan_builder'][data-ready]").wait_for()

    expect(page.locator('[data-lock="bulge"]')).to_be_visible()


@pytest.mark.parametrize(
    "broken", first_ones([{"by": "doctor"}, "x", 5, [], {"by": 3, "began": {}, "seen": [], "signs": 1}], 2)
)
def test_a_broken_note_of_an_examination_opens_nothing(open_page: Open, broken: Any) -> None:
    page = open_plan(open_page, {"RF-36": "yes"}, choices={"cleared": broken})

    expect(page.locator('[data-lock="bulge"]')).to_be_visible()
    expect(page.locator("[data-planner] [data-open]")).to_be_hidden()


def open_diary(open_page: Open, answers: dict[str, str], entries: list[Any], choices: dict[str, Any]) -> Page:
    page = open_page("diary")
    keep_answers(page, answers)
    keep(page, {"entries": entries}, "diary")
    keep(page, {"choices": choices}, "plan")
    page.reload()
    page.locator("[data-component='diary'][data-ready]").wait_for()
    return page


def test_the_diary_of_a_cleared_person_stays_at_step_1(open_page: Open) -> None:
    greens = [run(days, 1, stage=1) for days in (5, 3, 1)]

    page = open_diary(open_page, {"RF-36": "yes"}, greens, cleared(["bulge", "RF-36"]))

    expect(page.locator("[data-locked]")).to_be_hidden()
    expect(page.locator("[data-next]")).to_have_text("Run step 1 again. That is the only step open for now.")
    expect(page.locator('[name="stage"]')).to_have_value("1")


def test_a_stopped_run_that_a_doctor_has_seen_does_not_stop_the_diary(open_page: Open) -> None:
    stopped = [run(9, 1) | {"stopped": True}]

    page = open_diary(open_page, {}, stopped, cleared(["stopped"]))

    expect(page.locator("[data-stop]")).to_be_hidden()


def test_the_page_for_the_clinician_keeps_the_sign_and_says_who_looked(open_page: Open) -> None:
    page = open_page("summary")
    keep_answers(page, {"RF-36": "yes"})
    keep(page, {"choices": cleared(["bulge", "RF-36"])}, "plan")
    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()

    flags = page.locator('[data-part="flags"]')
    expect(flags).to_contain_text("a new or worse bulge, dragging or heaviness in the vagina: yes")
    expect(flags).to_contain_text("ticked; you say a doctor examined it on")
    expect(flags).to_contain_text("and cleared walk-run")
