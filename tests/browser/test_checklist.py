"""Promises of the check, used as a person would: by thumb, by keyboard, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.amount import is_everything_asked
from tests.browser.phone import keep, keep_answers
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME
from tests.long import first_ones
from widgets.check.wording import RESULT_WORDS
from widgets.model.content.content import Content
from widgets.model.triage.rules import URGENT

Open = Callable[..., Page]
SCRIPT = re.compile(r"/page\.js")
SECTION_NAMES = "sections => sections.map((section) => section.dataset.section)"
ASKED = "questions => questions.map((question) => question.dataset.ask)"
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}])"
MOST_SCREENS = 40


def kept_answers(page: Page) -> dict[str, str]:
    """The answers that the phone keeps after a page is closed."""
    kept = page.evaluate("key => localStorage.getItem(key)", f"stridewell:{NAME}")
    answers: dict[str, str] = json.loads(kept)["answers"]
    return answers


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def line(page: Page, flag: str) -> None:
    page.locator(f'[data-ask="{flag}"] [data-line]').check()


def section(page: Page) -> str:
    found: str = page.locator("[data-section]:visible").get_attribute("data-section") or ""
    return found


def asked(page: Page) -> list[str]:
    """The questions that stand on the screen."""
    found: list[str] = page.locator("[data-section]:visible [data-ask]:visible").evaluate_all(ASKED)
    return found


def move(page: Page) -> None:
    """On, with "none of these" where a list has nothing ticked."""
    none = page.locator("[data-none]")
    (none if none.is_visible() else page.locator("[data-next]")).click()


def skip(page: Page) -> None:
    """On, and nothing is answered."""
    button = page.locator("[data-skip]")
    (button if button.is_visible() else page.locator("[data-next]")).click()


def go_to(page: Page, question: str, on: Callable[[Page], None] = move) -> None:
    for _ in range(MOST_SCREENS):
        if question in asked(page):
            return
        on(page)
    raise AssertionError(f"{question} is not asked")


def finish(page: Page, on: Callable[[Page], None] = move) -> None:
    for _ in range(MOST_SCREENS):
        if page.locator("[data-outcome]").is_visible():
            return
        on(page)
    raise AssertionError("there is no end")


def open_check(open_page: Open, *complaints: str, **options: object) -> Page:
    page = open_page("symptoms", **options)
    for word in complaints:
        tick(page, "COMPLAINT", word)
    return page


def care(page: Page, level: str, variant: str = "") -> object:
    return page.locator(f'[data-care="{level}"][data-variant="{variant}"]')


def test_an_emergency_sign_says_what_to_do_at_once(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-02")

    line(page, "RF-02")

    live = page.locator("[data-live]")
    expect(live).to_be_in_viewport()
    expect(live.get_by_role("link", name="Call 995")).to_have_attribute("href", "tel:995")
    expect(page.locator("[data-alert]")).to_contain_text("emergency")
    expect(page.locator("[data-alert]")).to_contain_text("Call 995")
    assert axe_violations(page) == []


def test_a_tick_opens_the_full_question_and_no_closes_it(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-05")
    full = page.locator('[data-ask="RF-05"] fieldset')
    expect(full).to_be_hidden()

    line(page, "RF-05")

    expect(full).to_be_visible()
    expect(full.locator('[value="yes"]')).to_be_checked()
    tick(page, "RF-05", "no")
    expect(full).to_be_hidden()
    expect(page.locator('[data-ask="RF-05"] [data-line]')).to_be_focused()
    expect(page.locator("[data-live]")).to_be_hidden()


def test_a_tick_before_the_script_has_come_is_answered_when_it_comes(open_page: Open) -> None:
    page = open_page("index")
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))
    page.goto(page.url.rsplit("/", 1)[0] + "/symptoms", wait_until="commit")

    line(page, "RF-02")
    held[0].continue_()

    page.locator("[data-checklist], [data-component='checklist'][data-ready]").first.wait_for()
    assert '\\"RF-02\\":\\"yes\\"' in page.evaluate(STORED)


def test_a_page_that_was_only_looked_at_wipes_nothing(open_page: Open) -> None:
    page = open_page("symptoms")

    keep(page, {"answers": {"RF-02": "yes"}})
    page.locator("[data-waiting]").wait_for(state="detached")

    assert "RF-02" in page.evaluate(STORED)


def test_without_its_script_every_sign_is_read_and_the_page_says_what_is_missing(open_page: Open) -> None:
    page = open_page("index")
    page.watch.allow_errors = True  # type: ignore[attr-defined]
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(page.url.rsplit("/", 1)[0] + "/symptoms")

    sections = page.locator("[data-section]")
    names = sections.evaluate_all(SECTION_NAMES)
    assert [name for name in names if name.startswith("flags-")] == [
        "flags-emergency", "flags-today", "flags-later", "flags-routine",
    ]  # fmt: skip
    for each in page.locator(".sw-sign > label").all():
        expect(each).to_be_visible()
    expect(page.get_by_text("More questions will appear when the page has loaded")).to_be_visible()


def test_where_no_script_runs_every_question_and_what_to_do_is_read(
    open_page: Open, content: Content
) -> None:
    page = open_page("symptoms", java_script_enabled=False)

    questions = page.locator("[data-section] fieldset:not(.sw-then)")
    assert questions.count() == len(content.flags) + len(content.items)
    expect(questions.last).to_be_visible()
    expect(page.locator('[data-ask="RF-01"] fieldset')).to_be_visible()
    told = " ".join(
        " ".join(
            page.locator("[data-section] > .sw-quiet, [data-section] noscript").all_inner_texts()
        ).split()
    )
    for level in ("emergency", "today", "soon", "days", "routine"):
        assert f"{content.red_flags.levels[level].title}." in told  # type: ignore[index]
    expect(page.get_by_text("More questions will appear when the page has loaded")).to_be_hidden()
    assert sideways(page) <= 0


def test_the_whole_emergency_card_stands_at_the_start_and_at_an_emergency(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    signs = page.locator("[data-all-signs] li")
    expect(signs).to_have_count(18)
    expect(signs.first).to_be_visible()

    move(page)
    expect(signs.first).to_be_hidden()
    go_to(page, "RF-05")
    line(page, "RF-05")
    move(page)

    expect(signs.last).to_be_visible()


def test_an_emergency_ends_the_questions_with_one_thing_to_do(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-02")
    line(page, "RF-02")

    page.get_by_role("button", name="See what to do").click()

    expect(page.locator("[data-steps]")).to_be_hidden()
    expect(page.locator("[data-card]:visible")).to_have_count(0)
    expect(page.locator("[data-outcome] [data-do]:visible")).to_have_attribute("href", "tel:995")
    expect(page.locator("[data-next-steps] a:visible")).to_have_count(1)
    outcome = page.locator("[data-outcome]")
    assert outcome.evaluate("(e) => e === document.activeElement")
    names = (outcome.get_attribute("aria-labelledby") or "").split()
    told = [page.locator(f"[id='{name}']").inner_text() for name in names]
    assert "emergency" in told[0] and "testicle" in told[1] and "Call 995" in told[2]
    assert axe_violations(page) == []
    assert sideways(page) <= 0


def test_who_must_call_is_not_told_to_go(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-05")
    line(page, "RF-05")
    move(page)
    expect(page.locator("[data-outcome] [data-walk-in]")).to_be_visible()

    keep_answers(page, {"RF-05": "yes", "RF-10": "yes"}, "result")
    page.reload()

    expect(page.locator("[data-outcome] [data-walk-in]")).to_be_hidden()
    expect(page.locator("[data-outcome] [data-do]:visible")).to_have_text(re.compile("Call 995"))


def test_not_sure_counts_for_an_emergency_and_is_told_as_such(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-01")
    line(page, "RF-01")
    tick(page, "RF-01", "unsure")

    move(page)

    expect(page.locator('[data-flag="RF-01"][data-level="emergency"]')).to_be_visible()
    expect(page.locator("[data-because-unsure]")).to_contain_text("numbness")
    expect(page.locator("[data-because-told]")).to_be_hidden()


def test_not_sure_about_one_of_a_list_asks_which_and_left_open_is_the_most_urgent(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-55")
    page.locator("[data-section]:visible [data-unsure]").check()
    expect(page.locator("[data-which]:visible")).to_contain_text("Which one?")

    move(page)
    finish(page)

    expect(care(page, "today")).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator("[data-because-listed]")).to_be_visible()
    page.locator("[data-which-one]").click()
    assert "RF-55" in asked(page)
    line(page, "RF-55")
    expect(page.locator('input[name="RF-55"][value="unsure"]')).to_be_checked()
    expect(page.locator("[data-section='flags-today'] [data-which]")).to_be_empty()
    finish(page)
    expect(care(page, "soon", "unsure")).to_be_visible()  # type: ignore[arg-type]


def test_none_of_these_is_kept_as_an_answer_to_a_list(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-05")
    names = asked(page)

    page.locator("[data-none]").click()

    stored = json.loads(json.loads(page.evaluate(STORED))[0][f"stridewell:{NAME}"])["answers"]
    for name in names:
        assert (stored[name], stored[f"{name}.list"]) == ("no", "none")
    page.go_back()
    line(page, names[0])
    move(page)
    stored = json.loads(json.loads(page.evaluate(STORED))[0][f"stridewell:{NAME}"])["answers"]
    assert stored[names[0]] == "yes" and f"{names[0]}.list" not in stored
    assert stored[f"{names[1]}.list"] == "none"


def test_a_slip_of_the_thumb_can_be_changed(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-02")
    line(page, "RF-02")
    move(page)

    page.locator(".sw-answers summary").click()
    page.locator('[data-change="RF-02"]').click()
    tick(page, "RF-02", "no")

    expect(page.locator("[data-outcome]")).to_be_hidden()
    expect(page.locator("[data-live]")).to_be_hidden()
    assert section(page) == "flags-emergency"


def test_every_urgent_sign_is_asked_before_a_result(open_page: Open, content: Content) -> None:
    page = open_check(open_page, "leak")
    seen: list[str] = []
    while page.locator("[data-steps]").is_visible():
        here = asked(page)
        assert len(here) <= 8
        seen += here
        move(page)

    urgent = {flag.id for flag in content.red_flags.flags if flag.level in URGENT}
    assert urgent <= set(seen)
    assert len(seen) == len(set(seen))


def test_leaking_alone_gives_its_card_with_the_reason(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "2")

    finish(page)

    card = page.locator('[data-card="P-WK"]')
    expect(card).to_be_visible()
    expect(card.locator("[data-because]")).to_contain_text(re.compile("leak", re.IGNORECASE))
    expect(care(page, "routine")).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator("[data-because-told]")).to_contain_text("leaking")
    expect(page.locator("[data-outcome] [data-do]:visible")).to_have_text(re.compile("Find who can see you"))
    expect(page.locator("[data-next-steps] a:visible")).to_have_count(3)
    expect(page.locator("[data-card]:visible")).to_have_count(1)
    expect(page.locator("[data-outcome] .sw-source:visible")).to_have_count(0)
    assert axe_violations(page) == []
    assert sideways(page) <= 0


def test_what_can_follow_the_result_is_asked_when_wanted(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    finish(page)

    page.locator("[data-ask-more]").click()

    assert section(page) == "flags-routine"
    go_to(page, "CK-26")
    tick(page, "CK-26", "3")
    finish(page)
    expect(page.locator('[data-card="P-GH"]')).to_be_visible()


def test_a_bone_sign_stops_the_questions_and_running(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-02")
    tick(page, "CK-02", "5")
    go_to(page, "CK-07")

    tick(page, "CK-07", "yes")
    move(page)

    expect(page.locator('[data-card="P-BN"][data-level="today"]')).to_be_visible()
    expect(page.locator("[data-stop]")).to_be_visible()
    expect(page.locator("[data-card]:visible")).to_have_count(1)


def test_no_pain_asks_nothing_more_about_pain(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-02")
    tick(page, "CK-02", "0")

    seen: list[str] = []
    while page.locator("[data-steps]").is_visible():
        move(page)
        seen += asked(page) if page.locator("[data-steps]").is_visible() else []

    assert not {"CK-05", "CK-06", "CK-07", "CK-08", "CK-09", "CK-10", "CK-39"} & set(seen)


def test_a_tell_tale_answer_asks_its_sign_below_the_result(open_page: Open) -> None:
    page = open_page("symptoms")
    keep_answers(page, {"CK-20": "yes", "CK-21": "yes"}, "result")

    page.reload()

    again = page.locator("[data-again]")
    expect(again.locator('[data-ask="RF-01"]')).to_be_visible()
    expect(care(page, "days")).to_be_visible()  # type: ignore[arg-type]
    assert page.locator("[data-care]").bounding_box()["y"] < again.bounding_box()["y"]  # type: ignore[index]
    expect(page.locator("[data-unasked]")).to_be_visible()
    tick(page, "RF-01", "no")
    expect(page.locator('[data-card="P-NV"]')).to_be_visible()
    expect(care(page, "days")).to_be_visible()  # type: ignore[arg-type]
    expect(again).to_be_hidden()


def test_a_sign_that_was_answered_is_not_asked_again(open_page: Open) -> None:
    page = open_check(open_page, "sex")
    go_to(page, "CK-32")
    tick(page, "CK-32", "yes")

    finish(page)

    expect(page.locator("[data-again]")).to_be_hidden()
    expect(care(page, "days")).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator("[data-because-told]")).to_contain_text("unusual discharge")


def test_not_sure_is_named_with_whom_to_phone(open_page: Open) -> None:
    page = open_check(open_page, "toilet", query="?region=uk")
    go_to(page, "RF-20")
    line(page, "RF-20")
    tick(page, "RF-20", "unsure")

    finish(page)

    expect(care(page, "soon", "unsure")).to_contain_text("Phone for advice today")  # type: ignore[arg-type]
    expect(page.locator("[data-because-unsure]")).to_contain_text("burning when you pee, with fever")
    expect(page.locator("[data-outcome] [data-do]:visible")).to_have_attribute("href", "tel:111")
    assert axe_violations(page) == []


def test_a_follow_up_is_asked_when_a_sign_is_unsure(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-24")
    line(page, "RF-24")
    tick(page, "RF-24", "unsure")
    expect(page.locator('[data-then="RF-24"]')).to_be_visible()

    tick(page, "RF-24.worse", "yes")

    expect(page.locator("[data-live]")).to_be_visible()


def test_nothing_answered_is_no_result(open_page: Open) -> None:
    page = open_page("symptoms")

    finish(page, skip)

    expect(care(page, "none", "nothing")).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator('[data-card="none"]')).to_be_hidden()
    expect(page.locator("[data-next-steps]")).to_be_hidden()
    expect(page.locator("[data-skipped]")).to_contain_text("Skipped does not mean")
    page.locator("[data-open-signs]:visible").click()
    assert section(page) == "complaint"


def test_urgent_signs_that_were_skipped_never_end_calm(open_page: Open) -> None:
    page = open_check(open_page, "run")
    go_to(page, "RF-24", skip)
    finish(page)

    expect(care(page, "none", "open")).to_be_visible()  # type: ignore[arg-type]
    page.locator("[data-open-signs]:visible").click()
    assert section(page) == "flags-emergency"
    finish(page)
    expect(care(page, "none")).to_be_visible()  # type: ignore[arg-type]


def test_back_is_the_browsers_own_and_no_answer_stands_in_the_address(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    address = page.url
    go_to(page, "RF-20")
    before = asked(page)
    move(page)

    page.go_back()
    assert asked(page) == before
    page.locator("[data-back]").click()
    expect(page.locator("[data-section='flags-emergency']")).to_be_visible()
    page.go_forward()
    page.wait_for_timeout(100)
    assert asked(page) == before
    assert page.url == address


def test_a_skipped_list_is_left_empty(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "RF-08", skip)

    skip(page)

    assert page.locator("input[name]:checked").count() == 0


def test_an_answer_can_be_taken_back(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-03")
    tick(page, "CK-03", "2")
    page.locator('[data-clear="CK-03"]').click()

    assert page.locator('input[name="CK-03"]:checked').count() == 0


def test_every_answer_is_listed_and_each_can_be_changed(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "2")
    finish(page)
    page.locator(".sw-answers summary").click()
    review = page.locator("[data-review]")
    expect(review).to_contain_text("None of these, asked as a list")
    expect(review).to_contain_text("Leaking when you run, jump, cough or laugh: Sometimes")

    review.locator('[data-change="CK-11"]').click()

    expect(page.locator('input[name="CK-11"][value="2"]')).to_be_focused()
    tick(page, "CK-11", "0")
    finish(page)
    expect(page.locator('[data-card="P-WK"]')).to_be_hidden()


def test_the_question_in_view_stays_while_it_is_answered(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    go_to(page, "CK-11")
    before = asked(page)

    tick(page, "CK-11", "4")

    assert [name for name in asked(page) if name in before] == before


def test_taking_an_answer_back_takes_its_words_back(open_page: Open) -> None:
    page = open_page("symptoms")
    page.locator(".is-whole").wait_for()
    question = page.locator('[data-ask="CK-37"]')
    keep_answers(page, {"CK-37.words": "two pills"}, "CK-37")
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
    page.evaluate("document.querySelectorAll('[data-section]').forEach((each) => { each.hidden = false; })")
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
    page = open_check(open_page, "pain")
    alert = page.locator("[data-alert]")
    name = '[data-ask="{}"]'
    go_to(page, "RF-02")
    line(page, "RF-02")
    first = (page.locator(name.format("RF-02")).locator("label").first.text_content() or "?").strip()
    expect(alert).to_contain_text(first)

    line(page, "RF-05")

    second = (page.locator(name.format("RF-05")).locator("label").first.text_content() or "?").strip()
    expect(alert).to_contain_text(second)
    expect(alert).not_to_contain_text(first)
    tick(page, "RF-05", "no")
    expect(alert).to_be_empty()
    line(page, "RF-05")
    expect(alert).to_contain_text(second)


def test_no_more_than_four_places(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "CK-01")
    page.evaluate("document.querySelectorAll('.sw-areas').forEach((d) => { d.open = true; })")
    places = page.locator('input[name="CK-01"]')

    for number in range(4):
        places.nth(number).check()

    expect(places.nth(5)).to_be_disabled()
    places.nth(0).uncheck()
    expect(places.nth(5)).to_be_enabled()


def test_questions_follow_the_body_parts_a_person_has(open_page: Open) -> None:
    page = open_page("symptoms")
    go_to(page, "PARTS")

    tick(page, "PARTS", "2")
    assert page.locator('[data-ask="RF-03"]').evaluate("(e) => e.hidden")
    assert not page.locator('[data-ask="RF-02"]').evaluate("(e) => e.hidden")
    tick(page, "PARTS", "0")
    assert page.locator('[data-ask="RF-02"]').evaluate("(e) => e.hidden")
    page.locator('[data-clear="PARTS"]').click()

    assert page.locator("[data-ask][hidden]").count() == 0


def test_a_ticked_flag_is_never_hidden_by_body_parts(open_page: Open) -> None:
    page = open_page("symptoms")
    keep_answers(page, {"RF-39": "yes"}, "PARTS")
    page.reload()
    page.locator(".is-whole").wait_for()

    tick(page, "PARTS", "2")
    finish(page)

    expect(page.locator('[data-flag="RF-39"][data-level="days"]')).to_be_visible()


def test_it_works_with_the_network_cut(open_page: Open) -> None:
    page = open_page("symptoms")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    go_to(page, "RF-06")
    line(page, "RF-06")
    move(page)

    expect(page.locator('[data-flag="RF-06"][data-level="emergency"]')).to_be_visible()


def test_no_answer_leaves_the_phone(open_page: Open, server_log: Path) -> None:
    page = open_page("symptoms")
    page.wait_for_load_state("networkidle")
    before = len(page.watch.requests)  # type: ignore[attr-defined]

    tick(page, "COMPLAINT", "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "3")
    finish(page)

    assert len(page.watch.requests) == before  # type: ignore[attr-defined]
    assert "CK-" not in page.url and "RF-" not in page.url
    assert page.context.cookies() == []
    log = server_log.read_text()
    assert not re.search(r"\b(?:CK|RF)-\d\d\b", log)


def test_answers_survive_a_reload_and_go_when_deleted(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "3")

    page.reload()
    page.locator("[data-ready]").wait_for()
    assert page.locator('input[name="CK-11"][value="3"]').is_checked()
    assert "CK-11" in asked(page)
    finish(page)
    page.locator("[data-delete]").click()
    page.locator("[data-delete-yes]").click()

    assert page.locator("input[name]:checked").count() == 0
    assert page.evaluate(STORED) == "[{},{}]"
    page.reload()
    page.locator("[data-ready]").wait_for()
    assert page.locator("input[name]:checked").count() == 0


def test_answers_are_kept_only_when_asked(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    session, local = json.loads(page.evaluate(STORED))
    assert session and not local

    page.locator("[data-keep]").check()
    session, local = json.loads(page.evaluate(STORED))
    assert local and not session
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-ready]").wait_for()
    assert other.locator('input[name="COMPLAINT"][value="leak"]').is_checked()

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

        assert section(page) == "complaint"


OLD = {"answers": {"RF-01": "no", "RF-05": "no", "PARTS": "0", "CK-11": "3"}, "step": "bladder-bowel"}


def test_answers_of_before_the_lists_are_still_read(open_page: Open) -> None:
    page = open_page("symptoms")
    keep_answers(page, OLD["answers"], OLD["step"])  # type: ignore[arg-type]
    page.reload()
    page.locator(".is-whole").wait_for()

    assert section(page) == "complaint"
    expect(page.locator("[data-line]:checked")).to_have_count(0)
    finish(page, skip)
    expect(care(page, "routine")).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator("[data-unasked]")).to_be_visible()


def test_a_second_tab_overwrites_nothing(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    page.locator("[data-keep]").check()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-component='checklist'][data-ready]").wait_for()
    go_to(page, "RF-20")
    line(page, "RF-20")

    expect(other.locator('input[name="RF-20"][value="yes"]')).to_be_checked()
    go_to(other, "PARTS")
    tick(other, "PARTS", "0")

    stored = json.loads(json.loads(other.evaluate(STORED))[1][f"stridewell:{NAME}"])["answers"]
    assert (stored["RF-20"], stored["PARTS"], stored["RF-01.list"]) == ("yes", "0", "none")
    expect(page.locator('input[name="PARTS"][value="0"]')).to_be_checked()
    assert "RF-20" in asked(page)


def test_start_over_clears_and_returns(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-02")
    line(page, "RF-02")
    move(page)

    page.locator("[data-restart]").click()
    expect(page.locator("[data-ask-words]")).to_have_text("Start over? This will delete your answers.")
    expect(page.locator("[data-delete-no]")).to_be_focused()
    page.locator("[data-delete-no]").click()
    expect(page.locator("[data-outcome]")).to_be_visible()

    page.locator("[data-restart]").click()
    page.locator("[data-delete-yes]").click()

    assert section(page) == "complaint"
    assert page.locator("input[name]:checked").count() == 0
    expect(page.locator("[data-status]")).to_contain_text("cleared")


@pytest.mark.parametrize("button", ["restart", "delete"])
def test_what_was_deleted_comes_back_with_its_result_and_its_lists(open_page: Open, button: str) -> None:
    page = open_check(open_page, "pain")
    page.locator("[data-keep]").check()
    go_to(page, "RF-02")
    line(page, "RF-02")
    move(page)
    before = kept_answers(page)

    page.locator(f"[data-{button}]").click()
    page.locator("[data-delete-yes]").click()
    expect(page.locator("[data-undo]")).to_be_focused()
    page.locator("[data-undo]").click()

    expect(page.locator("[data-outcome]")).to_be_visible()
    expect(page.locator("[data-undo]")).to_be_hidden()
    assert kept_answers(page) == before and before["RF-02"] == "yes"


def test_a_new_answer_ends_the_way_back(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    finish(page)
    page.locator("[data-restart]").click()
    page.locator("[data-delete-yes]").click()

    page.locator('input[name="COMPLAINT"][value="leak"]').check()

    expect(page.locator("[data-undo]")).to_be_hidden()


def test_the_whole_flow_by_keyboard(open_page: Open) -> None:
    page = open_page("symptoms", width=1280)
    page.locator('input[name="COMPLAINT"][value="leak"]').focus()
    page.keyboard.press("Space")
    while "CK-11" not in asked(page):
        none = page.locator("[data-none]")
        (none if none.is_visible() else page.locator("[data-next]")).focus()
        page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.tagName") == "H2"
    while page.evaluate("document.activeElement.name") != "CK-11":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator('input[name="CK-11"][value="2"]').is_checked()
    while page.locator("[data-steps]").is_visible():
        while not page.evaluate("'next' in document.activeElement.dataset"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")

    expect(page.locator('[data-card="P-WK"]')).to_be_visible()


@pytest.mark.parametrize("complaint", first_ones(["pain", "birth"], 1))
def test_every_screen_passes_axe_and_fits_a_small_phone(open_page: Open, complaint: str) -> None:
    page = open_check(open_page, complaint, width=320)

    screens = 0
    while page.locator("[data-steps]").is_visible():
        screens += 1
        whole = screens % 6 == 1  # the rest of the page is the same around each screen
        within = None if whole else "[data-steps]"
        if whole or is_everything_asked():
            assert axe_violations(page, colours=whole, within=within) == [], asked(page)
        assert sideways(page) <= 0, asked(page)
        move(page)

    assert screens > 9


def test_what_is_tapped_is_large_enough_and_the_step_stays_in_sight(open_page: Open) -> None:
    page = open_check(open_page, "pain")
    go_to(page, "RF-05")

    for target in page.locator("[data-steps] :is(label, button):visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44, target.inner_text()
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    expect(page.locator("[data-step-words]")).to_be_in_viewport()


def test_nothing_a_result_can_say_is_forbidden(open_page: Open) -> None:
    page = open_page("symptoms")
    finish(page, skip)

    words = page.locator("[data-outcome]").evaluate("(e) => e.textContent")

    assert [words[match.start() - 60 : match.end() + 40] for match in RESULT_WORDS.finditer(words)] == []


def test_a_result_prints_without_controls(open_page: Open) -> None:
    page = open_check(open_page, "leak")
    go_to(page, "CK-11")
    tick(page, "CK-11", "2")
    finish(page)

    page.emulate_media(media="print")

    expect(page.locator('[data-card="P-WK"]')).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.locator("[data-keep-box]")).to_be_hidden()


def test_a_card_links_to_its_section_with_the_region(open_page: Open) -> None:
    page = open_page("symptoms", query="?region=uk")

    finish(page, skip)
    hrefs = page.locator("[data-card] > p > a").evaluate_all(
        "(links) => links.map((a) => a.getAttribute('href'))"
    )

    assert hrefs and all(h.startswith("understand?region=uk#") for h in hrefs)
