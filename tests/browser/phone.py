"""What a phone holds already when a page is opened."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.conftest import NAME


def keep(page: Page, state: Any, store: str = "") -> None:
    """Puts a state, or the text of a broken one, where a component looks for it; "" is the checklist."""
    text = state if isinstance(state, str) else json.dumps(state)
    key = f"stridewell:{NAME}" + (f":{store}" if store else "")
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [key, text])


def keep_answers(page: Page, answers: dict[str, Any]) -> None:
    """Puts answers where the checklist keeps them."""
    keep(page, {"answers": answers, "step": ""})
