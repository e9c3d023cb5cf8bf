"""Promises of the page for the clinician: one sheet, no conclusion, nothing sent, the same in a code."""

from __future__ import annotations

import random
import re
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from harness.engines.engine import PAPERS
from tests.amount import amount
from tests.browser.patient_answers import (
    LONG,
    NOTES,
    PICKED,
    PLAN,
    Open,
    answers_of,
    everything,
    open_summary,
    photo,
    runs,
    said,
    saved,
    scanned,
    visit_of,
)
from tests.browser.phone import keep
from tests.browser.printed import Printed
from tests.browser.test_page import axe_violations, sideways
from tests.check.wordings import class_errors
from tests.conftest import NAME
from tests.long import first_ones
from tests.model.triage.answer_sets import answer_sets
from widgets.check.wording import RESULT_WORDS
from widgets.model.content.content import Content
from widgets.model.triage.rules import assess
from widgets.model.visit import read_visit
from widgets.model.visit.sheet_sections import parts_of
from widgets.model.visit.sign_status import statuses
from widgets.model.visit.visit_file import VisitTreatments

PERSONAS = [f"V{number}" for number in range(1, 13)]
CASES = amount(2000)
STATUSES = """async ([module, cases]) => {
  const { statuses } = await import(module);
  const { sheet, tables } = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map((answers) => statuses(sheet, tables, answers));
}"""
CODES = """async ([module, texts, easy]) => {
  const { qrCode } = await import(module);
  return texts.map((text) => qrCode(text, easy) ?? null);
}"""
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base(page: Page) -> str:
    source = page.locator("script[src*='page.js']").evaluate("(e) => e.src") or ""
    return source.split("page.js")[0] + "components/visit_summary/"


def leave_out(page: Page, part: str) -> None:
    page.locator("[data-choose]").evaluate("choose => (choose.open = true)")
    page.locator(f'[name="part"][value="{part}"]').uncheck()


def printed(page: Page, paper: str = "A4") -> tuple[bytes, str]:
    """The page as PDF, which has to be one sheet, and its text."""
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    sheets = Printed(pdf)
    assert len(sheets.pages) == 1
    assert sheets.papers() == {paper}
    return pdf, sheets.text()


def text_outside_quotes(text: str) -> str:
    return text.replace("It says what was asked and answered, not what is wrong.", "")


@pytest.mark.parametrize("name", first_ones(PERSONAS, 4))
def test_a_persona_is_one_sheet_without_a_conclusion(open_page: Open, content: Content, name: str) -> None:
    answers = answers_of(content, name)
    page = open_summary(open_page, answers)

    _, text = printed(page)

    assert RESULT_WORDS.findall(text_outside_quotes(text)) == []
    assert class_errors(text) == []
    outcome = assess(content, answers)
    for flag in outcome.flags:
        assert content.flags[flag].term.split(",")[0] in text
    urgent = outcome.level in ("emergency", "today")
    assert page.locator("[data-urgent]").is_visible() == urgent
    if outcome.level != "none":
        assert content.red_flags.levels[outcome.level].title in text  # type: ignore[index]


@pytest.mark.parametrize("paper", first_ones(sorted(PAPERS), 1))
def test_everything_answered_at_length_is_still_one_sheet(
    open_page: Open, content: Content, paper: str
) -> None:
    page = open_summary(open_page, everything(content), runs(120), PLAN, NOTES, PICKED)

    _, text = printed(page, paper)

    assert "more in the file" in text
    assert "too much for a code" in page.locator("[data-code-words]").inner_text()
    assert visit_of(page).answers["CK-35.words"] == LONG[:300].strip()


@pytest.mark.long
def test_random_answers_fit_on_one_sheet(open_page: Open, content: Content) -> None:
    draw = random.Random(5)  # noqa: S311 - not for secrets
    for answers in answer_sets(content, 6, seed=4):
        timed = [item.id for item in content.checklist.items if item.timing and item.id in answers]
        when: dict[str, Any] = {f"{n}.when": draw.sample(sorted(content.checklist.timing), 3) for n in timed}
        page = open_summary(open_page, answers | when, runs(draw.randint(0, 40)), PLAN, NOTES, PICKED)

        printed(page)


def test_only_the_sheet_is_printed(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, answers_of(content, "V2"))

    _, text = printed(page)

    assert "Get emergency help now for any of these" not in text
    assert "Add your own words" not in text
    assert "Not answered" in text


def test_the_browser_and_python_give_each_sign_the_same_status(open_page: Open, content: Content) -> None:
    page = open_page("summary")
    cases = list(answer_sets(content, CASES, seed=12))

    found = page.evaluate(STATUSES, [base(page) + "signs.js", cases])

    for answers, status in zip(cases, found, strict=True):
        assert status == statuses(content, answers)


@pytest.mark.parametrize(
    ("easy", "versions"), first_ones([(0, {1, 2, 6, 7, 9, 10, 25}), (17, {1, 3, 4, 8, 11, 25})], 1)
)
def test_a_code_of_any_length_is_read_by_another_library(
    open_page: Open, easy: int, versions: set[int]
) -> None:
    page = open_page("summary")
    draw = random.Random(8)  # noqa: S311 - not for secrets
    lengths = (1, 2, 25, 26, 47, 114, 154, 195, 200, 303, 390, 468, 619, 938, 1249, 1704, 1853)
    texts = ["".join(draw.choice(SIGNS) for _ in range(length)) for length in lengths]

    codes = page.evaluate(CODES, [base(page) + "qr.js", [*texts, "A" * 1854], easy])

    assert codes.pop() is None
    for text, code in zip(texts, codes, strict=True):
        size = len(code) + 8
        picture = Image.new("L", (size, size), 255)
        for y, row in enumerate(code):
            for x, dark in enumerate(row):
                picture.putpixel((x + 4, y + 4), 0 if dark else 255)
        larger = picture.resize((size * 4, size * 4), Image.Resampling.NEAREST)
        assert scanned(larger) == [text]
    assert {(len(code) - 17) // 4 for code in codes} >= versions


def test_the_code_on_paper_holds_the_same_as_the_file(open_page: Open, content: Content) -> None:
    answers = answers_of(content, "V4") | dict.fromkeys(content.flags, "no")
    page = open_summary(open_page, answers, runs(20), PLAN | {"goal": "Run with Ana"}, {"now": "3"})
    pdf, _ = printed(page)

    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()

    (text,) = scanned(drawn)
    assert read_visit(text) == read_visit(saved(page))
    assert not any(word in text.lower() for word in ("http", "www"))


def test_what_the_phone_holds_is_in_the_file(open_page: Open, content: Content) -> None:
    answers = answers_of(content, "V7") | {"CK-26.when": ["later"], "CK-37.words": "ibuprofen"}
    page = open_summary(open_page, answers, runs(3), PLAN, NOTES, PICKED)

    visit = visit_of(page)

    assert visit.model_dump(mode="json")["answers"] == answers
    assert [run.model_dump(mode="json") for run in visit.diary] == runs(3)
    assert visit.plan and visit.plan.weekdays == ("mon", "wed", "fri") and visit.plan.stage == 3
    assert visit.now == 6 and visit.guide == NAME and len(visit.questions) == 3
    assert visit.treatments is not None
    assert visit.treatments.compare == ("T-07", "T-12", "T-11")
    assert visit.treatments.matters == {"run": "lot", "needles": "some", "cost": "none"}
    assert visit.treatments.ask == ("benefits", "nothing") and visit.treatments.ticks == (
        "asthma",
        "pregnant",
    )
    assert visit.treatments.own == str(PICKED["own"]).strip()


def test_the_parts_say_what_was_answered_and_what_was_not(open_page: Open, content: Content) -> None:
    answers = dict.fromkeys(content.flags, "no") | {"RF-36": "yes", "RF-03": "unsure", "CK-08": "no"}
    answers |= {"CK-02": "6", "CK-03": "2", "CK-11": "1", "CK-11.bother": "3", "CK-17": "2", "PARTS": "0"}
    answers |= {"CK-37": "2", "CK-37.words": "ibuprofen"}
    del answers["RF-31"]

    page = open_summary(open_page, answers, runs(4))

    assert "Worst this week: 6 of 10" in said(page, "pain") and "Right now" not in said(page, "pain")
    assert "bulge, dragging or heaviness in the vagina: yes" in said(page, "flags").lower()
    assert (
        "you might be pregnant, with strong tummy pain or feeling faint: not sure"
        in said(page, "flags").lower()
    )
    assert re.search(r"all 1\d signs that need advice today", said(page, "flags"))
    assert "Not answered: 1." in said(page, "flags")
    assert "rarely; bothers: very much" in said(page, "signs")
    assert "Stress urinary incontinence" in said(page, "signs")
    assert "Dyspareunia" in said(page, "private")
    assert "yes, so that I can run" in said(page, "medicines") and "ibuprofen" in said(page, "medicines")
    assert "Runs: 4, from" in said(page, "diary") and "24-hour response" in said(page, "diary")
    for part in ("where", "life", "plan", "goals", "treatments", "questions"):
        expect(page.locator(f'[data-part="{part}"]')).to_be_hidden()
    expect(page.locator("[data-open]")).to_have_text(
        "Not answered: where; what changed before; whether it settles within 24 hours; pain right now; "
        "daily life and mood."
    )
    expect(page.locator("[data-trend] rect")).to_have_count(4)


def test_the_trend_has_its_bars_on_paper(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, answers_of(content, "V2"), runs(4))

    page.emulate_media(media="print")

    for bar in page.locator("[data-trend] rect").all():
        expect(bar).to_be_visible()


def test_what_was_picked_among_the_treatments_is_on_the_page(open_page: Open) -> None:
    page = open_page("treatments")
    page.locator('[name="compare"][value="T-12"]').check()
    page.locator('[name="matters.run"][value="lot"]').check()
    page.locator('[name="matters.cost"][value="none"]').check()
    page.locator('[name="own"]').fill("A race <b>with</b> my sister")
    page.locator('[name="ask"][value="nothing"]').check()
    page.locator('[name="ticks"][value="asthma"]').check()

    page.get_by_role("link", name="See my page for the visit").click()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()

    assert "Looked at: Trigger-point injection, and Coreflex" in said(page, "treatments")
    assert "Matters a lot to me: To run again soon" in said(page, "treatments")
    assert "keep the cost low" not in said(page, "treatments")
    assert "In my words: A race <b>with</b> my sister" in said(page, "treatments")
    assert "1. What if we do nothing for now?" in said(page, "questions")
    assert "Ticked before a pain reliever: I have asthma" in said(page, "medicines")
    page.locator("[data-offers] button").first.click()
    asked = "1. Trigger-point injection, and Coreflex: Which drugs are in it, and are they licensed for this?"
    assert asked in said(page, "questions")


def test_the_sheet_comes_first_and_what_is_open_is_said_once(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-11": "2"})
    tops = [page.locator(part).bounding_box() for part in ("[data-sheet]", ".sw-notes", "[data-choose]")]

    heights = [box["y"] for box in tops if box]
    assert len(heights) == 3 and heights == sorted(heights)
    sheet = page.locator("[data-sheet]").inner_text().lower()
    assert sheet.count("not answered:") == 2  # of the other signs some, and what is open as a whole
    assert "not answered: where; pain; warning signs; private signs" in sheet


def test_before_anything_is_given_it_prints_as_a_page_to_fill_in_by_hand(
    open_page: Open, content: Content
) -> None:
    page = open_page("summary")
    page.locator("[data-component='visit_summary'][data-code]").wait_for()

    _, text = printed(page)

    for part in parts_of(content):
        assert (part.title.split(" (")[0] in text) == (part.id not in ("advice", "code")), part.id
    assert "Not answered:" not in text


def test_every_question_has_its_number_and_no_pain_asks_no_more(open_page: Open) -> None:
    picked = {"ask": ["benefits", "risks", "alternatives", "nothing"]}
    page = open_summary(open_page, {"CK-02": "0"}, notes=NOTES, picked=picked)

    lines = said(page, "questions").splitlines()
    assert [line[:2] for line in lines[-7:]] == [f"{number}." for number in range(1, 8)]
    assert "how long" not in page.locator("[data-open]").inner_text()


def test_with_nothing_given_there_is_no_sheet_but_the_way_to_one(open_page: Open) -> None:
    page = open_page("summary")

    expect(page.locator("[data-sheet]")).to_be_hidden()
    expect(page.locator("[data-choose]")).to_be_hidden()
    expect(page.locator("[data-nothing]").get_by_role("link", name="Check your signs")).to_be_visible()

    page.locator("[name=helps]").fill("A warm bath")

    expect(page.locator("[data-nothing]")).to_be_hidden()
    assert "Helps: A warm bath" in said(page, "pain")


def test_the_drawing_marks_what_the_list_names(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-01": ["BM-04.l", "BM-17"]})
    drawn = page.locator("[data-drawn]")

    numbers = {
        place: drawn.locator(f'[data-place="{place}"] [data-number]').first.text_content()
        for place in ("BM-04.l", "BM-17")
    }

    assert numbers == {"BM-04.l": "1", "BM-17": "2"}
    assert said(page, "where").split("\n")[1].startswith("1. ")
    expect(drawn.locator('[data-place="BM-04.r"].is-picked')).to_have_count(0)
    shown = drawn.locator("[data-shown]:visible").evaluate_all("each => each.map((one) => one.dataset.shown)")
    marked = drawn.locator("[data-shown]:has(.is-picked)").evaluate_all(
        "each => each.map((one) => one.dataset.shown)"
    )
    assert shown == marked
    leave_out(page, "where")
    expect(drawn).to_be_hidden()


def test_the_timing_grid_shows_when_each_sign_comes(open_page: Open) -> None:
    answers = {"CK-11": "3", "CK-11.when": ["later", "straight-after"]}
    page = open_summary(open_page, answers, width=1280)

    row = page.locator("[data-grid] tbody tr")

    expect(row).to_have_count(1)
    expect(row.locator("td:not(:empty)")).to_have_text(["Later in the run", "Straight after"])


def test_a_part_left_out_is_in_neither_page_nor_file_nor_code(open_page: Open) -> None:
    answers = {"CK-17": "3", "CK-17.when": ["periods"], "CK-11": "2", "RF-17": "no", "CK-36": "3"}
    page = open_summary(open_page, answers, runs(2), PLAN, NOTES, PICKED)

    for part in ("private", "life", "flags", "diary", "goals", "pain", "treatments", "medicines"):
        leave_out(page, part)
    page.locator("[data-code-words]").filter(has_text="same answers").wait_for()

    visit = visit_of(page)
    assert visit.answers == {"CK-11": "2"}
    assert visit.diary == () and visit.goals == "" and visit.now is None and visit.helps == ""
    assert visit.plan and visit.plan.goal == ""
    assert visit.treatments == VisitTreatments(ask=("benefits", "nothing"))
    for part in ("private", "life", "flags", "diary", "goals", "treatments"):
        expect(page.locator(f'[data-part="{part}"]')).to_be_hidden()
    assert "Dyspareunia" not in printed(page)[1]
    (text,) = scanned(photo(page.locator("svg[data-code]")))
    assert read_visit(text) == visit
    page.reload()
    expect(page.locator('[data-part="private"]')).to_be_hidden()


@pytest.mark.parametrize(
    ("part", "stays"),
    [
        ("treatments", {"ask", "ticks"}),
        ("questions", {"compare", "ticks"}),
        ("medicines", {"compare", "ask"}),
    ],
)
def test_each_part_takes_its_own_picks_out(open_page: Open, part: str, stays: set[str]) -> None:
    picked = {"compare": ["T-07"], "ask": ["nothing"], "ticks": ["asthma"]}
    page = open_summary(open_page, {"CK-11": "2"}, picked=picked)

    leave_out(page, part)

    treatments = visit_of(page).treatments
    assert treatments is not None
    assert {name for name, value in treatments.model_dump().items() if value} == stays


def test_advice_follows_from_all_answers_even_when_signs_are_left_out(open_page: Open) -> None:
    page = open_summary(open_page, {"RF-01": "yes"})

    leave_out(page, "flags")

    assert "Get emergency help now" in said(page, "advice")
    expect(page.locator('[data-urgent] [data-care="emergency"]')).to_be_visible()
    expect(page.locator("[data-urgent] [data-walk-in]")).to_be_visible()


def test_who_must_call_is_not_told_to_go(open_page: Open) -> None:
    page = open_summary(open_page, {"RF-01": "yes", "RF-10": "yes"})

    expect(page.locator("[data-urgent]").get_by_role("link", name="Call 995")).to_be_visible()
    expect(page.locator("[data-urgent] [data-walk-in]")).to_be_hidden()


def test_a_bone_sign_says_no_running_on_the_page(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-08": "yes", "CK-34": "0"}, runs(2), PLAN)

    assert "no running, hopping or testing it" in said(page, "advice")


def test_questions_that_fit_are_offered_and_three_can_be_taken(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-19": "yes"})
    offers = page.locator("[data-offer]")
    expect(offers.first).to_contain_text("Should I stop doing pelvic floor")
    before = offers.count()

    for _ in range(3):
        offers.first.click()

    expect(offers).to_have_count(before - 3)
    offers.first.click()
    expect(page.locator("[data-status]")).to_contain_text("three questions")
    assert len(visit_of(page).questions) == 3
    assert "1. Should I stop doing pelvic floor" in said(page, "questions")


def test_the_page_works_with_the_network_cut_and_asks_for_nothing(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, answers_of(content, "V5"))
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    asked = len(page.watch.requests)  # type: ignore[attr-defined]

    page.locator('[name="goals"]').fill("Cycle to work")
    page.locator('[name="now"]').select_option("4")

    assert visit_of(page).goals == "Cycle to work"
    assert "Cycle to work" in said(page, "goals")
    more = page.watch.requests[asked:]  # type: ignore[attr-defined]
    assert [request.url for request in more if not request.url.startswith("blob:")] == []


def test_notes_survive_a_reload_and_can_be_deleted(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-11": "2"})
    page.locator('[name="goals"]').fill("Run with <b>Ana</b>")
    page.reload()
    page.locator("[data-ready]").wait_for()
    expect(page.locator('[data-part="goals"]')).to_contain_text("Run with <b>Ana</b>")

    page.locator("[data-delete]").click()
    page.locator("[data-delete-yes]").click()

    keys = page.evaluate("Object.keys(sessionStorage).concat(Object.keys(localStorage))")
    assert f"stridewell:{NAME}:visit" not in keys and f"stridewell:{NAME}" in keys
    assert page.locator('[name="goals"]').input_value() == ""
    page.locator("[data-undo]").click()
    assert page.locator('[name="goals"]').input_value() == "Run with <b>Ana</b>"
    assert "Run with <b>Ana</b>" in said(page, "goals")


def test_how_well_an_activity_goes_is_asked_once_it_is_named_and_never_guessed(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-11": "2"}, notes={"goals": "Run", "activities": [{"text": "Sit"}]})
    abilities, named = page.locator("[name=ability]"), page.locator("[name=activity]")
    expect(abilities.nth(0)).to_be_visible()
    expect(abilities.nth(1)).to_be_hidden()
    assert "To do again: Sit" in said(page, "goals") and "Sit: " not in said(page, "goals")

    abilities.nth(0).select_option("0")
    named.nth(1).fill("Climb {own} stairs")

    assert "as well as before): Sit: 0; Climb {own} stairs\n" in said(page, "goals")
    assert [each.ability for each in visit_of(page).activities] == [0, None]
    named.nth(0).fill(" ")
    assert [each.text for each in visit_of(page).activities] == ["Climb {own} stairs"]
    leave_out(page, "goals")
    assert visit_of(page).activities == ()


@pytest.mark.parametrize(
    "broken",
    first_ones(
        [
            {"": {"answers": {"CK-11": {"a": 1}, "CK-01": [5, None], "__proto__": "x", "XX": "1"}}},
            {"diary": {"entries": [5, {"day": "x"}, None]}},
            {"diary": {"entries": "text"}},
            {"plan": {"choices": {"made": True, "start": "soon", "stage": "x"}}},
            {"visit": {"notes": {"questions": "one", "now": 99, "leave": 3}}},
            {
                "visit": {
                    "notes": {"questions": [{}, None], "activities": [5, None, {"text": [], "ability": {}}]}
                }
            },
            {"treatments": {"choices": {"compare": [{}, "T-99"], "matters.run": 3, "own": [1], "ask": None}}},
            {"treatments": {"choices": {"compare": ["T-01", "T-02", "T-03", "T-04"], "own": "x" * 700}}},
        ],
        3,
    ),
    ids=range(8),
)
def test_a_broken_store_breaks_neither_page_nor_file(open_page: Open, broken: dict[str, Any]) -> None:
    page = open_page("summary")
    for place, state in broken.items():
        keep(page, state, place)

    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()
    page.locator("[name=goals]").fill("Run with Ana")

    assert visit_of(page).guide == NAME


def test_braces_and_dollars_in_a_text_stay_as_they_are(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-35": "2", "CK-35.words": "{answer} $& {n}"})

    assert "{answer} $& {n}" in said(page, "life")


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_axe_finds_nothing_on_a_full_page(open_page: Open, content: Content, scheme: str) -> None:
    page = open_summary(open_page, everything(content), runs(30), PLAN, NOTES, color_scheme=scheme)

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page, colours=width == 390) == []
        assert sideways(page) <= 0


def test_a_browser_that_cannot_pack_says_so_and_offers_the_file(open_page: Open) -> None:
    page = open_page("summary")
    page.context.add_init_script("delete window.CompressionStream")

    page.reload()
    page.locator("[name=goals]").fill("Run with Ana")

    expect(page.locator("[data-code-words]")).to_contain_text("cannot make a code")
    assert visit_of(page).guide == NAME
