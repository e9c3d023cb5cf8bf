"""Promises of the diary: half a minute a run, the same moves as Python, and no file that can harm it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.amount import amount
from tests.browser.phone import keep, keep_answers
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME
from tests.long import first_ones
from widgets.model.content.content import Content
from widgets.model.plan.progression import after_time_off
from widgets.model.plan.replay import replay
from widgets.model.plan.runs import deciding_runs, light_of, read_runs

Open = Callable[..., Page]
CASES = amount(3000)
REPLAY = """async ([module, cases]) => {
  const { replay, lightOf } = await import(module);
  const { tables } = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map((entries) => [entries.map((entry) => lightOf(tables, entry)), replay(tables, entries)]);
}"""
TIME_OFF = """async ([module, cases]) => {
  const { afterTimeOff } = await import(module);
  const { tables } = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map(([stage, days]) => afterTimeOff(tables, stage, days));
}"""
CHOICES = (("usual", "settled", "worse"), ("none", "slight", "new"))
ENTRY = {"stage": 3, "minutes": 28, "during": 1, "pelvic": "none", "stopped": False, "morning": "usual"}


def base(page: Page) -> str:
    source = page.locator("script[src*='page.js']").evaluate("(e) => e.src") or ""
    return source.split("page.js")[0] + "components/diary/"


def log_run(page: Page, day: str, during: int, pelvic: str = "none", stage: int = 3) -> None:
    page.locator('[name="day"]').fill(day)
    page.locator('[name="stage"]').select_option(str(stage))
    page.locator('[name="minutes"]').fill("28")
    page.locator(f'[name="during"][value="{during}"]').check()
    page.locator(f'[name="pelvic"][value="{pelvic}"]').check()
    page.locator("[data-save-run]").click()


def log_morning(page: Page, word: str = "usual") -> None:
    page.locator(f'[name="morning"][value="{word}"]').check()
    page.locator("[data-save-morning]").click()


def stored(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate(f"sessionStorage.getItem('stridewell:{NAME}:diary')")
    return json.loads(text)["entries"] if text else []


def give_file(page: Page, name: str, content: bytes) -> None:
    page.locator("[data-file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})


def random_diary(draw: random.Random) -> list[dict[str, Any]]:
    day = date(2026, 1, 1)
    stage, entries = draw.randint(0, 16), []
    for _ in range(draw.randint(1, 9)):
        stage = max(0, min(16, stage + draw.choice((0, 0, 0, 0, 1, -1, -2))))
        day += timedelta(days=draw.choice((0, 1, 2, 2, 3, 4, 5)))
        entries.append(
            {
                "day": str(day),
                "stage": stage,
                "minutes": draw.randint(0, 60),
                "during": draw.choice((0, 1, 2, 2, 3, 4, 5, 9)),
                "pelvic": draw.choice(CHOICES[1] + ("none",) * 4),
                "stopped": draw.random() < 0.04,
                "morning": draw.choice(CHOICES[0] + ("usual",) * 4),
            }
        )
    return entries


def as_python_says(content: Content, entries: list[dict[str, Any]]) -> tuple[list[str], dict[str, Any]]:
    runs = read_runs(entries)
    move = replay(content, [(run.stage, light_of(content, run)) for run in deciding_runs(content, runs)])
    return [light_of(content, run) for run in runs], vars(move)


def test_the_browser_replays_as_python_on_thousands_of_diaries(open_page: Open, content: Content) -> None:
    page = open_page("diary")
    draw = random.Random(9)  # noqa: S311 - not for secrets
    cases = [random_diary(draw) for _ in range(CASES)]

    found = page.evaluate(REPLAY, [base(page) + "replay.js", cases])

    for entries, (lights, move) in zip(cases, found, strict=True):
        assert (lights, move) == as_python_says(content, entries)


def test_time_off_is_the_same_in_browser_and_python(open_page: Open, content: Content) -> None:
    page = open_page("diary")
    cases = [(stage, days) for stage in range(17) for days in range(0, 60)]

    found = page.evaluate(TIME_OFF, [base(page) + "replay.js", cases])

    assert found == [after_time_off(content, stage, days) for stage, days in cases]


def test_green_green_amber_red_is_explained_at_each_step(open_page: Open) -> None:
    page = open_page("diary")
    said = page.locator("[data-next]")

    log_run(page, "2026-11-02", 1)
    expect(page.locator("[data-entries]")).to_contain_text("waiting for the next morning")
    log_morning(page)
    expect(said).to_contain_text("Run step 3 again")
    log_run(page, "2026-11-04", 2)
    log_morning(page)
    log_run(page, "2026-11-07", 3)
    log_morning(page, "settled")
    expect(page.locator('[data-light-words][data-light="amber"]')).to_be_visible()
    expect(said).to_contain_text("Repeat step 3")
    log_run(page, "2026-11-09", 6)

    expect(page.locator('[data-light-words][data-light="red"]')).to_be_visible()
    expect(said).to_contain_text("Rest from running for 2 days. Then go to step 1.")
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways(page) <= 0


def test_after_a_birth_an_amber_run_asks_for_advice(open_page: Open) -> None:
    page = open_page("diary")
    keep_answers(page, {"CK-34": "3"})
    page.reload()
    page.locator("[data-ready]").wait_for()

    log_run(page, "2026-11-02", 1, "slight")
    log_morning(page)

    expect(page.locator("[data-advice-on-amber]")).to_be_visible()


def test_running_without_breaks_names_the_longest_next_run(open_page: Open) -> None:
    page = open_page("diary")

    log_run(page, str(date.today() - timedelta(days=2)), 1, stage=15)
    log_morning(page)

    expect(page.locator("[data-longest]")).to_contain_text("30 minutes at most")
    expect(page.locator('[name="stage"]')).to_have_value("15")


def test_a_run_can_be_written_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("diary")
    page.locator('[name="minutes"]').focus()
    page.keyboard.type("28")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    page.keyboard.press("Enter")

    assert [(entry["during"], entry["pelvic"], entry["minutes"]) for entry in stored(page)] == [
        (1, "none", 28)
    ]


def test_a_sign_that_stops_running_shows_at_once(open_page: Open) -> None:
    page = open_page("diary")

    page.locator('[name="stopped"]').check()
    log_run(page, "2026-11-02", 2)

    expect(page.locator("[data-stop]")).to_be_focused()
    expect(page.locator("[data-next]")).to_contain_text("Check your signs")


def test_an_entry_can_be_changed_and_deleted(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 6)

    page.locator('[data-edit^="2026-11-02/"]').click()
    page.locator('[name="during"][value="2"]').check()
    page.locator("[data-save-run]").click()
    assert [entry["during"] for entry in stored(page)] == [2]
    page.locator('[data-remove^="2026-11-02/"]').click()
    expect(page.locator("[data-ask-words]")).to_have_text("Delete the run of Mon, 2 Nov?")
    page.locator("[data-delete-no]").click()
    assert [entry["during"] for entry in stored(page)] == [2]
    page.locator('[data-remove^="2026-11-02/"]').click()
    page.locator("[data-delete-yes]").click()
    assert stored(page) == []
    expect(page.locator("[data-undo]")).to_be_focused()
    assert axe_violations(page) == []
    page.locator("[data-undo]").click()

    assert [entry["during"] for entry in stored(page)] == [2]
    expect(page.locator("[data-undo]")).to_be_hidden()


def test_a_deleted_diary_that_was_kept_comes_back_as_kept(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 6)
    page.locator("[data-keep]").check()

    page.locator("[data-delete-all]").click()
    page.locator("[data-delete-yes]").click()
    key = f"stridewell:{NAME}:diary"
    assert page.evaluate("(key) => [localStorage[key], sessionStorage[key]]", key) == [None, None]
    page.locator("[data-undo]").click()

    expect(page.locator("[data-entries] li")).to_have_count(1)
    expect(page.locator("[data-keep]")).to_be_checked()
    assert "2026-11-02" in page.evaluate("(key) => localStorage[key]", key)


def test_a_second_run_of_a_day_leaves_the_first_and_its_stop(open_page: Open) -> None:
    page = open_page("diary")
    page.locator('[name="stopped"]').check()
    log_run(page, "2026-11-25", 6)
    log_run(page, "2026-11-25", 0)

    assert [(entry["during"], entry["stopped"]) for entry in stored(page)] == [(6, True), (0, False)]
    expect(page.locator("[data-stop]")).to_be_visible()
    expect(page.locator('[data-light-words][data-light="black"]')).to_be_visible()
    page.goto(page.url.replace("/diary", "/plan"))
    expect(page.locator('[data-planner] [data-lock="stopped"]')).to_be_visible()


def test_of_two_runs_of_a_day_one_can_be_changed_and_one_deleted(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-25", 6)
    log_run(page, "2026-11-25", 0)

    page.locator('[data-edit*="/0/none/"]').click()
    page.locator('[name="during"][value="2"]').check()
    page.locator("[data-save-run]").click()
    assert [entry["during"] for entry in stored(page)] == [6, 2]
    page.locator('[data-remove*="/6/none/"]').click()
    page.locator("[data-delete-yes]").click()

    assert [entry["during"] for entry in stored(page)] == [2]


def test_the_morning_is_asked_from_the_next_day_on_and_names_the_day(open_page: Open) -> None:
    page = open_page("diary", timezone_id="Europe/London")
    page.clock.set_fixed_time("2026-11-28T18:00:00Z")
    page.reload()
    page.locator("[data-ready]").wait_for()
    ask = page.locator("[data-morning-box]")

    log_run(page, "2026-11-28", 1)
    expect(page.locator("[data-entries]")).to_contain_text("waiting for the next morning")
    expect(ask).to_be_hidden()
    for moment, asked in (
        ("2026-11-28T23:59:00Z", None),
        ("2026-11-29T00:01:00Z", "Your run on Saturday: how do you feel this morning?"),
        ("2026-11-30T00:01:00Z", "Your run on Sat, 28 Nov: how did you feel the next morning?"),
        ("2026-12-05T08:00:00Z", "Your run on Sat, 28 Nov: how did you feel the next morning?"),
    ):
        page.clock.set_fixed_time(moment)
        page.reload()
        page.locator("[data-ready]").wait_for()
        expect(ask).to_be_visible(visible=asked is not None)
        if asked:
            expect(ask.locator("h2")).to_have_text(asked)


def test_what_is_missing_is_said(open_page: Open) -> None:
    page = open_page("diary")
    page.locator('[name="day"]').fill("2099-01-01")

    page.locator("[data-save-run]").click()

    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[data-errors]")).to_contain_text("today or earlier")
    assert axe_violations(page) == []


def test_what_is_missing_is_announced_once_and_marked(open_page: Open) -> None:
    page = open_page("diary")
    errors, day = page.locator("[data-errors]"), page.locator('[name="day"]')
    day.fill("")

    page.locator("[data-save-run]").click()

    expect(errors).to_be_focused()
    expect(errors).not_to_have_attribute("role", "alert")  # it takes the focus, so no alert says the same
    expect(errors.locator("[role=alert]")).to_have_count(0)
    expect(errors.locator("button")).to_have_count(3)
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(day).to_have_accessible_description("Choose the day of the run, today or earlier.")
    expect(page.locator("fieldset:has([name=during])")).to_have_accessible_description(re.compile("pain"))
    day.fill("2026-11-02")
    expect(day).to_have_attribute("aria-invalid", "false")
    expect(errors.locator("button")).to_have_count(2)
    errors.locator("button").first.click()
    expect(page.locator('[name="during"]').first).to_be_focused()


def test_only_what_is_missing_is_named(open_page: Open) -> None:
    page = open_page("diary")
    errors, save = page.locator("[data-errors]"), page.locator("[data-save-run]")
    page.locator('[name="minutes"]').fill("20")
    page.locator('[name="pelvic"][value="none"]').check()

    save.click()
    expect(errors).to_contain_text("Choose how bad the pain was")
    expect(errors).not_to_contain_text("minutes")
    page.locator('[name="during"][value="1"]').check()
    page.locator('[name="day"]').fill("")
    save.click()

    expect(errors).to_contain_text("Choose the day")
    expect(errors).not_to_contain_text("minutes")
    assert stored(page) == []


@pytest.mark.parametrize("typed", first_ones(["1e", "601", "-", "20.5", "-1"], 2))
def test_minutes_that_cannot_be_read_are_refused(open_page: Open, typed: str) -> None:
    page = open_page("diary")
    page.locator('[name="during"][value="1"]').check()
    page.locator('[name="pelvic"][value="none"]').check()
    page.locator('[name="minutes"]').press_sequentially(typed)

    page.locator("[data-save-run]").click()

    expect(page.locator("[data-errors]")).to_contain_text("Enter the minutes as a number from 0 to 600")
    assert stored(page) == []


def test_minutes_that_were_not_given_are_not_nought(open_page: Open) -> None:
    page = open_page("diary")
    page.locator('[name="during"][value="1"]').check()
    page.locator('[name="pelvic"][value="none"]').check()

    page.locator("[data-save-run]").click()

    assert [entry["minutes"] for entry in stored(page)] == [None]
    expect(page.locator("[data-entries]")).to_contain_text("minutes not given")
    page.locator("[data-edit]").click()
    expect(page.locator('[name="minutes"]')).to_have_value("")


def test_a_missed_week_is_met_without_blame(open_page: Open) -> None:
    page = open_page("diary")
    long_ago = str(date.today() - timedelta(days=20))

    log_run(page, long_ago, 1, stage=8)
    log_morning(page)

    expect(page.locator("[data-time-off]")).to_contain_text("20 days since that run, and that is fine.")
    expect(page.locator("[data-time-off]")).to_contain_text("step 5")


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_diary_survives_a_file_and_the_network_cut(open_page: Open, tmp_path: Path, kind: str) -> None:
    page = open_page("diary")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    log_run(page, "2026-11-02", 1)
    log_morning(page)
    log_run(page, "2026-11-04", 6)
    before = stored(page)
    with page.expect_download() as download:
        page.locator(f"[data-{kind}]").click()
    saved = download.value.path().read_bytes()

    page.locator("[data-delete-all]").click()
    page.locator("[data-delete-yes]").click()
    assert stored(page) == []
    give_file(page, f"diary.{kind}", saved)

    expect(page.locator("[data-file-words]")).to_contain_text("2 of 2 runs added")
    assert stored(page) == before


HEAD = "day,stage,minutes,during,pelvic,stopped,morning\r\n"


WRONG_FILES = (
    ("", "not a saved diary"),
    ("hello", "not a saved diary"),
    ('{"app": "stridewell-diary", "version": 1, "entr', "not a saved diary"),
    ('{"app": "other", "entries": []}', "not a saved diary"),
    ('{"app": "stridewell-diary", "entries": {"length": 3}}', "not a saved diary"),
    (HEAD + "2026-11-01,3,28,1,none,false,usual\r\n2026-11-03,3,28,11,none,false,usual\r\n", "Run 2"),
    (HEAD + "2026-02-30,3,28,1,none,false,usual\r\n", "Run 1"),
    (HEAD + "<script>alert(1)</script>,3,28,1,none,false,usual\r\n", "Run 1"),
    (HEAD + '=cmd|" /C calc"!A0,3,28,1,none,false,usual\r\n', "Run 1"),
    (HEAD + "2026-11-01,3,28,1,none,false,usual\r\n" * 1001, "more than 1000"),
    (json.dumps({"app": "stridewell-diary", "entries": [None]}), "Run 1"),
    (json.dumps({"app": "stridewell-diary", "entries": [{**ENTRY, "day": "__proto__"}]}), "Run 1"),
    ("x" * 300_000, "too large"),
)


def test_wrong_files_are_refused_in_words_and_nothing_is_lost(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 1)
    before = stored(page)

    for text, words in WRONG_FILES:
        give_file(page, "diary.csv", text.encode())

        expect(page.locator("[data-file-words]")).to_contain_text(words)
        expect(page.locator("[data-file-words]")).to_contain_text("Nothing was changed")
        assert stored(page) == before


def test_a_stop_sign_survives_a_spreadsheet(open_page: Open) -> None:
    page = open_page("diary")

    give_file(page, "diary.csv", f"{HEAD}2026-11-25,0,25,6,none,TRUE,\r\n".replace(",", ";").encode())

    expect(page.locator("[data-stop]")).to_be_visible()
    assert [(entry["stopped"], entry["minutes"]) for entry in stored(page)] == [(True, 25)]
    page.goto(page.url.replace("/diary", "/plan"))
    expect(page.locator('[data-planner] [data-lock="stopped"]')).to_be_visible()


def test_an_opened_diary_leaves_runs_that_are_here(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 6)
    other = [{**ENTRY, "day": "2026-11-02"}, {**ENTRY, "day": "2026-11-05"}]

    give_file(
        page, "a.json", json.dumps({"app": "stridewell-diary", "version": 1, "entries": other}).encode()
    )

    assert [(entry["day"], entry["during"]) for entry in stored(page)] == [
        ("2026-11-02", 6),
        ("2026-11-02", 1),
        ("2026-11-05", 1),
    ]


def test_a_diary_survives_a_reload_and_a_broken_store(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 1)
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator("[data-entries] li")).to_have_count(1)

    keep(page, {"entries": [5, {"day": "x"}]}, "diary")
    page.reload()
    page.locator("[data-ready]").wait_for()

    expect(page.locator("[data-entries] li")).to_have_count(0)


def test_a_bone_sign_in_the_checklist_leaves_no_running_advice(open_page: Open) -> None:
    page = open_page("diary")
    log_run(page, "2026-11-02", 6)
    keep_answers(page, {"CK-07": "yes"})

    page.reload()
    page.locator("[data-ready]").wait_for()

    expect(page.locator("[data-locked]")).to_be_visible()
    expect(page.locator("[data-next-box]")).to_be_hidden()
    expect(page.locator("[data-entries] li")).to_have_count(1)
