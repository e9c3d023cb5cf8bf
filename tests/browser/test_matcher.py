"""Promise of the matcher: in a real browser it says what the Python rules say, answer for answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.model.answer_sets import answer_sets
from widgets.model.content import Content
from widgets.model.rules import assess

CASES = 5000
RUN = """async ([module, cases]) => {
  const { assess } = await import(module);
  const state = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map((answers) => assess(state.tables, answers));
}"""


def as_the_page_says(outcome: Any) -> dict[str, Any]:
    return {
        "level": outcome.level,
        "flags": list(outcome.flags),
        "flagLevels": list(outcome.flag_levels),
        "cards": list(outcome.cards),
        "notes": list(outcome.notes),
        "askAgain": list(outcome.ask_again),
        "stopRunning": outcome.stop_running,
        "noPattern": outcome.no_pattern,
    }


def test_the_browser_equals_python_on_thousands_of_answer_sets(
    open_page: Callable[..., Page], content: Content
) -> None:
    page = open_page("symptoms")
    module = page.locator("script[src*='page.js']").get_attribute("src")
    cases = list(answer_sets(content, CASES, seed=21))

    found = page.evaluate(RUN, [str(module).split("page.js")[0] + "checklist/match.js", cases])

    wanted = [as_the_page_says(assess(content, answers)) for answers in cases]
    kept = wanted[0].keys()
    assert [{name: one[name] for name in kept} for one in found] == wanted
    assert len({str(one) for one in wanted}) > CASES // 3


def test_the_vignettes_come_out_the_same_in_the_browser(
    open_page: Callable[..., Page], content: Content
) -> None:
    page = open_page("symptoms")
    module = page.locator("script[src*='page.js']").get_attribute("src")
    cases = [example.answers for example in content.examples]

    found = page.evaluate(RUN, [str(module).split("page.js")[0] + "checklist/match.js", cases])

    for example, one in zip(content.examples, found, strict=True):
        expected = example.expect
        assert (one["level"], tuple(one["flags"]), tuple(one["cards"])) == (
            expected.level, expected.flags, expected.cards,
        ), example.id  # fmt: skip
