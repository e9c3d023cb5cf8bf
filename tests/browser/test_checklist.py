"""Promises of the checklist, used as a person would: by thumb, by keyboard, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.phone import keep, keep_answers
from tests.browser.test_page import axe_violations, sideways
from widgets.check.wording import RESULT_WORDS

Open = Callable[..., Page]
FLAG_STEPS = 5
SCRIPT = re.compile(r"/page\.js")
STEP_NAMES = "steps => steps.map((step) => step.dataset.step)"
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}])"


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def step(page: Page) -> str:
    found: str = page.locator("[data-step]:visible").get_attribute("data-step") or ""
    return found


def next_step(page: Page) -> None:
    page.locator("[data-next]").click()


def answer_no_to_all_flags(page: Page) -> None:
    for _ in range(FLAG_STEPS):
        page.locator("[data-none]:visible").click()


def go_to(page: Page, name: str) -> None:
    for _ in range(20):
        if step(page) == name:
            return
        next_step(page)
    raise AssertionError(f"no step is called {name}")


def finish(page: Page) -> None:
    page.locator("[data-finish]").click()


def test_an_emergency_sign_shows_what_to_do_at_once(open_page: Open) -> None:
    page = open_page("symptoms")

    tick(page, "RF-02", "yes")

    flag = page.locator('[data-flag="RF-02"][data-level="emergency"]')
    expect(flag).to_be_visible()
    expect(page.locator('[data-care="emergency"]')).to_be_in_viewport()
    expect(page.locator("[data-alert]")).to_contain_text("emergency")
    expect(page.locator("[data-review]")).to_have_count(0)
    assert axe_violations(page) == []
    finish(page)
    expect(page.locator("[data-review]")).to_be_attached()


def test_a_tick_before_the_script_has_come_is_answered_when_it_comes(open_page: Open) -> None:
    page = open_page("index")
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))
    page.goto(page.url.rsplit("/", 1)[0] + "/symptoms", wait_until="commit")

    tick(page, "RF-02", "yes")
    expect(page.locator("[data-outcome]")).to_be_hidden()
    held[0].continue_()

    expect(page.locator('[data-flag="RF-02"][data-level="emergency"]')).to_be_visible()


def test_a_page_that_was_only_looked_at_wipes_nothing(open_page: Open) -> None:
    page = open_page("symptoms")

    keep(page, {"answers": {"RF-02": "yes"}})
    page.locator("[data-waiting]").wait_for(state="detached")

    assert "RF-02" in page.evaluate(STORED)


def test_without_its_script_every_red_flag_is_read_and_the_page_says_what_is_missing(open_page: Open) -> None:
    page = open_page("index")
    page.watch.allow_errors = True  # type: ignore[attr-defined]
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(page.url.rsplit("/", 1)[0] + "/symptoms")

    steps = page.locator("[data-step]")
    assert [name.split("-")[0] for name in steps.evaluate_all(STEP_NAMES)] == ["flags"] * FLAG_STEPS
    for each in steps.all():
        expect(each.locator("[data-ask] > legend").last).to_be_visible()
    expect(page.get_by_text("More questions come when the page has loaded")).to_be_visible()


def test_where_no_script_runs_every_question_is_read(open_page: Open) -> None:
    page = open_page("symptoms", java_script_enabled=False)

    asked = page.locator("[data-step] > fieldset[data-ask]")
    assert asked.count() > 60
    expect(asked.last).to_be_visible()
    expect(page.get_by_text("More questions come when the page has loaded")).to_be_hidden()
    assert sideways(page) <= 0


def test_an_emergency_sign_ends_the_questions(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-02", "yes")

    next_step(page)

    expect(page.locator("[data-steps]")).to_be_hidden()
    expect(page.locator("[data-card]:visible")).to_have_count(0)
    expect(page.locator('[data-care="emergency"] a.sw-button')).to_have_attribute("href", "tel:995")
    assert page.locator("[data-outcome]").evaluate("(e) => e === document.activeElement")


def test_not_sure_counts_for_an_emergency(open_page: Open) -> None:
    page = open_page("symptoms")

    tick(page, "RF-01", "unsure")

    expect(page.locator('[data-flag="RF-01"]')).to_be_visible()


def test_a_slip_of_the_thumb_can_be_changed(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-02", "yes")
    next_step(page)

    page.locator('[data-change="RF-02"]').click()
    tick(page, "RF-02", "no")

    expect(page.locator("[data-outcome]")).to_be_hidden()
    assert step(page) == "flags-emergency"


def test_leaking_alone_gives_its_card_with_the_reason(open_page: Open) -> None:
    page = open_page("symptoms")
    answer_no_to_all_flags(page)
    go_to(page, "bladder-bowel")
    tick(page, "CK-11", "2")

    finish(page)

    card = page.locator('[data-card="P-WK"]')
    expect(card).to_be_visible()
    expect(card.locator("[data-because]")).to_contain_text(re.compile("leak", re.IGNORECASE))
    expect(page.locator('[data-care="routine"][data-variant=""]')).to_be_visible()
    expect(page.locator("[data-card]:visible")).to_have_count(1)
    assert axe_violations(page) == []
    assert sideways(page) <= 0


def test_a_bone_sign_stops_the_questions_and_running(open_page: Open) -> None:
    page = open_page("symptoms")
    answer_no_to_all_flags(page)
    go_to(page, "running")

    tick(page, "CK-07", "yes")

    expect(page.locator('[data-card="P-BN"][data-level="today"]')).to_be_visible()
    expect(page.locator("[data-stop]")).to_be_visible()
    next_step(page)
    expect(page.locator("[data-card]:visible")).to_have_count(1)


def test_a_tell_tale_answer_asks_its_flag_before_any_card_and_shows_its_floor(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "muscles-nerves")
    tick(page, "CK-20", "yes")
    tick(page, "CK-21", "yes")

    finish(page)

    again = page.locator("[data-again]")
    expect(again.locator('[data-ask="RF-01"]')).to_be_visible()
    expect(page.locator('[data-care="days"]')).to_be_visible()
    expect(page.locator("[data-card]:visible")).to_have_count(0)
    tick(page, "RF-01", "no")
    expect(page.locator('[data-card="P-NV"]')).to_be_visible()
    expect(page.locator('[data-care="days"]')).to_be_visible()
    expect(again).to_be_hidden()


def test_a_question_that_was_answered_is_not_asked_again(open_page: Open) -> None:
    page = open_page("symptoms")
    answer_no_to_all_flags(page)
    go_to(page, "muscles-nerves")
    tick(page, "CK-21", "yes")

    finish(page)

    expect(page.locator("[data-again]")).to_be_hidden()
    expect(page.locator('[data-care="days"]')).to_be_visible()
    expect(page.locator("[data-raised]")).to_contain_text("burning or electric saddle-area pain")


def test_not_sure_is_named_with_whom_to_phone(open_page: Open) -> None:
    page = open_page("symptoms?region=uk")
    go_to(page, "flags-today")
    tick(page, "RF-20", "unsure")

    finish(page)

    care = page.locator('[data-care="soon"][data-variant="unsure"]')
    expect(care).to_be_visible()
    expect(care).to_contain_text("Phone for advice today")
    expect(page.locator("[data-unsure-urgent]")).to_contain_text("burning pee with fever")
    expect(page.locator("[data-unsure-later]")).to_be_hidden()
    assert axe_violations(page) == []


def test_a_follow_up_is_asked_when_a_sign_is_unsure(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "flags-today")
    tick(page, "RF-24", "unsure")
    expect(page.locator('[data-then="RF-24"]')).to_be_visible()

    tick(page, "RF-24.worse", "yes")

    expect(page.locator('[data-flag="RF-24"][data-level="emergency"]')).to_be_visible()


def test_who_must_call_is_not_told_to_go(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-02", "yes")
    expect(page.locator("[data-outcome] [data-walk-in]")).to_be_visible()

    tick(page, "RF-10", "yes")

    expect(page.locator("[data-outcome] [data-walk-in]")).to_be_hidden()
    expect(page.locator('[data-care="emergency"] .sw-call a')).to_be_visible()


def test_nothing_answered_is_no_result_and_skipped_is_counted(open_page: Open) -> None:
    page = open_page("symptoms")

    finish(page)

    expect(page.locator('[data-care="none"][data-variant="nothing"]')).to_be_visible()
    expect(page.locator('[data-care="none"][data-variant=""]')).to_be_hidden()
    expect(page.locator('[data-card="none"]')).to_be_hidden()
    expect(page.locator("[data-skipped]")).to_contain_text("Skipped does not mean")


def test_a_skipped_step_is_left_empty_and_back_returns(open_page: Open) -> None:
    page = open_page("symptoms")

    next_step(page)
    assert step(page) == "flags-today"
    page.locator("[data-back]").click()

    assert step(page) == "flags-emergency"
    assert page.locator("input:checked").count() == 0


def test_an_answer_can_be_taken_back(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-03", "no")

    page.evaluate("1")
    go_to(page, "pain")
    tick(page, "CK-03", "2")
    page.locator('[data-clear="CK-03"]').click()

    assert page.locator('input[name="CK-03"]:checked').count() == 0


def test_taking_an_answer_back_takes_its_words_back(open_page: Open) -> None:
    page = open_page("symptoms")
    page.locator(".is-whole").wait_for()
    question = page.locator('[data-ask="CK-37"]')
    here = question.evaluate("(asked) => asked.closest('[data-step]').dataset.step")
    keep_answers(page, {"CK-37.words": "two pills"}, here)
    page.reload()
    words = page.locator('[name="CK-37.words"]')
    expect(words).to_have_value("two pills")

    page.locator('[data-clear="CK-37"]').click()

    expect(words).to_have_value("")
    expect(page.locator('[data-clear="CK-37"]')).to_be_hidden()
    expect(question.locator(":focus")).to_have_count(1)  # the button has gone, the reader is still there
    assert "CK-37" not in page.evaluate(STORED)


def test_a_day_that_cannot_be_read_is_no_answer_and_says_so(open_page: Open) -> None:
    page = open_page("symptoms")
    keep_answers(page, {"CK-34": "2"})
    page.reload()
    page.locator(".is-whole").wait_for()
    page.evaluate("document.querySelectorAll('[data-step]').forEach((step) => { step.hidden = false; })")
    day, line = page.locator('[name="CK-34.day"]'), page.locator('[data-ask="CK-34"] [data-unreadable]')

    day.press_sequentially("12")  # a month without its day
    day.evaluate("(field) => field.blur()")

    expect(line).to_be_visible()
    expect(day).to_have_attribute("aria-invalid", "true")
    assert "CK-34.day" not in page.evaluate(STORED)
    day.fill("2026-11-01")
    day.evaluate("(field) => field.blur()")
    expect(line).to_be_hidden()
    assert '\\"CK-34.day\\":\\"2026-11-01\\"' in page.evaluate(STORED)


def test_each_further_emergency_sign_is_announced(open_page: Open) -> None:
    page = open_page("symptoms")
    alert = page.locator("[data-alert]")
    name = '[data-ask="{}"]'
    tick(page, "RF-02", "yes")
    first = page.locator(name.format("RF-02")).get_attribute("data-short") or "?"
    expect(alert).to_contain_text(first)

    tick(page, "RF-03", "yes")

    second = page.locator(name.format("RF-03")).get_attribute("data-short") or "?"
    expect(alert).to_contain_text(second)
    expect(alert).not_to_contain_text(first)
    tick(page, "RF-03", "no")
    expect(alert).to_be_empty()
    tick(page, "RF-03", "yes")
    expect(alert).to_contain_text(second)


def test_no_more_than_four_places(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "pain")
    page.evaluate("document.querySelectorAll('.sw-areas').forEach((d) => { d.open = true; })")
    places = page.locator('input[name="CK-01"]')

    for number in range(4):
        places.nth(number).check()

    expect(places.nth(5)).to_be_disabled()
    places.nth(0).uncheck()
    expect(places.nth(5)).to_be_enabled()


def test_questions_follow_the_body_parts_a_person_has(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "you")

    tick(page, "PARTS", "2")
    assert page.locator('[data-ask="RF-03"]').evaluate("(e) => e.hidden")
    assert not page.locator('[data-ask="RF-02"]').evaluate("(e) => e.hidden")
    tick(page, "PARTS", "0")
    assert page.locator('[data-ask="RF-02"]').evaluate("(e) => e.hidden")
    page.locator('[data-clear="PARTS"]').click()

    assert page.locator("[data-ask][hidden]").count() == 0


def test_a_ticked_flag_is_never_hidden_by_body_parts(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "flags-days")
    tick(page, "RF-39", "yes")
    go_to(page, "you")

    tick(page, "PARTS", "2")
    finish(page)

    expect(page.locator('[data-flag="RF-39"][data-level="days"]')).to_be_visible()


def test_it_works_with_the_network_cut(open_page: Open) -> None:
    page = open_page("symptoms")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    tick(page, "RF-06", "yes")
    next_step(page)

    expect(page.locator('[data-flag="RF-06"][data-level="emergency"]')).to_be_visible()


def test_no_answer_leaves_the_phone(open_page: Open, server_log: Path) -> None:
    page = open_page("symptoms")
    page.wait_for_load_state("networkidle")
    before = len(page.watch.requests)  # type: ignore[attr-defined]

    answer_no_to_all_flags(page)
    go_to(page, "bladder-bowel")
    tick(page, "CK-11", "3")
    finish(page)

    assert len(page.watch.requests) == before  # type: ignore[attr-defined]
    assert "CK-" not in page.url and "RF-" not in page.url
    assert page.context.cookies() == []
    log = server_log.read_text()
    assert not re.search(r"\b(?:CK|RF)-\d\d\b", log)


def test_answers_survive_a_reload_and_go_when_deleted(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-05", "no")
    go_to(page, "bladder-bowel")
    tick(page, "CK-11", "3")

    page.reload()
    page.locator("[data-ready]").wait_for()
    assert page.locator('input[name="CK-11"][value="3"]').is_checked()
    assert step(page) == "bladder-bowel"
    page.locator("[data-delete]").click()

    assert page.locator("input[name]:checked").count() == 0
    assert page.evaluate(STORED) == "[{},{}]"
    page.reload()
    page.locator("[data-ready]").wait_for()
    assert page.locator("input[name]:checked").count() == 0


def test_answers_are_kept_only_when_asked(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-05", "no")
    session, local = json.loads(page.evaluate(STORED))
    assert session and not local

    page.locator("[data-keep]").check()
    session, local = json.loads(page.evaluate(STORED))
    assert local and not session
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-ready]").wait_for()
    assert other.locator('input[name="RF-05"][value="no"]').is_checked()

    page.locator("[data-keep]").uncheck()
    session, local = json.loads(page.evaluate(STORED))
    assert session and not local


BROKEN_STORES = ("{broken", "[]", '"text"', '{"answers": 5}', '{"answers": {"XX": 1}, "step": "nowhere"}')


def test_a_broken_store_is_no_reason_to_fail(open_page: Open) -> None:
    page = open_page("symptoms")

    for stored in BROKEN_STORES:
        keep(page, stored)
        page.reload()
        page.locator("[data-ready]").wait_for()

        assert step(page) == "flags-emergency"


def test_start_over_clears_and_returns(open_page: Open) -> None:
    page = open_page("symptoms")
    tick(page, "RF-02", "yes")
    next_step(page)

    page.locator("[data-restart]").click()

    assert step(page) == "flags-emergency"
    assert page.locator("input[name]:checked").count() == 0
    expect(page.locator("[data-status]")).to_contain_text("cleared")


def test_the_whole_flow_by_keyboard(open_page: Open) -> None:
    page = open_page("symptoms", width=1280)
    for _ in range(FLAG_STEPS):
        page.locator("[data-none]:visible").focus()
        page.keyboard.press("Enter")
    while step(page) != "bladder-bowel":
        page.locator("[data-next]").focus()
        page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.tagName") == "H2"
    while page.evaluate("document.activeElement.name") != "CK-11":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator('input[name="CK-11"][value="2"]').is_checked()
    while not page.evaluate("'finish' in document.activeElement.dataset"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator('[data-card="P-WK"]')).to_be_visible()


def test_every_step_passes_axe_and_fits_a_small_phone(open_page: Open) -> None:
    page = open_page("symptoms", width=320)

    seen = set()
    while step(page) not in seen:
        seen.add(step(page))
        assert axe_violations(page, colours=len(seen) % 6 == 1) == [], step(page)
        assert sideways(page) <= 0, step(page)
        if page.locator("[data-steps]").is_visible():
            next_step(page)
        if not page.locator("[data-steps]").is_visible():
            break

    assert len(seen) > FLAG_STEPS


def test_nothing_a_result_can_say_is_forbidden(open_page: Open) -> None:
    page = open_page("symptoms")

    words = page.locator("[data-outcome]").evaluate("(e) => e.textContent")

    assert [match.group() for match in RESULT_WORDS.finditer(words)] == []


def test_a_result_prints_without_controls(open_page: Open) -> None:
    page = open_page("symptoms")
    answer_no_to_all_flags(page)
    go_to(page, "bladder-bowel")
    tick(page, "CK-11", "2")
    finish(page)

    page.emulate_media(media="print")

    expect(page.locator('[data-card="P-WK"]')).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.locator("[data-keep-box]")).to_be_hidden()
