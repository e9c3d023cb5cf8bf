"""Puts answers, a diary, a plan and notes on the phone, and reads what the page for the clinician shows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page

from tests.browser.phone import keep, keep_answers
from tests.conftest import NAME
from tests.model.triage.answer_sets import choices
from widgets.model.content.content import Content
from widgets.model.visit import Visit, read_visit

Open = Callable[..., Page]
LONG = "It pulls when I turn in bed, and after the second hill I have to slow down. " * 5
PLAN = {
    "programme": "couch-to-5k",
    "stage": "3",
    "start": "2027-01-04",
    "weekdays": ["0", "2", "4"],
    "goal": LONG[:120],
    "made": True,
}
PICKED = {
    "compare": ["T-07", "T-12", "T-11"],
    "matters.run": "lot",
    "matters.needles": "some",
    "matters.cost": "none",
    "own": LONG[:200],
    "ask": ["benefits", "nothing"],
    "ticks": ["asthma", "pregnant"],
}
NOTES = {
    "now": "6",
    "helps": LONG[:120],
    "worsens": LONG[:120],
    "goals": LONG[:200],
    "activities": [{"text": f"{number} {LONG}"[:50], "ability": str(number * 5)} for number in range(3)],
    "questions": [f"{number} {LONG}"[:120] for number in range(3)],
}


def answers_of(content: Content, name: str) -> dict[str, Any]:
    """The answers of a worked case, places as the checklist keeps them."""
    example = next(each for each in content.examples if each.id == name)
    return {
        question: word.split() if question == "CK-01" else word for question, word in example.answers.items()
    }


def everything(content: Content) -> dict[str, Any]:
    """Every question answered with the most there is, at every time, with long texts."""
    answers: dict[str, Any] = {
        n: "yes" if "yes" in words else words[-1] for n, words in choices(content).items()
    }
    answers |= {
        "PARTS": "1",
        "CK-34": "3",
        "CK-34.follow": "1",
        "CK-01": ["BM-04.l", "BM-04.r", "BM-17", "BM-24.r"],
    }
    timed = [item.id for item in content.checklist.items if item.timing]
    answers |= {f"{name}.when": list(content.checklist.timing) for name in timed}
    return answers | {f"{item.id}.words": LONG[:300] for item in content.checklist.items if item.words}


def runs(number: int) -> list[dict[str, Any]]:
    """A diary of so many runs, with every kind of entry."""
    return [
        {
            "day": f"2026-{1 + n // 14:02d}-{1 + (n % 14) * 2:02d}",
            "stage": n % 16,
            "minutes": 20 + n % 9,
            "during": n % 11,
            "pelvic": ("none", "slight", "new")[n % 3],
            "stopped": n % 9 == 8,
            "morning": ("usual", "settled", "worse", "")[n % 4],
        }
        for n in range(number)
    ]


def open_summary(
    open_page: Open,
    answers: Mapping[str, Any] | None = None,
    diary: list[dict[str, Any]] | None = None,
    plan: Mapping[str, Any] | None = None,
    notes: Mapping[str, Any] | None = None,
    picked: Mapping[str, Any] | None = None,
    **options: Any,
) -> Page:
    """The page for the clinician on a phone that holds all this."""
    page = open_page("summary", **options)
    keep_answers(page, dict(answers or {}))
    keep(page, {"entries": diary or []}, "diary")
    keep(page, {"choices": plan or {}}, "plan")
    keep(page, {"choices": picked or {}}, "treatments")
    keep(page, {"notes": notes or {}}, "visit")
    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()
    return page


def said(page: Page, part: str) -> str:
    """The words of one part of the page."""
    return page.locator(f'[data-part="{part}"]').inner_text()


def saved(page: Page) -> bytes:
    """The file that the page saves."""
    with page.expect_download() as download:
        page.locator("[data-file]").click()
    return Path(download.value.path()).read_bytes()


def saved_fhir(page: Page) -> bytes:
    """The same for the clinic's computer, as FHIR."""
    with page.expect_download() as download:
        page.locator("[data-fhir]").click()
    assert re.fullmatch(r"my-visit-\d{4}-\d\d-\d\d\.fhir\.json", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes()


def visit_of(page: Page) -> Visit:
    """The file that the page saves, as the clinic reads it."""
    return read_visit(saved(page), NAME)


def photo(part: Locator) -> Image.Image:
    """What a camera would see of a part of the page."""
    return Image.open(io.BytesIO(part.screenshot()))


def scanned(picture: Image.Image) -> list[str]:
    """The texts of all codes in a picture, read by a library that is not ours."""
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]
