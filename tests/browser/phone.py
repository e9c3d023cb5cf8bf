"""What a phone holds already when a page is opened."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.conftest import CONTENT, NAME
from widgets.model.content.loader import load


def keep(page: Page, state: Any, store: str = "") -> None:
    """Puts a state, or the text of a broken one, where a component looks for it; "" is the checklist."""
    text = state if isinstance(state, str) else json.dumps(state)
    key = f"stridewell:{NAME}" + (f":{store}" if store else "")
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, text])


def keep_answers(page: Page, answers: dict[str, Any], step: str = "") -> None:
    """Puts answers to the questions of today where the checklist keeps them."""
    keep(page, {"answers": answers, "step": step, "edition": edition()})


@cache
def edition() -> int:
    """The edition of the guide's questions."""
    content = load(CONTENT, NAME).content
    assert content
    return content.guide.questions.edition
