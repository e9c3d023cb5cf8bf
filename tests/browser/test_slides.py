"""Promises of the slides on a projector: nothing is cut or long, and polls show what may be shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.deck import CODE, MadeUpRoom, open_deck
from tests.conftest import CONTENT, NAME
from tests.long import first_ones
from tests.tables import CAPTION, table, with_table
from widgets.guide import make_view
from widgets.model.content.loader import load

SIZES = [(1280, 720), (1024, 768), (1920, 1080), (3840, 2160)]
GUIDES = (NAME, "knee-pain-after-running")
MOST_WORDS, LEAST_LETTERS = 25, 28  # pixels, of a screen 720 high
# Goes through the whole deck as a clicker does, and measures each step of each slide.
WALK = """() => {
  const found = [];
  const deck = document.querySelector("[data-deck]");
  const next = () => deck.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
  const stage = document.querySelector("[data-stage]").getBoundingClientRect();
  const named = (slide) => slide.dataset.slide + ":" +
    [...slide.querySelectorAll("[data-step]:not([hidden])")].map((part) => part.dataset.step);
  for (let before = ""; found.length < 1000;) {
    const slide = document.querySelector("[data-slide]:not([hidden])");
    const name = named(slide);
    if (name === before) return found;
    before = name;
    const foot = slide.querySelector(".sw-slide-foot").getBoundingClientRect();
    const title = slide.querySelector("h2").getBoundingClientRect();
    const cut = [];
    if (slide.scrollHeight > slide.clientHeight + 1) cut.push("too high");
    if (slide.scrollWidth > slide.clientWidth + 1) cut.push("too wide");
    if (foot.bottom > stage.bottom + 1) cut.push("foot");
    for (const part of slide.querySelectorAll("h3, p, li, dt, dd, th, td, caption, svg, figcaption, strong, span")) {
      const box = part.getBoundingClientRect();
      const isOut = box.right > stage.right + 1 || box.left < stage.left - 1;
      const isLow = box.bottom > foot.top + 1 || box.top < title.bottom - 1;
      const isOver = isLow && !part.closest(".sw-slide-foot, h2");
      if (part.checkVisibility() && box.width && !part.closest(".sw-hidden") && (isOut || isOver))
        cut.push(part.tagName + " " + part.textContent.slice(0, 50));
    }
    const texts = [...slide.querySelectorAll("h2, p, li, dt, dd")].filter((part) => part.checkVisibility());
    const share = parseFloat(getComputedStyle(slide).fontSize) / parseFloat(getComputedStyle(slide.parentElement).fontSize);
    found.push({ name, cut, share, text: slide.innerText, paragraphs: texts.map((part) => part.innerText) });
    next();
  }
  return found;
}"""  # noqa: E501
Room = list[dict[str, Any]]


def deck_of(browser: Browser, guide: str, size: tuple[int, int], **options: Any) -> Page:
    content = load(CONTENT, guide).content
    assert content
    return open_deck(
        browser, make_view(content, ""), dict(zip(("width", "height"), size, strict=True)), **options
    )


WIDE = '"DejaVu Sans Mono"'  # wider than any font that screens have for text
FULL = ("welcome", "coreflex", "radiofrequency", "case-v11")


@pytest.mark.parametrize("which", first_ones(["the fullest", "all"], 1))
def test_a_wide_font_makes_letters_smaller_and_cuts_nothing(browser: Browser, which: str) -> None:
    page = deck_of(browser, NAME, SIZES[0], font=WIDE, only=() if which == "all" else FULL)

    steps = page.evaluate(WALK)

    assert {step["name"].partition(":")[0] for step in steps} >= set(FULL)
    assert {step["name"]: step["cut"] for step in steps if step["cut"]} == {}
    shares = {(step["name"].partition(":")[0], round(step["share"], 2)) for step in steps}
    assert len(shares) == len({name for name, _ in shares}), "the letters change from step to step"
    assert 0.75 < dict(shares)["radiofrequency"] < 1
    page.context.close()


@pytest.mark.parametrize(("guide", "size"), first_ones([(g, s) for g in GUIDES for s in SIZES], 1))
def test_no_step_of_any_slide_is_cut_or_scrolls(browser: Browser, guide: str, size: tuple[int, int]) -> None:
    page = deck_of(browser, guide, size)

    steps = page.evaluate(WALK)

    content = load(CONTENT, guide).content
    assert content
    assert len({step["name"].partition(":")[0] for step in steps}) == len(content.workshop.slides)
    assert {step["name"]: step["cut"] for step in steps if step["cut"]} == {}
    page.context.close()


@pytest.mark.parametrize("has_picture", [True, False])
def test_a_table_is_read_from_the_last_row_and_not_cut(browser: Browser, has_picture: bool) -> None:
    content = load(CONTENT, NAME).content
    assert content
    slides = (each for each in content.workshop.slides if each.kind == "section")
    slide = next(each for each in slides if bool(each.picture) is has_picture)
    changed = with_table(content, slide.shows[0], table(9, "20 minutes, then a rest of one day or two"))
    page = open_deck(browser, make_view(changed, ""), {"width": 1280, "height": 720}, only=[slide.id])

    steps = page.evaluate(WALK)

    assert {step["name"]: step["cut"] for step in steps if step["cut"]} == {}
    assert sum(CAPTION in step["text"] for step in steps) >= 2 and "Week 8" in steps[-1]["text"]
    letters = page.locator("td:visible").first.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)")
    assert letters >= LEAST_LETTERS
    page.context.close()


def test_a_slide_has_short_paragraphs_no_sources_and_one_draft_mark(browser: Browser) -> None:
    page = deck_of(browser, NAME, SIZES[0])

    steps = page.evaluate(WALK)

    for step in steps:
        long = [text for text in step["paragraphs"] if len(text.split()) > MOST_WORDS]
        assert long == [], step["name"]
        assert not re.search(
            r"\bR\d\d|See the dots|at the top|listed above|on this page|draft choice", step["text"]
        )
        assert step["text"].lower().count("draft") == 1, step["name"]
    page.context.close()


def test_the_conflict_of_interest_is_in_sight_at_every_step(browser: Browser) -> None:
    page = deck_of(browser, NAME, SIZES[0])

    steps = [step for step in page.evaluate(WALK) if step["name"].startswith("coreflex:")]

    assert len(steps) > 1
    assert all("makes money from it" in step["text"] for step in steps)
    assert all("What can go wrong" in step["text"] for step in steps)
    page.context.close()


def choice_poll(**now: Any) -> dict[str, Any]:
    groups = [
        {"ids": [name], "about": about}
        for name, about in zip(("run", "treat", "coach", "care"), (10, 5, 0, 5), strict=True)
    ]
    start = {"id": "PL-01", "kind": "one", "state": "new", "open": False, "show": "closed", "revealed": False}
    return (
        start
        | {"n": 0, "results": None, "right": ""}
        | now
        | ({"results": {"n": 20, "groups": groups}} if "results" in now else {})
    )


def test_a_poll_keeps_answers_and_the_way_in_on_the_screen_to_the_end(browser: Browser) -> None:
    room = MadeUpRoom([choice_poll()], slide="who-is-here")
    page = deck_of(browser, NAME, SIZES[0], room=room)
    slide = page.locator("[data-slide=who-is-here]")
    answers, count = slide.locator(".sw-answers > li"), slide.locator("[data-count]")
    stages = [
        (choice_poll(), ""),
        (choice_poll(state="open", open=True), "The poll is open. Few answers yet."),
        (choice_poll(state="open", open=True, n=15, results=True), "The poll is open. Answers: about 15."),
        (choice_poll(state="closed", n=25, results=True), "The poll is closed. Answers: about 20."),
    ]

    for poll, says in stages:
        room.polls = [poll]

        expect(count).to_have_text(re.compile(f"^{re.escape(says)}") if says else "")
        expect(answers).to_have_count(4)
        for number in range(4):
            expect(answers.nth(number)).to_be_visible()
        expect(slide.locator("[data-join-beside]")).to_contain_text(CODE)
        expect(slide.locator("[data-join-beside] svg")).to_be_visible()
        is_shown = poll["state"] == "closed"
        expect(answers.first.locator(".sw-answer-count")).to_have_text("about 10" if is_shown else "")
    assert page.evaluate(WALK)[2]["cut"] == []
    page.context.close()


def test_bars_are_true_to_their_numbers_and_each_has_one(browser: Browser) -> None:
    room = MadeUpRoom([choice_poll(state="closed", results=True)], slide="who-is-here")
    page = deck_of(browser, NAME, SIZES[0], room=room)
    answers = page.locator("[data-slide=who-is-here] .sw-answers > li")

    expect(answers.first).to_contain_text("about 10")
    assert answers.evaluate_all(
        "(all) => all.map((each) => each.querySelector('rect').getAttribute('width'))"
    ) == ["50", "25", "0", "25"]
    assert answers.locator(".sw-answer-count").all_inner_texts() == [
        "about 10",
        "about 5",
        "few or none",
        "about 5",
    ]
    assert answers.first.locator("rect").evaluate("(bar) => getComputedStyle(bar).transitionDuration") == "0s"
    page.context.close()


# In one go: what the room says anew is drawn anew.
SIZES_OF = (
    "(all) => [...document.querySelectorAll(all)].map((each) => parseFloat(getComputedStyle(each).fontSize))"
)
HEIGHTS_OF = "(all) => [...document.querySelectorAll(all)].map((each) => each.getBoundingClientRect().height)"


def drawn_polls() -> list[dict[str, Any]]:
    """A poll of each kind that has a drawing of its own, closed."""
    kinds = {
        "PL-02": ("scale", {"median": ["5", "6"]}, [("0-2", 15), ("3-4", 10), ("5-6", 20), ("7-8", 5)]),
        "PL-03": ("places", {}, [("BM-03", 20), ("BM-04.l", 10)]),
        "PL-04": ("words", {"words": [{"text": "shame", "about": 20}, {"text": "time", "about": 5}]}, []),
    }
    shut = choice_poll(state="closed")
    return [
        shut
        | {"id": name, "kind": kind}
        | {
            "results": {"n": 45, "groups": [{"ids": ids.split("-"), "about": n} for ids, n in groups]} | more
            if kind == "scale"
            else {"n": 45, "groups": [{"ids": [ids], "about": n} for ids, n in groups]} | more
        }
        for name, (kind, more, groups) in kinds.items()
    ]


def test_each_kind_of_poll_has_its_drawing_and_its_words(browser: Browser) -> None:
    polls = drawn_polls()
    places = [each["ids"][0] for each in polls[1]["results"]["groups"]]
    room = MadeUpRoom(polls, slide="how-sure")
    page = deck_of(browser, NAME, SIZES[0], room=room, only=("how-sure", "where", "silence"))

    columns = page.locator("[data-slide=how-sure] .sw-histogram > li")
    expect(columns).to_have_text(["0–2about 15", "3–4about 10", "5–6about 20", "7–8about 5"])
    expect(page.locator("[data-slide=how-sure] .is-median")).to_contain_text("5–6")
    expect(page.locator("[data-slide=how-sure] .sw-median")).to_have_text("The middle answer: 5–6")
    expect(page.locator("[data-slide=how-sure] .sw-scale-ends")).to_have_text(
        "0: Not at all sure10: Very sure"
    )
    high = page.evaluate(HEIGHTS_OF, ".sw-histogram svg")
    assert [round(each / high[2], 2) for each in high] == [0.5, 0.5, 1, 0.25]

    page.keyboard.press("PageDown")
    warm = page.locator("[data-slide=where] .is-warm")
    expect(warm.first).to_be_visible()
    assert {*warm.evaluate_all("(all) => all.map((each) => each.dataset.place)")} == {*places}
    pads = [
        page.locator(f"[data-slide=where] [data-place='{n}'] .sw-pad").first for n in (*places, "BM-06.l")
    ]
    assert len({each.evaluate("(pad) => getComputedStyle(pad).fill") for each in pads}) == 3
    expect(page.locator("[data-slide=where] .sw-results li").first).to_contain_text("about 20")

    page.keyboard.press("PageDown")
    words = page.locator("[data-slide=silence] .sw-cloud > li")
    expect(words).to_have_text(["shame about 20", "time about 5"])
    sizes = page.evaluate(SIZES_OF, "[data-slide=silence] .sw-cloud > li")
    assert sizes[0] > 1.5 * sizes[1]
    assert page.evaluate(WALK)[0]["cut"] == []

    few = {"n": 0, "groups": [], "words": [], "median": None}
    room.polls = [poll | {"results": few} for poll in polls]
    expect(words).to_have_count(0)
    for slide in ("where", "how-sure"):
        page.keyboard.press("PageUp")
        expect(page.locator(f"[data-slide={slide}] [data-count]")).to_contain_text("Few answers yet")
        expect(page.locator(f"[data-slide={slide}] :is(.is-warm, .sw-histogram)")).to_have_count(0)
    expect(page.locator("[data-heat]")).to_be_hidden()
    page.context.close()


def test_a_question_asked_twice_is_two_bars_and_a_sentence(browser: Browser) -> None:
    row = {"n_before": 40, "right_before": 20, "n_after": 40, "right_after": 45, "change": 0.5}
    rows = [
        row | {"id": "QZ-01", "low": 0.2, "high": 0.7},
        row | {"id": "QZ-02", "right_after": 25, "change": 0.12, "low": -0.2, "high": 0.4},
        row | {"id": "QZ-03", "low": None, "high": None},
    ]
    room = MadeUpRoom(slide="change", quiz=rows)
    page = deck_of(browser, NAME, SIZES[0], room=room, only=("change", "after-first"))

    told = page.locator("[data-slide=change] .sw-changes > li")

    expect(told).to_have_count(2)
    expect(told.first).to_contain_text("Right after: about 40 of 40")
    expect(told.first).to_contain_text(
        "About 20 more of you got it right. That is more than chance would do."
    )
    expect(told.last).to_contain_text(
        "About 5 more of you got it right. The room is small, so this may be chance."
    )
    assert told.first.locator("rect").evaluate_all(
        "(all) => all.map((bar) => bar.getAttribute('width'))"
    ) == [
        "50",
        "100",
    ]
    expect(told.last.locator("h3")).to_have_text("Your pelvic floor may be tight. What should you do first?")
    page.context.close()


OFF_AND_ON = """async () => {
    const press = (place, key) => place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press(document.querySelector("[data-blank]"), "x");
    press(document.querySelector("[data-deck]"), "b");
    await new Promise((told) => setTimeout(told, 100));  // the dialog says late that it was closed
}"""


def test_a_blank_screen_is_the_rooms_from_whatever_device(browser: Browser) -> None:
    room = MadeUpRoom(slide="welcome")
    page = deck_of(browser, NAME, SIZES[0], room=room, only=("welcome", "join"))
    blank = page.locator("[data-blank]")
    expect(blank).to_be_hidden()

    room.blank = True
    expect(blank).to_be_visible()
    page.keyboard.press("x")
    expect(blank).to_be_hidden()
    assert room.done[-1] == ("blank", {"blank": False})

    page.keyboard.press("b")
    expect(blank).to_be_visible()
    assert room.done[-1] == ("blank", {"blank": True})
    page.evaluate(OFF_AND_ON)
    expect(blank).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    expect(blank).to_be_hidden()
    page.wait_for_timeout(1600)  # one look at the room later
    expect(blank).to_be_hidden()
    assert room.done[-1] == ("blank", {"blank": False})
    page.context.close()


def test_the_right_answer_waits_for_the_presenter(browser: Browser) -> None:
    quiz = choice_poll(id="QZ-02.after", state="closed", right="relax")
    quiz["results"] = {"n": 20, "groups": [{"ids": [name], "about": 10} for name in ("squeeze", "relax")]}
    room = MadeUpRoom([quiz], slide="after-first")
    page = deck_of(browser, NAME, SIZES[0], room=room)
    right = page.locator("[data-slide=after-first] li[data-option=relax]")
    expect(right).to_contain_text("about 10")
    expect(page.locator("[data-slide=after-first]")).not_to_contain_text("✓")

    room.polls = [quiz | {"revealed": True}]

    expect(right).to_contain_text("✓ Right about 10")
    expect(page.locator("[data-slide=after-first] li.is-right")).to_have_count(1)
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_one_unbroken_question_never_widens_a_page(browser: Browser, width: int) -> None:
    text = {"id": "1", "text": "w" * 150, "about": 10}
    asked = choice_poll(id="PL-06", kind="questions", state="open", open=True, show="live")
    room = MadeUpRoom([asked | {"results": {"n": 10, "questions": [text]}}], slide="questions")
    page = deck_of(browser, NAME, (width, 720), room=room)
    line = page.locator("[data-slide=questions] .sw-bars li")

    expect(line).to_contain_text("w" * 150)

    assert line.evaluate("(line) => line.scrollWidth <= line.clientWidth + 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
