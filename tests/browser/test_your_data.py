"""Promises of "all my data": a year goes to another phone by file, locked or not, and by codes, as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from harness.chromium import ARGUMENTS, find_headless
from tests.browser.conftest import opening
from tests.browser.patient_answers import photo, scanned
from tests.browser.phone import keep, keep_answers
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME
from tests.test_twins import drawn_runs

Open = Callable[..., Page]
PASSPHRASE = "four old hats in the rain"  # noqa: S105 - only of this test
YEAR = drawn_runs(41, 365)
PLAN = {"made": True, "programme": "gentle", "start": "2024-01-01", "weekdays": ["0", "3"], "stage": "1"}
ANSWERS = {"CK-01": ["BM-04.l"], "CK-11": "2"}
STATUS = "[data-data-status]"
CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
FILM = (1280, 720)  # pixels
READ_CODES = """async (module) => {
  const { collector } = await import(module);
  const found = collector();
  window.addFrame = (text) => found.add(text);
  window.wholeText = () => found.text();
}"""


@pytest.fixture
def phones(browser: Browser, address: str) -> Iterator[tuple[Page, Page]]:
    """The diary on two phones; the first has a year in it, a plan, answers and notes."""
    with opening(browser, address) as one, opening(browser, address) as other:
        full, empty = one("diary"), other("diary")
        keep(full, {"entries": YEAR}, "diary")
        keep(full, {"choices": PLAN}, "plan")
        keep(full, {"notes": {"helps": "rest"}}, "visit")
        keep_answers(full, ANSWERS)
        full.reload()
        full.locator("[data-ready]").wait_for()
        for page in (full, empty):
            unfold(page)
        yield full, empty


def unfold(page: Page) -> None:
    page.locator("[data-your-data] > summary").click()
    page.locator("[data-your-data][data-open]").wait_for()


def held(page: Page, place: str) -> Any:
    key = f"stridewell:{NAME}" + (f":{place}" if place else "")
    text = page.evaluate("(key) => localStorage[key] ?? sessionStorage[key] ?? null", key)
    return json.loads(text) if text else None


def saved(page: Page) -> Path:
    with page.expect_download() as download:
        page.locator("[data-data-save]").click()
    return download.value.path()


def give(page: Page, content: bytes) -> None:
    file = {"name": "my-data.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-data-file]").set_input_files(file)


def assert_equal(page: Page) -> None:
    assert held(page, "diary")["entries"] == YEAR
    assert held(page, "plan")["choices"] == PLAN
    assert held(page, "visit")["notes"] == {"helps": "rest"}
    assert held(page, "")["answers"] == ANSWERS


def test_a_year_is_merged_on_a_second_phone_and_can_be_undone(phones: tuple[Page, Page]) -> None:
    full, empty = phones

    give(empty, saved(full).read_bytes())

    expect(empty.locator(STATUS)).to_contain_text("Added: 365 runs")
    assert_equal(empty)
    expect(empty.locator("[data-entries] li")).to_have_count(365)
    empty.locator("[data-data-undo]").click()
    expect(empty.locator("[data-entries] li")).to_have_count(0)
    assert held(empty, "diary") is None and held(empty, "plan") is None
    assert_equal(full)


@pytest.mark.long
def test_a_locked_year_opens_with_its_passphrase_only(phones: tuple[Page, Page]) -> None:
    full, empty = phones
    full.locator("[data-lock-file]").check()
    full.locator("[data-passphrase]").fill("short")
    full.locator("[data-data-save]").click()
    expect(full.locator(STATUS)).to_contain_text("12 characters or more")
    full.locator("[data-passphrase]").fill(PASSPHRASE)
    full.locator("[data-data-save]").click()
    expect(full.locator(STATUS)).to_contain_text("not the same")
    full.locator("[data-passphrase-again]").fill(PASSPHRASE)
    file = saved(full).read_bytes()
    assert b"2024-" not in file and b"CK-11" not in file

    give(empty, file)
    for words in ("wrong words altogether", PASSPHRASE):
        assert held(empty, "diary") is None
        empty.locator("[data-unlock]").fill(words)
        empty.locator("[data-data-unlock]").click()
        said = "Added: 365 runs" if words == PASSPHRASE else "The passphrase is wrong"
        expect(empty.locator(STATUS)).to_contain_text(said, timeout=30_000)

    assert_equal(empty)
    assert axe_violations(empty) == []


@pytest.mark.long
def test_a_year_goes_by_codes(phones: tuple[Page, Page]) -> None:
    full, empty = phones
    full.locator("[data-codes-show]").click()
    frames = full.locator("[data-frame-words]")
    expect(frames).to_contain_text("Code 1 of")
    total = int((frames.text_content() or "").rsplit(" ", 1)[1])
    assert axe_violations(full) == []

    module = empty.locator("script[src*='page.js']").evaluate("(e) => e.src").split("page.js")[0]
    empty.evaluate(READ_CODES, module + "components/your_data/frames.js")
    for number in range(total):
        (text,) = scanned(photo(full.locator("[data-frame]")))
        assert empty.evaluate("(text) => addFrame(text)", text) == "new"
        if number < total - 1:
            full.locator("[data-frame-next]").click()
    give(empty, empty.evaluate("() => wholeText()").encode())

    assert 1 < total < 15
    expect(empty.locator(STATUS)).to_contain_text("Added: 365 runs")
    assert_equal(empty)


@pytest.mark.long
def test_a_camera_reads_the_row_of_codes(phones: tuple[Page, Page], browser: Browser, tmp_path: Path) -> None:
    full, _ = phones
    full.locator("[data-codes-show]").click()
    codes = [photo(full.locator("[data-frame]"))]
    while full.locator("[data-frame-next]").is_enabled():
        full.locator("[data-frame-next]").click()
        codes.append(photo(full.locator("[data-frame]")))
    film(codes, tmp_path / "codes.y4m")
    camera = [f"--use-file-for-fake-video-capture={tmp_path / 'codes.y4m'}", *CAMERA]
    seeing = browser.browser_type.launch(executable_path=find_headless(), args=[*ARGUMENTS, *camera])

    with opening(seeing, full.url.rsplit("/", 1)[0] + "/voila/") as other:
        page = other("diary")
        unfold(page)
        page.locator("[data-codes-read]").click()
        expect(page.locator(STATUS)).to_contain_text("365 runs", timeout=60_000)

        assert_equal(page)
        expect(page.locator("[data-camera-box]")).to_be_hidden()
    seeing.close()


def film(pictures: list[Image.Image], path: Path) -> None:
    """Holds each picture before a camera for two seconds, in turn; a YUV4MPEG2 file, in grey."""
    with path.open("wb") as file:
        file.write(b"YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n" % FILM)
        for picture in pictures:
            paper = Image.new("L", FILM, 255)
            side = FILM[1] - 40
            paper.paste(picture.convert("L").resize((side, side)), ((FILM[0] - side) // 2, 20))
            colourless = bytes([128]) * (FILM[0] * FILM[1] // 2)
            file.write((b"FRAME\n" + paper.tobytes() + colourless) * 20)


def test_all_of_it_is_deleted_after_one_question_and_comes_back(phones: tuple[Page, Page]) -> None:
    full, _ = phones
    full.locator("[data-data-delete]").click()
    full.locator("[data-data-delete-no]").click()
    assert_equal(full)

    full.locator("[data-data-delete]").click()
    full.locator("[data-data-delete-yes]").click()
    expect(full.locator("[data-entries] li")).to_have_count(0)
    assert [held(full, place) for place in ("", "diary", "plan", "visit")] == [None] * 4
    expect(full.locator("[data-data-undo]")).to_be_focused()
    full.locator("[data-data-undo]").click()

    assert_equal(full)
    expect(full.locator("[data-entries] li")).to_have_count(365)


def test_what_is_no_file_of_ours_changes_nothing(phones: tuple[Page, Page]) -> None:
    full, _ = phones
    words = {
        b"hello": "not a file saved",
        b'{"kind": "stridewell-data", "version": 9, "guide": "", "places": {}}': "newer version",
        b'{"kind": "stridewell-data", "version": 1, "guide": "other", "places": {}}': "another guide",
        b"x" * 4_000_001: "too large",
    }

    for content, said in words.items():
        give(full, content)
        expect(full.locator(STATUS)).to_contain_text(said)
        expect(full.locator(STATUS)).to_contain_text("Nothing was changed")

    assert_equal(full)


def test_without_https_the_lock_is_not_offered_and_the_page_says_why(open_page: Open) -> None:
    page = open_page("diary")
    page.add_init_script("Object.defineProperty(globalThis, 'isSecureContext', {value: false})")
    page.reload()
    page.locator("[data-ready]").wait_for()

    unfold(page)

    expect(page.locator("[data-lock-box]")).to_be_hidden()
    expect(page.locator("[data-lock-not]")).to_contain_text("https")
    page.locator("[data-codes-read]").click()
    expect(page.locator(STATUS)).to_contain_text("Save a file on the other phone")


@pytest.mark.parametrize("name", ["diary", "summary"])
def test_the_part_comes_only_when_it_is_unfolded_and_fits_a_phone(open_page: Open, name: str) -> None:
    page = open_page(name)
    assert not [each for each in page.watch.requests if "your_data" in each.url]  # type: ignore[attr-defined]

    page.set_viewport_size({"width": 320, "height": 800})
    unfold(page)
    page.locator("[data-lock-file]").check()

    expect(page.locator("[data-passphrase]")).to_be_visible()
    assert sideways(page) <= 0
    assert axe_violations(page) == []
