"""Promises to an educator: words are changed in JupyterLab, mistakes are mended from their messages, and
the preview follows; no Python is met on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.editing import SLOW, Desk, Editor, editing
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME

LIVE = (
    'from widgets import Guide\n\nchecklist = Guide("pelvic-pain-after-running").checklist()',
    "checklist",
    "print(checklist.answers, checklist.cards, checklist.level)\n"
    "print(checklist.to_frame().to_csv(index=False))",
)
ITEM = """\
  - id: CK-90
    group: other
    ask: "Do you run on hard ground most of the time?"
    short: runs on hard ground
    term: Running surface
    scale: yes-no
    status: yes
    why: "It helps when you talk about your runs."
    evidence: draft choice
"""
WHO = "- id: E-200\n  who: runs on hard ground and has to stop, because one leg hurts to stand on\n"
ANSWERS = "  answers: {CK-07: yes, CK-08: yes, CK-90: yes}\n"
EXPECT = "  expect: {level: LEVEL, flags: [], cards: [P-BN], notes: []}"
SIGNS = f"content/{NAME}/sections/signs-pain.md"
SENTENCE = re.compile(r"(?<=^## In short\n)[^.\n]+\.", re.MULTILINE)
WORD = re.compile(r'"(?P<old>[^"]+)" is not (?:used here|known).*?Did you mean "(?P<new>[^"]+)"')
LEVEL = re.compile(r'the guide says "(?P<level>\w+)"')


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("educator") / "copy"
    folder.mkdir()
    with editing(folder) as desk:
        yield desk


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(SLOW)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def pick(page: Page, choice: str, value: str) -> None:
    page.locator(f"select[name='{choice}']").select_option(value)


def open_preview(page: Page, desk: Desk, name: str) -> FrameLocator:
    page.goto(f"{desk.address}/preview")
    pick(page, "page", name)
    expect(page.locator("#standing[data-state='current']")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible(timeout=SLOW)
    framed = page.frame_locator("#page")
    framed.locator(f'nav a[aria-current="page"][href^="{name}"]').first.wait_for()
    return framed


def change(desk: Desk, file: str, old: str, new: str) -> None:
    path = desk.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.long
def test_the_preview_follows_what_is_saved_and_keeps_the_readers_place(page: Page, desk: Desk) -> None:
    framed = open_preview(page, desk, "understand")
    section = framed.locator("#signs-pain")
    section.locator("summary").first.click()
    section.evaluate("(part) => window.scrollTo({top: part.offsetTop - 40, behavior: 'instant'})")
    before = section.bounding_box()

    change(desk, SIGNS, "if it does not go away", "if it really does not go away")

    expect(section).to_contain_text("if it really does not go away", timeout=SLOW)
    expect(section.locator("details").first).to_have_attribute("open", "")
    expect(page.locator("#page[data-shows]")).to_be_visible()
    page.wait_for_timeout(300)
    after = section.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 3
    assert framed.locator("[data-component='emergency-card']").count() == 1
    change(desk, SIGNS, "if it really does not go away", "if it does not go away")


@pytest.mark.long
def test_an_educator_publishes_a_sentence_and_goes_back(page: Page, desk: Desk) -> None:
    open_preview(page, desk, "understand")
    expect(page.locator("#published")).to_have_text("Nothing was published yet.")
    tab = publish_page(page)
    expect(tab.locator("main")).to_contain_text("Nothing was published yet: patients will see all of it.")
    agree(tab, "Ana", "what we began with")
    expect(tab.get_by_role("status")).to_contain_text("Version 1 is published.", timeout=SLOW)
    expect(page.locator("#published")).to_contain_text(
        "Patients see version 1, published by Ana", timeout=SLOW
    )

    change(desk, SIGNS, "if it does not go away", "if it really does not go away")
    expect(page.locator("#published")).to_contain_text("is not published yet", timeout=SLOW)
    page.get_by_role("link", name="publish it").click()  # it has that tab already
    tab.get_by_role("heading", name="Publish it").wait_for()

    expect(tab.locator(".words ins")).to_have_text("really")
    for scheme, width in (("light", 1280), ("dark", 390)):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.set_viewport_size({"width": width, "height": 844})
        assert sideways(tab) <= 0
        assert axe_violations(tab) == []
    agree(tab, "Ben", "clearer")
    expect(tab.get_by_role("status")).to_contain_text("Version 2 is published.", timeout=SLOW)
    tab.get_by_text("Go back to version 1").first.click()
    agree(tab, "Cleo", "too soon", "Go back to version 1")
    expect(tab.get_by_role("status")).to_contain_text("Patients see version 1 again.", timeout=SLOW)
    expect(tab.locator("tbody tr")).to_have_count(3)
    change(desk, SIGNS, "if it really does not go away", "if it does not go away")


def publish_page(page: Page) -> Page:
    """The page that publishes, in a tab of its own."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="publish it").click()
    opened.value.set_default_timeout(SLOW)
    opened.value.get_by_role("heading", name="Publish it").wait_for()
    return opened.value


def agree(page: Page, by: str, why: str, button: str = "Publish for patients") -> None:
    """Fills in the form of a button, and presses it."""
    form = page.locator("form").filter(has=page.get_by_role("button", name=button))
    form.get_by_label("Your name").fill(by)
    form.get_by_label("Why, in a few words").fill(why)
    form.get_by_role("button", name=button).click()


@pytest.mark.long
def test_what_is_wrong_is_said_beside_its_passage_and_the_last_whole_page_stays(
    page: Page, desk: Desk
) -> None:
    framed = open_preview(page, desk, "understand")

    change(desk, SIGNS, "certainty: fairly", "certainty: farly")

    note = framed.locator("#signs-pain .sw-preview-note")
    expect(note).to_contain_text("signs-pain.md, line 7", timeout=SLOW)
    expect(note).to_contain_text('Did you mean "fairly sure"?')
    expect(page.locator("#standing")).to_contain_text("cannot be made of what you saved")
    expect(framed.locator("#signs-pain")).to_contain_text("How sure we are: fairly sure")
    page.get_by_role("button", name="Show on the page").click()
    expect(note).to_be_in_viewport()
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 844})
        assert sideways(page) <= 0
        assert axe_violations(page) == []
    change(desk, SIGNS, "certainty: farly", "certainty: fairly")
    expect(page.get_by_role("heading", name="Nothing to mend")).to_be_visible(timeout=SLOW)
    expect(note).to_have_count(0)


@pytest.mark.long
def test_a_page_is_seen_as_a_person_in_print_in_large_text_and_in_other_words(page: Page, desk: Desk) -> None:
    framed = open_preview(page, desk, "symptoms")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data}"))

    pick(page, "person", f"{NAME} V4")
    expect(framed.locator('[data-card="P-TN"]')).to_be_visible()
    page.get_by_label("Large text").check()
    expect(framed.locator("html")).to_have_attribute("style", re.compile("200%"))
    page.get_by_label("Large text").uncheck()
    pick(page, "width", "paper")
    expect(framed.locator("nav.sw-bar")).to_be_hidden()
    expect(framed.locator('[data-card="P-TN"]')).to_be_visible()
    pick(page, "width", "phone")
    pick(page, "lang", "ar-XB")
    expect(framed.locator("html")).to_have_attribute("dir", "rtl", timeout=SLOW)
    expect(framed.locator('[data-card="P-TN"]')).to_be_visible()

    assert not [line for line in sent if "CK-" in line or not line.startswith("GET")]
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.long
def test_an_educator_changes_a_sentence_adds_an_item_and_mends_three_mistakes(page: Page, desk: Desk) -> None:
    editor = Editor(page, desk)
    checklist, examples = (f"content/{NAME}/{name}.yaml" for name in ("checklist", "examples"))
    lines = (desk.folder / checklist).read_text(encoding="utf-8").splitlines()
    last = len((desk.folder / examples).read_text(encoding="utf-8").splitlines())
    sentence = SENTENCE.search((desk.folder / SIGNS).read_text(encoding="utf-8"))
    assert sentence
    changed = sentence[0].replace(".", ", please.")

    editor.open(SIGNS)
    editor.replace(sentence[0], changed)
    editor.replace("certainty: fairly sure", "certainty: farly sure")
    editor.open(checklist)
    editor.insert(lines.index("  - id: CK-31") + 1, ITEM.replace("short:", "shrt:"))
    editor.open(examples)
    editor.add(f"{WHO}{ANSWERS}{EXPECT.replace('LEVEL', 'days')}\n")

    rounds = 0
    while messages := editor.check():
        rounds += 1
        assert rounds < 3
        for message in messages:
            editor.open(f"content/{message['file']}")
            if word := WORD.search(message["text"]):
                editor.replace(word["old"], word["new"])
            elif level := LEVEL.search(message["text"]):
                assert int(message["line"]) == last + 4
                editor.retype(int(message["line"]), EXPECT.replace("LEVEL", level["level"]))

    assert rounds == 2
    framed = open_preview(page, desk, "symptoms")
    pick(page, "person", f"{NAME} E-200")
    expect(framed.locator('[data-card="P-BN"]')).to_be_visible()
    assert framed.locator('[data-ask="CK-90"]').count() == 1
    expect(open_preview(page, desk, "understand").locator("#signs-pain")).to_contain_text(changed)


@pytest.mark.long
def test_the_voila_button_of_jupyterlab_shows_our_page(page: Page, desk: Desk) -> None:
    editor = Editor(page, desk)

    editor.open("notebooks/understand.ipynb")
    page.locator(".voilaRender:visible").click()
    anyway = page.get_by_role(
        "button", name="Render anyway"
    )  # asked when JupyterLab has touched the notebook
    expect(anyway.or_(page.locator("iframe[src*='voila/render']")).first).to_be_visible(timeout=SLOW)
    if anyway.is_visible():
        anyway.click()

    framed = page.frame_locator("iframe[src*='voila/render']")
    expect(framed.locator("[data-component='emergency-card']")).to_be_visible(timeout=SLOW)
    expect(framed.locator("#signs-pain")).to_be_visible(timeout=SLOW)
    expect(framed.locator("footer.sw-footer")).to_be_visible(timeout=SLOW)


@pytest.mark.long
def test_answers_are_live_in_jupyterlab(page: Page, desk: Desk) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in LIVE])
    notebook.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, Path(desk.folder) / "try.ipynb")

    Editor(page, desk).open("try.ipynb")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.locator(".jp-CodeCell .cm-content").nth(0).click()
    for _ in range(2):
        page.keyboard.press("Shift+Enter")
    widget = page.locator(".sw-checklist")
    widget.wait_for(timeout=SLOW)
    widget.locator('input[name="COMPLAINT"][value="leak"]').check()
    while not widget.locator('input[name="CK-11"]').first.is_visible():
        none = widget.locator("[data-none]")
        (none if none.is_visible() else widget.locator("[data-next]")).click()
    widget.locator('input[name="CK-11"][value="2"]').check()
    expect(widget.locator("[data-keep-box]")).to_be_hidden()
    page.locator(".jp-CodeCell .cm-content").nth(2).click()
    page.keyboard.press("Shift+Enter")

    output = page.locator(".jp-OutputArea-output pre").last
    expect(output).to_contain_text("'CK-11': '2'", timeout=SLOW)
    expect(output).to_contain_text("('P-WK',) routine")
    expect(output).to_contain_text("CK-11,", timeout=SLOW)
