"""Promises of the workshop in a browser: slides, speaker's view and phones side by side, and the handout."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_page import axe_violations, sideways
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from tests.long import first_ones
from tests.serve.served import KEY, Served, serving

SLOW = 60_000
SCREEN = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
NOTE = "Only the speaker may read this"
TOO_SMALL = """() => {
  const shown = document.querySelector("[data-slide]:not([hidden])");
  const texts = [...shown.querySelectorAll("h2, h3, p, li, dt, dd, figcaption, th, td")].filter((each) => each.checkVisibility());
  return texts.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 28).map((each) => each.outerHTML.slice(0, 90));
}"""  # noqa: E501


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose speaker's notes all hold the same words, to be looked for."""
    folder = tmp_path_factory.mktemp("talk")
    content = Path(shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY))
    file = content / NAME / "workshop.yaml"
    text = re.sub(r"(?m)^  tell:.*\n(  - .*\n)*", f"  tell: [{NOTE}]\n", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    rooms, own = str(folder / "rooms.sqlite"), str(content)
    with serving(
        folder, pages=("index", "workshop"), STRIDEWELL_ROOMS=rooms, STRIDEWELL_CONTENT=own
    ) as served:
        yield served


class Talk:
    """The presenter's screen and the speaker's phone behind the key, and what they did that they may not."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self.browser, self.host = browser, f"http://127.0.0.1:{served.port}"
        self.wrong: list[str] = []
        self.contexts: list[Any] = []
        desk = self._context(SCREEN)
        self.screen = self.watched(desk.new_page())
        self.screen.goto(f"{self.host}/clinic/workshop")
        self.wrong.clear()  # the door answers 401 until the key is given
        self.screen.get_by_label("Key").focus()
        self.screen.keyboard.type(KEY)
        self.screen.keyboard.press("Enter")
        self.screen.locator("[data-component=slides][data-ready]").wait_for(state="attached", timeout=SLOW)
        self.speaker = self.watched(desk.new_page())
        self.speaker.set_viewport_size(PHONE)  # type: ignore[arg-type]
        self.speaker.goto(f"{self.host}/clinic/speaker")
        self.speaker.locator("body[data-ready]").wait_for()

    def _context(self, size: dict[str, int], **options: Any) -> Any:
        self.contexts.append(self.browser.new_context(viewport=size, reduced_motion="reduce", **options))  # type: ignore[arg-type]
        return self.contexts[-1]

    def watched(self, page: Page) -> Page:
        page.on("console", lambda said: self._heard(said.text) if said.type == "error" else None)
        page.on("response", self._answered)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._asked)
        return page

    def _heard(self, said: str) -> None:
        if "Failed to load resource" not in said:
            self.wrong.append(said)

    def _answered(self, answer: Any) -> None:
        """A room that has been ended is asked for once more by each page; nothing else may be missing."""
        if answer.status >= 400 and "/room" not in answer.url:
            self.wrong.append(f"{answer.status} {answer.url}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.wrong.append(request.url)

    def phone(self, code: str, **options: Any) -> Page:
        page = self.watched(self._context(PHONE, **options).new_page())
        page.goto(f"{self.host}/room/{code}")
        return page

    def other_speaker(self) -> Page:
        """The speaker's view on one more device, which hears of the others by the room alone."""
        key = self.screen.context.storage_state()
        page: Page = self.watched(self._context(SCREEN, storage_state=key).new_page())
        page.goto(f"{self.host}/clinic/speaker")
        expect(page.locator("[data-a-room]")).to_be_visible(timeout=SLOW)
        return page

    def go_to(self, slide: str) -> None:
        self.screen.evaluate(f"location.hash = '{slide}'")
        expect(self.screen.locator(f"[data-slide='{slide}']")).to_be_visible()


@pytest.fixture(scope="module")
def talk(browser: Browser, served: Served) -> Iterator[Talk]:
    talk = Talk(browser, served)
    yield talk
    for context in talk.contexts:
        context.close()
    assert talk.wrong == []


def test_slides_are_moved_by_keys_clicker_and_swipe(talk: Talk) -> None:
    screen = talk.screen
    place, press = screen.locator("[data-at]"), screen.keyboard.press
    expect(screen.locator("[data-slide]:not([hidden])")).to_have_count(1)
    for key, at in (
        ("PageDown", 2),
        ("ArrowRight", 3),
        ("Space", 4),
        ("PageUp", 3),
        ("Home", 1),
        ("End", 64),
    ):
        press(key)
        expect(place).to_have_text(re.compile(rf"Slide {at} of "))
    expect(screen.locator("[data-slide]:not([hidden]) h2")).to_be_focused()

    press("b")
    expect(screen.locator("[data-blank]")).to_be_visible()
    press("ArrowRight")
    expect(screen.locator("[data-blank]")).to_be_hidden()
    press("t")
    expect(screen.locator("[data-timer]")).to_contain_text("0 of 139 minutes")
    press("o")
    screen.locator("[data-overview] button", has_text="Bone under too much strain").focus()
    press("Enter")
    expect(screen.locator("[data-slide=bone] h2")).to_be_focused()
    before = screen.locator("[data-slide=bone] p").first.evaluate("(p) => getComputedStyle(p).fontSize")
    press("+")
    assert (
        screen.locator("[data-slide=bone] p").first.evaluate("(p) => getComputedStyle(p).fontSize") > before
    )
    press("-")
    screen.evaluate("""() => {
      const stage = document.querySelector("[data-stage]");
      const touch = (x) => [new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 })];
      stage.dispatchEvent(new TouchEvent("touchstart", { touches: touch(900), changedTouches: touch(900) }));
      stage.dispatchEvent(new TouchEvent("touchend", { changedTouches: touch(300) }));
    }""")
    expect(screen.locator("[data-slide=bone] [data-step='1']")).to_be_visible()
    expect(screen.locator("[data-slide=bone] [data-step='0']")).to_be_hidden()


def test_the_keys_of_the_slides_work_in_the_speaker_view(talk: Talk) -> None:
    speaker, screen = talk.speaker, talk.screen
    expect(screen.get_by_role("button", name="Speaker view")).to_be_visible()
    for key, slide in (("End", "end"), ("Home", "welcome"), ("Space", "join"), ("PageUp", "welcome")):
        speaker.locator("h1").evaluate("() => document.activeElement.blur()")
        speaker.keyboard.press(key)
        expect(speaker.locator(f"[data-notes={slide}]")).to_be_visible()
        expect(screen.locator(f"[data-slide={slide}]")).to_be_visible()
    speaker.keyboard.press("b")
    expect(screen.locator("[data-blank]")).to_be_visible()
    speaker.keyboard.press("b")
    expect(screen.locator("[data-blank]")).to_be_hidden()

    with screen.expect_popup() as opened:
        screen.keyboard.press("s")

    assert opened.value.url.endswith("/clinic/speaker")
    opened.value.close()


def test_a_case_is_revealed_step_by_step_and_back(talk: Talk) -> None:
    talk.go_to("case-v11")
    end = talk.screen.locator("[data-slide=case-v11] [data-care=emergency]")
    expect(end).to_be_hidden()

    for _ in range(4):
        talk.screen.keyboard.press("ArrowRight")

    expect(end).to_be_visible()
    expect(talk.screen.locator("[data-slide=case-v11]")).to_be_visible()
    talk.screen.keyboard.press("ArrowLeft")
    expect(end).to_be_hidden()


def test_every_slide_can_be_read_from_the_last_row(talk: Talk) -> None:
    talk.screen.keyboard.press("Home")
    for slide in talk.screen.locator("[data-slide]").evaluate_all(
        "(all) => all.map((each) => each.dataset.slide)"
    ):
        talk.screen.evaluate(f"location.hash = '{slide}'")
        assert talk.screen.evaluate(TOO_SMALL) == [], slide
    assert sideways(talk.screen) <= 0


def test_presenter_speaker_and_three_phones_go_together(talk: Talk) -> None:
    speaker, screen = talk.speaker, talk.screen
    talk.go_to("join")
    speaker.get_by_role("button", name="Open a room").click()
    expect(speaker.locator("[data-code]")).to_have_text(re.compile("[A-Z]{6}"))
    code = speaker.locator("[data-code]").inner_text()
    expect(screen.locator("[data-slide=join]")).to_contain_text(code, timeout=SLOW)
    expect(screen.locator("[data-slide=join] [data-only-here]")).to_be_visible()  # it listens at 127.0.0.1
    expect(speaker.locator("[data-only-here]")).to_be_visible()
    expect(screen.locator("[data-rehearsal]")).to_be_hidden()
    phones = [talk.phone(code), talk.phone(code), talk.phone(code, color_scheme="dark")]

    speaker.keyboard.press("PageDown")
    expect(screen.locator("[data-slide=who-is-here]")).to_be_visible(timeout=SLOW)
    expect(speaker.locator("[data-notes=who-is-here]")).to_contain_text(NOTE)
    speaker.get_by_role("button", name="Open", exact=True).click()
    for phone in phones:
        last = phone.get_by_label("I care for someone who runs")
        expect(last).to_be_visible(timeout=SLOW)
        assert (
            last.evaluate("(box) => box.closest('label').getBoundingClientRect().bottom") <= PHONE["height"]
        )
        choice = phone.get_by_label("I coach")
        choice.check(timeout=SLOW)
        phone.locator("form:visible button[type=submit], form:visible button").last.click()
    expect(speaker.locator("[data-poll-state]")).to_have_text(
        "The poll is open. Few answers yet.", timeout=SLOW
    )
    expect(speaker.locator("[data-results]")).not_to_contain_text("I coach")

    speaker.get_by_role("button", name="Close", exact=True).click()
    expect(speaker.locator("[data-poll-state]")).to_contain_text("The poll is closed.", timeout=SLOW)
    screen.keyboard.press("PageDown")
    expect(speaker.locator("[data-notes=how-sure]")).to_be_visible(timeout=SLOW)
    for phone in phones:
        expect(phone.locator("h2", has_text="How sure are you").first).to_be_visible(timeout=SLOW)
        assert NOTE not in phone.content()
    assert axe_violations(speaker) == []
    tablet = talk.other_speaker()
    for is_blank in (True, False):
        tablet.keyboard.press("b")
        expect(screen.locator("[data-blank]")).to_be_visible(visible=is_blank, timeout=SLOW)
        expect(speaker.locator("[data-blank]")).to_be_visible(visible=is_blank, timeout=SLOW)
    tablet.close()
    speaker.on("dialog", lambda dialog: dialog.accept())
    speaker.get_by_role("button", name="End the room").click()
    expect(speaker.get_by_role("button", name="Open a room")).to_be_visible(timeout=SLOW)
    for phone in phones:
        phone.close()


def test_a_rehearsal_fills_itself_and_shows_the_change_of_the_room(talk: Talk) -> None:
    ended = talk.speaker.locator("[data-code]").text_content() or ""
    talk.speaker.get_by_role("button", name="Rehearse").click()
    expect(talk.speaker.locator("[data-code]")).not_to_have_text(ended, timeout=SLOW)
    expect(talk.speaker.locator("[data-phones]")).to_contain_text(re.compile(r"\d\d"), timeout=SLOW)

    code = talk.speaker.locator("[data-code]").inner_text()
    expect(talk.screen.locator("[data-code]")).to_have_text(f"Code: {code}", timeout=SLOW)
    phone = talk.phone(code)
    for page in (talk.speaker, talk.screen, phone):
        expect(page.locator("[data-rehearsal]")).to_be_visible(timeout=SLOW)
    phone.close()

    talk.go_to("change")

    told = talk.screen.locator("[data-slide=change] li")
    expect(told).to_have_count(4, timeout=SLOW)
    expect(told.nth(1)).to_contain_text(
        re.compile(r"Right before: about \d+ of \d+Right after: about \d+ of \d+About ")
    )
    talk.go_to("who-is-here")
    numbers = talk.screen.locator("[data-slide=who-is-here] .sw-answer-count")
    expect(numbers.first).to_have_text(re.compile(r"about \d+|few or none"), timeout=SLOW)
    expect(numbers).to_have_count(4)


@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_axe_finds_nothing_on_slides_and_handout(talk: Talk, served: Served, scheme: Any) -> None:
    talk.screen.emulate_media(color_scheme=scheme)
    for slide in ("who-is-here", "flags-today", "coreflex", "return", "map"):
        talk.go_to(slide)
        assert axe_violations(talk.screen) == [], slide
    talk.speaker.emulate_media(color_scheme=scheme)
    talk.speaker.goto(f"http://127.0.0.1:{served.port}/handout/bone")
    assert axe_violations(talk.speaker) == []
    assert sideways(talk.speaker) <= 0
    for address in ("clinic/", "clinic/lesson", "clinic/speaker"):
        talk.speaker.goto(f"http://127.0.0.1:{served.port}/{address}")
        assert axe_violations(talk.speaker) == [], address
        assert sideways(talk.speaker) <= 0, address


def test_the_slides_can_be_read_and_printed_as_a_page(talk: Talk) -> None:
    talk.screen.keyboard.press("Escape")

    expect(talk.screen.locator("[data-slide]:visible")).to_have_count(64)
    expect(talk.screen.locator("[data-slide=case-v3] .sw-care")).to_be_visible()
    talk.screen.get_by_role("button", name="Show as slides").click()
    expect(talk.screen.locator("[data-slide]:visible")).to_have_count(1)


def test_the_speakers_words_stand_behind_the_key_and_nowhere_else(served: Served) -> None:
    cookie = served.cookie()
    assert NOTE in served.ask("/clinic/speaker", Cookie=cookie).text
    assert served.ask("/clinic/speaker").status == 401

    for path in ("/", "/handout", "/handout/bone", "/join", "/clinic/", "/clinic/speaker"):
        assert NOTE not in served.ask(path).text
    assert NOTE not in served.ask("/clinic/workshop", Cookie=cookie).text


@pytest.mark.long
def test_the_handout_is_a_tagged_pdf_whose_code_leads_to_the_section(served: Served) -> None:
    answer = served.ask("/handout/bone.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    read = pypdf.PdfReader(io.BytesIO(answer.body))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root and root["/Lang"] == "en-SG"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    text = "".join(page.extract_text() for page in read.pages)
    assert "Get emergency help now" in text and NOTE not in text
    picture = pypdfium2.PdfDocument(answer.body)[0].render(scale=3).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == f"http://127.0.0.1:{served.port}/understand#causes-bone"
    assert served.ask("/handout/no-such-slide.pdf").status == 404
