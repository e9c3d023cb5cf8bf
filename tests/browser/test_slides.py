"""Promises of the slides on a projector: nothing is cut or long, and polls show what may be shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.deck import CODE, MadeUpRoom, open_deck
from tests.conftest import CONTENT, NAME
from tests.long import first_ones
from widgets.guide import make_view
from widgets.model.content.loader import load

SIZES = [(1280, 720), (1024, 768), (1920, 1080), (3840, 2160)]
GUIDES = (NAME, "knee-pain-after-running")
MOST_WORDS = 25
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
    for (const part of slide.querySelectorAll("h3, p, li, dt, dd, svg, figcaption, strong, span")) {
      const box = part.getBoundingClientRect();
      const isOut = box.right > stage.right + 1 || box.left < stage.left - 1;
      const isLow = box.bottom > foot.top + 1 || box.top < title.bottom - 1;
      const isOver = isLow && !part.closest(".sw-slide-foot, h2");
      if (part.checkVisibility() && box.width && !part.closest(".sw-hidden") && (isOut || isOver))
        cut.push(part.tagName + " " + part.textContent.slice(0, 50));
    }
    const texts = [...slide.querySelectorAll("h2, p, li, dt, dd")].filter((part) => part.checkVisibility());
    found.push({ name, cut, text: slide.innerText, paragraphs: texts.map((part) => part.innerText) });
    next();
  }
  return found;
}"""
Room = list[dict[str, Any]]


def deck_of(browser: Browser, guide: str, size: tuple[int, int], **options: Any) -> Page:
    content = load(CONTENT, guide).content
    assert content
    return open_deck(
        browser, make_view(content, ""), dict(zip(("width", "height"), size, strict=True)), **options
    )


@pytest.mark.parametrize(("guide", "size"), first_ones([(g, s) for g in GUIDES for s in SIZES], 1))
def test_no_step_of_any_slide_is_cut_or_scrolls(browser: Browser, guide: str, size: tuple[int, int]) -> None:
    page = deck_of(browser, guide, size)

    steps = page.evaluate(WALK)

    content = load(CONTENT, guide).content
    assert content
    assert len({step["name"].partition(":")[0] for step in steps}) == len(content.workshop.slides)
    assert {step["name"]: step["cut"] for step in steps if step["cut"]} == {}
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
