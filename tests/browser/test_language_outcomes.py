"""Promise of the check in each language: for the same answers it shows the same outcome as in English."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.amount import amount
from tests.browser.test_language_flow import LONGEST_FIRST
from tests.browser.test_matcher import module_of
from tests.conftest import read_content
from tests.long import first_ones
from tests.model.triage.answer_sets import answer_sets, singles
from widgets.model.triage.rules import assess

Open = Callable[..., Page]
CASES = amount(1000)
# What a person sees of each outcome, by the ids and numbers that no language changes.
SHOWN = """async ([module, cases]) => {
  const part = (name) => import(module.replace("match.js", name));
  const [{ assess }, { namesOf, reasonsIn, showOutcome }] = [await part("match.js"), await part("result.js")];
  const { tables, words } = JSON.parse(document.querySelector("script[data-state]").textContent);
  const form = document.querySelector("[data-flow]");
  const walk = { asked: [], more: [] };
  return cases.map((answers) => {
    const outcome = assess(tables, answers);
    showOutcome(form, outcome, { answers, walk, words });
    const box = form.querySelector("[data-outcome]");
    const seen = (selector) => [...box.querySelectorAll(selector)].filter((e) => !e.closest("[hidden]"));
    const ids = (name) => seen(`[data-${name}]`).map((e) => e.getAttribute(`data-${name}`));
    return {
      level: box.querySelector("[data-care]").dataset.care,
      titles: seen("h2[data-at]").map((e) => [e.dataset.at, e.textContent.trim() !== ""]),
      reasons: [reasonsIn(outcome), namesOf(form, reasonsIn(outcome)).length],
      flags: seen("[data-flag]").map((e) => [e.dataset.flag, e.dataset.level]),
      cards: seen("[data-card]").map((e) => [e.dataset.card, e.dataset.level]),
      notes: ids("note-id"),
      evidence: ids("evidence"),
      soon: ids("soon"),
      told: ["stop", "unasked", "because-told", "because-unsure", "because-listed", "again", "not-sure"]
        .map((name) => ids(name).length),
      calls: seen("a[href^='tel:']").map((e) => e.getAttribute("href")),
    };
  });
}"""


@cache
def cases() -> list[dict[str, str]]:
    """Each answer alone, which with many answers would be hidden behind others; then random sets."""
    content = read_content()
    return [
        *({name: word} for name, word in singles(content)),
        *answer_sets(content, CASES, seed=24),
    ]


def shown(open_page: Open, language: str) -> list[dict[str, Any]]:
    page = open_page("symptoms", query=f"?lang={language}&region=sg")
    page.locator("[data-flow].is-whole").wait_for()
    found: list[dict[str, Any]] = page.evaluate(SHOWN, [module_of(page), cases()])
    return found


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    """What the English page shows, once it has been asked."""
    return {}


@pytest.mark.parametrize("language", first_ones([each for each in LONGEST_FIRST if each != "en"], 1))
def test_the_same_answers_show_the_same_outcome(open_page: Open, kept: dict[str, Any], language: str) -> None:
    if "en" not in kept:
        kept["en"] = shown(open_page, "en")
    english = kept["en"]

    assert shown(open_page, language) == english
    assert [each["level"] for each in english] == [
        assess(read_content(), answers).level for answers in cases()
    ]
    assert len({str(each) for each in english}) > CASES // 3
