"""What a phone holds already when a page is opened."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.conftest import CONTENT, NAME
from widgets.model.content.loader import load

# What each page shows once an emergency answer is there.
URGENT = {
    "plan": '[data-planner] [data-lock="emergency"]',
    "diary": "[data-diary] [data-locked]",
    "summary": "[data-summary] [data-urgent]",
    "find-help": "[data-enquiry] [data-urgent]",
    "treatments": '[data-treatments] [data-lock="urgent"]',
}
# The body of a function that leaves no room on the phone.
FILL = """
for (let size = 2 ** 20, at = 0; size >= 1; size /= 2)
  try { for (;;) localStorage.setItem(`full-${at++}`, "x".repeat(size)); } catch { /* then by less */ }
"""


def keep(page: Page, state: Any, store: str = "") -> None:
    """Puts a state, or the text of a broken one, where a component looks for it; "" is the checklist."""
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", list(kept_as(state, store)))


def kept_as(state: Any, store: str = "") -> tuple[str, str]:
    """Under which key a state is kept, and as which text."""
    text = state if isinstance(state, str) else json.dumps(state)
    return f"stridewell:{NAME}" + (f":{store}" if store else ""), text


def keep_answers(page: Page, answers: dict[str, Any], step: str = "") -> None:
    """Puts answers to the questions of today where the checklist keeps them."""
    keep(page, answered(answers, step))


def answered(answers: dict[str, Any], step: str = "") -> dict[str, Any]:
    """The checklist's state with answers to the questions of today."""
    return {"answers": answers, "step": step, "edition": edition()}


@cache
def edition() -> int:
    """The edition of the guide's questions."""
    content = load(CONTENT, NAME).content
    assert content
    return content.guide.questions.edition
