"""Promises of a person's own words: they keep their direction wherever a page of another one shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import keep, keep_answers
from tests.browser.test_plan_builder import MADE

Open = Callable[..., Page]
ENGLISH, ARABIC = "I stop after 5 km (hills)!", "أتوقف بعد 5 كم (تلال)!"
OTHER_WAY = [("ar", ENGLISH, "ltr"), ("en", ARABIC, "rtl")]
# In which direction each passage with some words runs, by where its first and last signs stand.
RUNS = """(place, words) => {
  const found = [], texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, from = text.data.indexOf(words);
    if (from < 0 || !text.parentElement.checkVisibility()) continue;
    const [first, last] = [from, from + words.length - 1].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    });
    found.push(first.x < last.x ? "ltr" : "rtl");
  }
  return found;
}"""


def opened(open_page: Open, name: str, language: str, **kept: Any) -> Page:
    page = open_page(name, query=f"?lang={language}", width=1280)
    for store, state in kept.items():
        if store == "answers":
            keep_answers(page, state, "result")
        else:
            keep(page, state, store)
    page.reload()
    page.locator("[data-component][data-ready]").last.wait_for()
    return page


@pytest.mark.parametrize(("language", "words", "direction"), OTHER_WAY)
def test_on_the_sheet_each_of_their_words_is_isolated(
    open_page: Open, language: str, words: str, direction: str
) -> None:
    notes = {
        "helps": words,
        "worsens": words,
        "goals": words,
        "questions": [words],
        "activities": [{"text": words, "ability": "4"}],
    }
    answers = {"CK-10": "9", "CK-35.words": words}
    page = opened(open_page, "summary", language, visit={"notes": notes}, answers=answers)

    sheet = page.locator("[data-sheet]")
    expect(sheet.locator("bdi")).to_have_count(6 if language == "ar" else 0)
    assert set(sheet.evaluate(RUNS, words)) == {direction}
    if language == "ar":  # where a sentence is around them, the English beside it has them too
        assert sheet.locator(".sw-english").filter(has_text=words).count() == 4
        assert "\u2068" not in sheet.inner_text()


@pytest.mark.parametrize(("language", "words", "direction"), OTHER_WAY)
def test_the_goal_of_a_plan_is_isolated(open_page: Open, language: str, words: str, direction: str) -> None:
    choices = {**MADE, "start": "2099-01-05", "goal": words}
    page = opened(open_page, "plan", language, plan={"choices": choices})

    expect(page.locator("[data-goal] bdi")).to_have_count(1 if language == "ar" else 0)
    assert page.locator("[data-goal]").evaluate(RUNS, words) == [direction]


@pytest.mark.parametrize(("language", "words", "direction"), OTHER_WAY)
def test_in_a_message_their_words_are_isolated(
    open_page: Open, language: str, words: str, direction: str
) -> None:
    page = opened(open_page, "find-help", language, answers={"CK-37": "0", "CK-37.words": words})

    page.locator("[name=attach]").check()

    expect(page.locator("[data-answers] bdi")).to_have_count(1 if language == "ar" else 0)
    assert page.locator("[data-answers]").evaluate(RUNS, words) == [direction]


@pytest.mark.parametrize("name", ["summary", "plan", "treatments", "find-help"])
def test_every_field_for_words_takes_the_direction_of_what_is_typed(open_page: Open, name: str) -> None:
    page = open_page(name, query="?lang=ar")

    fields = page.locator("textarea, input[type=text]")

    assert fields.count() > 0
    assert fields.evaluate_all("all => all.filter(({ dir }) => dir !== 'auto').map(({ name }) => name)") == []
