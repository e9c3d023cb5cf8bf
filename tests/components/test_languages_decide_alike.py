"""Promise of a page in another language: its script decides as that of the English page does."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from tests.amount import amount
from tests.conftest import NAME, read_content
from tests.copies import LANGUAGES
from tests.deno import call
from tests.drawn_runs import drawn_run
from tests.model.triage.answer_sets import answer_sets
from widgets import Guide

CASES = amount(3000)
FIRST_DAY, TODAY = date(2027, 3, 1), "2027-03-04"
PARTS = "widgets/components"


@cache
def delivered(part: str, language: str) -> dict[str, Any]:
    """The data beside a component's markup on the page of a language."""
    html = str(getattr(Guide(NAME, language=language, region="sg"), part)().static_html())
    state: dict[str, Any] = json.loads(re.search(r"data-state>(.*?)</script>", html, re.DOTALL).group(1))  # type: ignore[union-attr]
    return state


@cache
def cases() -> list[dict[str, Any]]:
    """Answers and runs of a diary; half of them have one sign at most, so that each lock comes first."""
    draw = random.Random(41)  # noqa: S311 - not for secrets
    signs = [flag.id for flag in read_content().red_flags.flags]
    found = []
    for answers in answer_sets(read_content(), CASES, seed=41):
        if draw.random() < 0.5:
            answers |= dict.fromkeys(signs, "no") | {draw.choice(signs): draw.choice(("yes", "no", "unsure"))}
        found.append(
            {
                "answers": answers,
                "runs": [drawn_run(draw, FIRST_DAY + timedelta(days=at)) for at in range(draw.randrange(4))],
            }
        )
    return found


def outcomes(language: str) -> list[Any]:
    """The outcome of each case by the check's data."""
    tables = delivered("checklist", language)["tables"]
    return call(f"{PARTS}/checklist/match.js", "assess", [[tables, each["answers"]] for each in cases()])


def walks(language: str) -> list[Any]:
    """The screens of a tenth of the cases, which cost most to work out."""
    state = delivered("checklist", language)
    known = {name: state[name] for name in ("tables", "routes", "interview")}
    sent = [[known, each["answers"], True] for each in cases()[::10]]
    return call(f"{PARTS}/checklist/interview.js", "screensOf", sent)


def gates(language: str) -> list[Any]:
    """What stands in the way of a plan in each case, with the signs because of which it does."""
    state = delivered("planner", language)
    tables = {name: state[name] for name in ("tables", "safety", "diary")}
    sent = [[tables | each | {"today": TODAY}, None] for each in cases()]
    return call(f"{PARTS}/plan_builder/clearance.js", "gateOf", sent)


def standings(language: str) -> list[Any]:
    """Where each diary leads to."""
    tables = delivered("diary", language)["tables"]
    sent = [[tables, each["runs"], TODAY] for each in cases()]
    return call(f"{PARTS}/diary/replay.js", "standing", sent)


def verdicts(language: str) -> list[Any]:
    """The word on each pain reliever, by each two ticks."""
    table = delivered("treatments", language)["medicines"]
    ticks = sorted({tick for kind in table["kinds"].values() for tick in kind})
    sent = [[table, kind, [a, b]] for kind in sorted(table["kinds"]) for a in ticks for b in ticks]
    return call(f"{PARTS}/treatments/relievers.js", "verdictOf", sent)


@cache
def in_english(found: Any) -> list[Any]:
    """What comes of the English page's data."""
    every: list[Any] = found("en")
    return every


@pytest.mark.parametrize("found", [outcomes, walks, gates, standings, verdicts])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_answers_have_the_same_outcome(language: str, found: Any) -> None:
    assert found(language) == in_english(found)


def test_the_answers_have_every_outcome() -> None:
    assert {each["level"] for each in in_english(outcomes)} == set(
        delivered("checklist", "en")["tables"]["levels"]
    )
    locks = {on["lock"]["id"] for each in in_english(gates) for on in each["on"]}
    assert locks == {lock.id for lock in read_content().plan.safety.locks}
    assert len({str(each) for each in in_english(standings)}) > 30
