"""Promise of the matcher: in a real browser it says what the Python rules say, answer for answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.amount import amount
from tests.long import first_ones
from tests.model.triage.answer_sets import answer_sets, pairs, signed, singles
from widgets.model.content.content import Content
from widgets.model.triage.compiled_tables import compile_tables
from widgets.model.triage.interview import screens
from widgets.model.triage.rules import assess

CASES = amount(5000)
RUN = """async ([module, cases, tables]) => {
  const { assess } = await import(module);
  const state = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map((answers) => assess(tables ?? state.tables, answers));
}"""
WALK = """async ([module, cases, more]) => {
  const { screensOf } = await import(module.replace("match.js", "interview.js"));
  const known = JSON.parse(document.querySelector("script[data-state]").textContent);
  return cases.map((answers) => screensOf(known, answers, more).map((screen) =>
    [screen.section, ...screen.questions]));
}"""
EVERY = """async ([module, singles, names]) => {
  const { assess } = await import(module);
  const { tables } = JSON.parse(document.querySelector("script[data-state]").textContent);
  const told = (outcome) => names.map((name) => [outcome[name]].flat().join(" ")).join("|");
  const one = ([name, word]) => ({ [name]: word });
  const alone = singles.map((pair) => told(assess(tables, one(pair))));
  const both = singles.flatMap((a, at) => singles.slice(at + 1).filter((b) => b[0] !== a[0])
    .map((b) => told(assess(tables, { ...one(a), ...one(b) }))));
  return { alone: alone.join("\\n"), both: both.join("\\n") };
}"""


def module_of(page: Page) -> str:
    """The address of the matcher's module."""
    script = page.locator("script[src*='page.js']").evaluate("(e) => e.src")
    return str(script).split("page.js")[0] + "components/checklist/match.js"


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
        "raisedBy": list(outcome.raised_by),
        "unsure": list(outcome.unsure),
        "unsureUrgent": list(outcome.unsure_urgent),
        "mild": outcome.mild,
        "nothing": outcome.nothing,
        "listed": list(outcome.listed),
        "unasked": list(outcome.unasked),
    }


def test_the_browser_equals_python_on_thousands_of_answer_sets(
    open_page: Callable[..., Page], content: Content
) -> None:
    page = open_page("symptoms")
    cases = list(answer_sets(content, CASES, seed=21))

    found = page.evaluate(RUN, [module_of(page), cases, None])

    wanted = [as_the_page_says(assess(content, answers)) for answers in cases]
    kept = wanted[0].keys()
    assert [{name: one[name] for name in kept} for one in found] == wanted
    assert len({str(one) for one in wanted}) > CASES // 3


def told(outcome: Any) -> str:
    """An outcome as one line, as EVERY writes it."""
    parts = as_the_page_says(outcome).values()
    return "|".join(" ".join(map(_word, part if isinstance(part, list) else [part])) for part in parts)


def _word(part: Any) -> str:
    return str(part).lower() if isinstance(part, bool) else str(part)


@pytest.mark.parametrize("more", first_ones([False, True], 1))
def test_the_browser_walks_as_python_does(
    open_page: Callable[..., Page], content: Content, more: bool
) -> None:
    page = open_page("symptoms")
    cases = [example.answers for example in content.examples] + list(
        answer_sets(content, amount(150), seed=23)
    )
    cases += [
        {**case, "COMPLAINT": word} for case in cases[-amount(60) :] for word in ("pain birth", "leak", "run")
    ]

    found = page.evaluate(WALK, [module_of(page), cases, more])

    wanted = [[[s.section, *s.questions] for s in screens(content, answers, more)] for answers in cases]
    assert found == wanted
    assert len({str(walk) for walk in wanted}) > 100


@pytest.mark.long
def test_the_browser_equals_python_on_every_answer_and_every_two(
    open_page: Callable[..., Page], content: Content
) -> None:
    page = open_page("symptoms")
    names = list(as_the_page_says(assess(content, {})))

    found = page.evaluate(EVERY, [module_of(page), singles(content), names])

    alone = [told(assess(content, {name: word})) for name, word in singles(content)]
    assert found["alone"].split("\n") == alone
    both = [told(assess(content, answers)) for answers in pairs(content)]
    assert found["both"].split("\n") == both


def test_the_browser_equals_python_once_all_is_signed(
    open_page: Callable[..., Page], content: Content
) -> None:
    page, guide = open_page("symptoms"), signed(content)
    cases = [{name: word} for name, word in singles(content)] + list(
        answer_sets(content, amount(2000), seed=22)
    )

    found = page.evaluate(RUN, [module_of(page), cases, compile_tables(guide)])

    wanted = [as_the_page_says(assess(guide, answers)) for answers in cases]
    assert [{name: one[name] for name in wanted[0]} for one in found] == wanted


def test_the_vignettes_come_out_the_same_in_the_browser(
    open_page: Callable[..., Page], content: Content
) -> None:
    page = open_page("symptoms")
    cases = [example.answers for example in content.examples]

    found = page.evaluate(RUN, [module_of(page), cases, None])

    for example, one in zip(content.examples, found, strict=True):
        expected = example.expect
        assert (one["level"], tuple(one["flags"]), tuple(one["cards"])) == (
            expected.level, expected.flags, expected.cards,
        ), example.id  # fmt: skip
