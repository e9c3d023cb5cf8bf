"""Promises of the forms in a browser: an educator who never saw a terminal does all of it behind a key."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from harness.server import ROOT
from tests.browser.test_page import axe_violations, sideways
from tests.conftest import NAME
from tests.copies import ENGLISH_ONLY
from tests.serve.served import Served, serving
from widgets.model.content.loader import load
from widgets.model.published.store import Store

SLOW, USUAL = 60_000, 5_000  # milliseconds
EDITORS_KEY = "an-editors-key-for-tests"
SECTION = f"{NAME}/sections/causes-overuse.md"
TABLE = "\n\n| Week | Longest run |\n| --- | --- |\n| 1 | 20 minutes |\n"
WEEKS = "\n\n| Week | Rest days |\n| --- | --- |\n| 1 | 3 |\n"
SLIPS = f"\n\nRest cures it. Get help for {{sing.sudden-pain}}.\n\n![](picture:pelvis-frnt){WEEKS}"
NEAREST = re.compile(r'called "(?P<old>[^"]+)"\. The nearest is "(?P<new>[^"]+)"')
INSTEAD = re.compile(r'"(?P<old>[^"]+)" may not stand here: say "(?P<new>[^"]+)"')
CAPTION = re.compile(r'has no caption\. Add a line below it: "(?P<new>[^"]+)"')
HIDDEN_LINES = """(fields) => fields.filter(
    (field) => field.scrollHeight > field.clientHeight + 4 && field.clientHeight < innerHeight / 2
).map((field) => field.value)"""
LEVEL = re.compile(r'the guide says "(?P<new>\w+)"')


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(
        shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("forms") / "content", ignore=ENGLISH_ONLY)
    )


@pytest.fixture(scope="module")
def served(content: Path) -> Iterator[Served]:
    own = {"STRIDEWELL_EDITOR_KEY": EDITORS_KEY, "STRIDEWELL_CONTENT": str(content)}
    own["STRIDEWELL_PUBLISHED"] = str(content.parent / "published")
    with serving(content.parent, pages=("index", "symptoms", "understand", "edit"), **own) as served:
        (served.notebooks / "visit.ipynb").unlink()  # with it nothing could be published
        yield served


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(SLOW)
    page.goto(f"http://127.0.0.1:{served.port}/edit/")
    page.get_by_label("Key").fill(EDITORS_KEY)
    page.get_by_role("button", name="Open").click()
    page.locator(".sw-edit iframe").first.wait_for()
    expect.set_options(timeout=SLOW)
    expect(page.locator("[data-way-back]")).to_be_hidden()
    yield page
    expect.set_options(timeout=USUAL)
    page.close()


class Forms:
    """The forms in a page, used by label and button."""

    def __init__(self, page: Page) -> None:
        self.page, self.all = page, page.locator(".sw-edit")
        self.wrong = self.all.locator(".sw-edit-wrong:visible")
        self.status = self.all.locator(".sw-edit-told:visible").first

    def open(self, kind: str, entry: str) -> None:
        self.all.get_by_label("Search").fill("")
        self.all.get_by_label("Kind of entry").select_option(label=kind)
        self.all.get_by_label("Search").fill(entry)
        expect(self.all.locator("h2").first).to_contain_text(entry)

    def adding(self, kind: str) -> Locator:
        """The panel that adds an entry of a kind."""
        self.all.get_by_label("Search").fill("")
        self.all.get_by_label("Kind of entry").select_option(label=kind)
        self.click("Add")
        return self.all.locator(".sw-edit-inside").first

    def field(self, label: str) -> Locator:
        return self.all.get_by_label(label, exact=True)

    def click(self, name: str) -> None:
        self.all.get_by_role("button", name=name, exact=True).first.click()

    def save(self) -> None:
        self.click("Save")
        expect(self.status).to_contain_text("Saved:")

    def shown(self) -> str:
        return self.all.locator("iframe").first.get_attribute("srcdoc") or ""


@pytest.fixture
def forms(page: Page) -> Forms:
    return Forms(page)


def until(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(SLOW // 200):
        if holds():
            return
        page.wait_for_timeout(200)
    raise AssertionError("It never came.")


@pytest.mark.long
def test_the_forms_fit_a_phone_and_pass_axe(page: Page, forms: Forms) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page) == []
        assert sideways(page) <= 0


def test_a_sentence_is_checked_as_one_types_shown_as_patients_read_it_and_saved(
    page: Page, forms: Forms, content: Path
) -> None:
    before = (content / SECTION).read_text()
    forms.open("Section", "causes-overuse")
    words = forms.field("In short").input_value()

    forms.field("In short").fill(words + " It cures all.")
    expect(forms.wrong).to_contain_text("cures")
    forms.field("In short").fill(words.replace("take rest days", "take days off"))

    expect(forms.wrong).to_have_count(0)
    until(page, lambda: "take days off" in forms.shown())
    forms.save()
    assert (content / SECTION).read_text() == before.replace("take rest days", "take days off", 1)


def test_on_a_desk_what_patients_read_and_save_stay_in_sight_beside_the_last_field(
    page: Page, forms: Forms
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    forms.open("Section", "causes-overuse")
    fields, seen = forms.all.locator("textarea:visible"), forms.all.locator("iframe").first

    fields.last.scroll_into_view_if_needed()

    first, beside = fields.first.bounding_box(), seen.bounding_box()
    assert first and beside and first["y"] < 0 and first["x"] + first["width"] < beside["x"]
    expect(seen).to_be_in_viewport(ratio=1)
    expect(forms.all.get_by_role("button", name="Save", exact=True)).to_be_in_viewport(ratio=1)
    assert fields.evaluate_all(HIDDEN_LINES) == []
    page.set_viewport_size({"width": 390, "height": 844})


def test_words_typed_while_the_list_still_follows_the_search_stay(page: Page, forms: Forms) -> None:
    forms.open("Section", "causes-nerv")
    search, field = forms.all.get_by_label("Search"), forms.field("In short")
    words = field.input_value()

    search.press("End")
    search.press_sequentially("e")
    field.press("Control+End")
    field.press_sequentially(" At once")
    search.fill("")
    field.press("Control+End")
    field.press_sequentially(" and on")
    page.wait_for_timeout(1500)

    assert field.input_value().endswith(" At once and on")
    expect(forms.status).to_contain_text(f"Not saved yet: {NAME}/sections/causes-nerve.md")
    field.fill(words)
    expect(forms.status).to_be_hidden()


@pytest.mark.long
def test_a_table_and_a_picture_are_put_in_and_stand_on_the_page(
    browser: Browser, page: Page, forms: Forms, content: Path, served: Served
) -> None:
    Image.effect_noise((900, 500), 60).convert("RGB").save(content.parent / "room.jpg")
    adding = forms.adding("Picture")
    adding.get_by_label("Id (a name that nobody else has)").fill("our-room")
    adding.locator("input[type=file]").set_input_files(content.parent / "room.jpg")
    expect(adding).to_contain_text("was taken")
    adding.get_by_role("button", name="Add it").click()
    expect(forms.all.locator("h2").first).to_contain_text("our-room")
    forms.field("Title").fill("The room where you are examined")
    forms.field("Words for those who cannot see it").fill("A quiet room with a couch behind a curtain.")
    forms.field("Licence").fill("Photo by our clinic, 2026. It may be shown here.")
    expect(forms.wrong).to_have_count(0)
    forms.save()

    forms.open("Section", "causes-overuse")
    more = forms.field("More")
    words = more.input_value()
    more.fill(words + TABLE)
    expect(forms.wrong).to_contain_text("has no caption")
    more.fill(words + TABLE + "\nTable: How the longest run may grow")
    expect(forms.wrong).to_have_count(0)
    more.press("Control+End")
    picture = forms.all.locator(".sw-edit-prose").nth(1).get_by_label("Picture")
    picture.fill("our-room · The room where you are examined")
    picture.press("Tab")
    until(page, lambda: "data:image/webp" in forms.shown() and "<caption>" in forms.shown())
    forms.save()

    patient = browser.new_page(viewport={"width": 320, "height": 700})
    until(patient, lambda: "our-room" in served.ask("/understand").text)
    patient.goto(f"http://127.0.0.1:{served.port}/understand")
    patient.locator("#causes-overuse details.sw-more > summary").click()
    table = patient.get_by_role("region", name="How the longest run may grow")
    expect(table.get_by_role("columnheader", name="Longest run")).to_be_visible()
    expect(table.get_by_role("rowheader", name="1")).to_be_visible()
    expect(patient.get_by_role("img", name="The room where you are examined")).to_be_visible()
    expect(patient.get_by_text("Photo by our clinic, 2026.")).to_be_visible()
    assert sideways(patient) <= 0 and axe_violations(patient) == []
    patient.close()


def test_the_second_of_two_people_is_told_and_keeps_both(page: Page, forms: Forms, content: Path) -> None:
    forms.open("Section", "causes-overuse")
    words = forms.field("In short").input_value()
    assert "take days off" in words
    forms.field("In short").fill(words.replace("take days off", "take a day off"))
    expect(forms.status).to_contain_text("Not saved yet")
    other = (content / SECTION).read_text().replace("than your body is ready for", "than your body can take")
    (content / SECTION).write_text(other)

    forms.click("Save")
    expect(forms.all.get_by_role("alert").first).to_contain_text("Somebody saved")
    assert (content / SECTION).read_text() == other
    forms.click("Keep both")
    expect(forms.status).to_contain_text("Both changes are here")
    forms.save()

    assert (content / SECTION).read_text() == other.replace("take days off", "take a day off")


@pytest.mark.long
def test_a_sign_is_added_with_its_case_and_its_line_on_the_card(
    page: Page, forms: Forms, content: Path, served: Served
) -> None:
    adding = forms.adding("Warning sign: what we ask (red flag)")
    adding.get_by_label("How soon it should be looked at").select_option("emergency")
    adding.get_by_label("The question, as patients read it").fill("Did you faint and hit your head on a run?")
    adding.get_by_label("The same in a few words, for a list").fill("a faint with a blow to your head")
    adding.get_by_label("The word that clinicians use for it").fill("Syncope with head injury")
    adding.get_by_role("button", name="Add it").click()

    expect(forms.all.locator("h2").first).to_contain_text("hit your head")
    until(page, lambda: "a faint with a blow to your head" in forms.shown())
    expect(forms.wrong).to_have_count(0)
    forms.save()
    assert "a faint with a blow" in (content / NAME / "examples.yaml").read_text()
    until(page, lambda: "a faint with a blow to your head" in emergency_card(served))


def emergency_card(served: Served) -> str:
    """The emergency card as patients get it."""
    page = served.ask("/understand").text
    return page.partition('data-component="emergency-card"')[2].partition("</section>")[0]


@pytest.mark.long
def test_a_question_is_added_with_its_worked_case_and_patients_are_asked_it(
    page: Page, forms: Forms, content: Path, served: Served
) -> None:
    adding = forms.adding("Question of the check (item)")
    name = adding.get_by_label("Id (a name that nobody else has)").input_value()
    adding.get_by_label("The group it is asked in").select_option("other")
    adding.get_by_label("The question, as patients read it").fill("Do you mostly run on hard ground?")
    adding.get_by_label("The same in a few words, for a list").fill("runs on hard ground")
    adding.get_by_label("The word that clinicians use for it").fill("Running surface")
    adding.get_by_role("button", name="Add it").click()

    expect(forms.all.locator("h2").first).to_contain_text("Do you mostly run on hard ground?")
    expect(forms.wrong).to_have_count(0)
    forms.save()

    made = load(content, NAME).content
    assert made and made.items[name].short == "runs on hard ground"
    assert [each.expect.level for each in made.examples if each.answers == {name: "yes"}] == ["routine"]
    until(page, lambda: "Do you mostly run on hard ground?" in served.ask("/symptoms").text)


@pytest.mark.long
def test_five_slips_are_mended_from_what_the_forms_say_of_them(
    page: Page, forms: Forms, content: Path
) -> None:
    before = (content / NAME / "examples.yaml").read_text()
    forms.open("Section", "causes-overuse")
    more = forms.field("More")
    words = more.input_value()
    more.fill(words + SLIPS)
    expect(forms.wrong).to_have_count(4)

    for message in forms.wrong.all_inner_texts():
        more.fill(mended(more.input_value(), message))
    expect(forms.wrong).to_have_count(0)
    forms.save()
    assert "Rest may help it. Get help for {sign.sudden-pain}." in (content / SECTION).read_text()

    forms.open("Worked case (example)", "E-111")
    level = forms.field("How soon").first
    level.select_option("today")
    expect(forms.wrong).to_contain_text("this example expects")
    said = LEVEL.search(forms.wrong.inner_text())
    assert said
    level.select_option(said["new"])
    expect(forms.wrong).to_have_count(0)
    assert (content / NAME / "examples.yaml").read_text() == before


def mended(text: str, message: str) -> str:
    """A text with the one slip put right that a message is about, by what the message says."""
    if named := NEAREST.search(message) or INSTEAD.search(message):
        return text.replace(named["old"], named["new"])
    caption = CAPTION.search(message)
    assert caption, message
    return text.replace(WEEKS, f"{WEEKS}\n{caption['new']}\n")


@pytest.mark.long
def test_it_is_published_from_the_notebook_by_a_named_person(
    page: Page, forms: Forms, content: Path, served: Served
) -> None:
    shutil.copytree(ROOT / "notebooks", served.notebooks, dirs_exist_ok=True)  # a guide lists its pages
    history = content.parent / "published" / "history.json"
    forms.all.get_by_role("tab", name="Publish").click()
    told = forms.all.locator(".sw-edit-told:visible").last
    forms.click("Look at what changes for patients")
    expect(told).to_contain_text("Is each change wanted?", timeout=SLOW)
    forms.click("Publish for patients")
    expect(told).to_contain_text("Write your name")
    assert not history.exists()

    forms.field("Your name").fill("Kim Tan, physiotherapist")
    forms.field("Why, in a few words").fill("A new sign")
    forms.click("Publish for patients")
    expect(told).to_contain_text("Version 1 is published", timeout=SLOW)
    assert "Kim Tan" in history.read_text()


@pytest.mark.long
def test_a_publication_is_taken_back_from_the_notebook_and_what_was_saved_stays(
    page: Page, forms: Forms, content: Path
) -> None:
    store = Store(content.parent / "published")
    told = forms.all.locator(".sw-edit-told:visible").last
    forms.all.get_by_role("tab", name="Edit").click()
    forms.open("Section", "causes-overuse")
    words = forms.field("In short").input_value()
    forms.field("In short").fill(words.replace("build up gradually", "build up slowly"))
    forms.all.get_by_text("Leave a comment", exact=True).click()
    forms.field("Comment for the next person").fill("One day or two?")
    forms.field("Your name, for the comment").fill("Kim Tan")
    forms.click("Leave this comment")
    expect(forms.all.get_by_text("One day or two?")).to_be_visible()
    forms.save()
    saved = (content / SECTION).read_text()

    forms.all.get_by_role("tab", name="Publish").click()
    forms.click("Look at what changes for patients")
    expect(told).to_contain_text("Is each change wanted?", timeout=SLOW)
    forms.click("Publish for patients")
    expect(told).to_contain_text("Version 2 is published", timeout=SLOW)
    published = store.current()
    assert published and "build up slowly" in (published.files.content / SECTION).read_text()
    assert not (published.files.content / "notes.yaml").exists()
    forms.click("Look at what changes for patients")
    forms.click("Go back to version 1")
    expect(told).to_contain_text("Patients see version 1 again. What you saved is as it was.", timeout=SLOW)

    back = store.current()
    assert back and "build up gradually" in (back.files.content / SECTION).read_text()
    assert (store.history()[-1].undone, store.history()[-1].by) == (2, "Kim Tan, physiotherapist")
    assert (content / SECTION).read_text() == saved and "build up slowly" in saved
    assert "One day or two?" in (content / "notes.yaml").read_text()
