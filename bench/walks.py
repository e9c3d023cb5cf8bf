"""Walks five people through the check in a browser, and counts what it asks of them.

`python -m bench.walks` prints for each: taps, screens and questions to the first result, and the words
that stood on those screens. A list counts as one question.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from harness.chromium import ARGUMENTS, find_chromium
from harness.server import stridewell

PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_SCREENS = 40
WORDS = "steps => steps.innerText.split(/\\s+/).length"
LARGE = "--blink-settings=defaultFontSize=32"


@dataclass(frozen=True)
class Person:
    """Who walks: what they answer, by question; a list without one of their signs is "none of these"."""

    name: str
    answers: Mapping[str, str]
    large: bool = False


@dataclass
class Counted:
    """What the walk asked of a person."""

    taps: int = 0
    screens: int = 0
    questions: int = 0
    words: int = 0


PEOPLE = (
    Person(
        "postnatal, breastfeeding",
        {"COMPLAINT": "leak", "AGE": "2", "PARTS": "0", "CK-34": "3", "CK-11": "3", "CK-14": "2"},
    ),
    Person(
        "man of 52, perineal ache",
        {"COMPLAINT": "pain", "AGE": "3", "PARTS": "2", "CK-02": "4", "CK-03": "3", "CK-31": "2"},
    ),
    Person(
        "runner of 19, groin pain",
        {"COMPLAINT": "pain", "AGE": "2", "PARTS": "0", "CK-02": "6", "CK-03": "1", "CK-07": "yes"},
    ),
    Person("plan only", {"COMPLAINT": "run", "AGE": "2", "PARTS": "0"}),
    Person(
        "woman of 67, large text",
        {"COMPLAINT": "leak", "AGE": "4", "PARTS": "0", "CK-11": "4", "CK-12": "2"},
        large=True,
    ),
)
NO = ("no", "0")


def _answer(page: Page, name: str, wanted: str, is_list: bool) -> int:
    """Taps an answer: the person's own, else a no; returns the number of taps."""
    question = page.locator(f'[data-ask="{name}"]')
    if is_list:
        if not wanted:
            return 0
        question.locator("[data-line]").check()
        return 1
    for value in (wanted,) if wanted else NO:
        choice = question.locator(f'input[name="{name}"][value="{value}"]')
        if choice.count():
            choice.check()
            return 1
    return 0


def walk(page: Page, person: Person) -> Counted:
    """Answers screen by screen until there is a result. Raises RuntimeError when none comes."""
    counted = Counted()
    for _ in range(MOST_SCREENS):
        if page.locator("[data-outcome]").is_visible():
            return counted
        counted.screens += 1
        counted.words += page.locator("[data-steps]").evaluate(WORDS)
        is_list = page.locator("[data-none]").is_visible()
        asked = page.locator("[data-section]:visible [data-ask]:visible")
        names = [str(name) for name in asked.evaluate_all("all => all.map((each) => each.dataset.ask)")]
        counted.questions += 1 if is_list else len(names)
        for name in names:
            counted.taps += _answer(page, name, person.answers.get(name, ""), is_list)
        none = page.locator("[data-none]")
        (none if none.is_visible() else page.locator("[data-next]")).click()
        counted.taps += 1
    raise RuntimeError(f"{person.name}: no result after {MOST_SCREENS} screens")


def counted(browser: Browser, site: str, person: Person) -> Counted:
    """What the check asks of a person who begins it anew."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/symptoms")
    page.locator("[data-component][data-ready]").last.wait_for()
    try:
        return walk(page, person)
    finally:
        context.close()


def main() -> None:
    """Prints a line for each person."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {"STRIDEWELL_CACHE": f"{folder}/kept", "STRIDEWELL_ROOMS": f"{folder}/rooms.sqlite"}
        with stridewell(Path(folder) / "serve.log", env) as address:
            site = address.split("/voila/")[0]
            print(f"{'':26}  taps  screens  questions  words")
            for person in PEOPLE:
                more = [LARGE] if person.large else []
                browser = playwright.chromium.launch(
                    executable_path=find_chromium(), args=[*ARGUMENTS, *more]
                )
                one = counted(browser, site, person)
                print(f"{person.name:26}  {one.taps:4}  {one.screens:7}  {one.questions:9}  {one.words:5}")
                browser.close()


if __name__ == "__main__":
    main()
