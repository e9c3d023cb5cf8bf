"""Promises of the enquiry composer: it always ends in a message or a note, and sends nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import keep_answers
from tests.browser.test_page import axe_violations, sideways
from tests.long import first_ones

Open = Callable[..., Page]
ANSWERS = {
    "RF-50": "yes",
    "RF-01": "no",
    "CK-11": "2",
    "CK-11.bother": "3",
    "CK-11.when": ["later"],
    "CK-12": "0",
    "CK-01": ["BM-02.l"],
    "CK-37.words": "two <b>pills</b>",
}
HOSTILE = (
    "He said \"hi\" & 'bye' <script>alert(1)</script>\n\n%0D%0ABcc: x@example.org?a=b&c=d\n🏃‍♀️ 痛み {it} שלום"
)
LONG = "word " * 2000
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}])"
MISTAKES = """async ([module, drafts, words]) => {
  const { mistakesIn } = await import(module);
  return drafts.map((draft) => mistakesIn(draft, 1, words).map(([name]) => name));
}"""


def open_form(open_page: Open, answers: dict[str, Any] | None = None, **options: Any) -> Page:
    page = open_page("find-help", **options)
    if answers:
        keep_answers(page, answers)
        page.reload()
        page.locator("[data-component='enquiry'][data-ready]").wait_for()
    page.wait_for_load_state("networkidle")
    return page


def fill_in(page: Page, message: str = "I leak when I run.") -> None:
    page.locator('[name="message"]').fill(message)


def make(page: Page) -> None:
    page.locator("[data-make]").click()


def delete(page: Page) -> None:
    page.locator("[data-enquiry] [data-delete]").click()
    page.locator("[data-enquiry] [data-delete-yes]").click()


def letter(page: Page) -> str:
    text: str = page.locator("[data-letter]").evaluate("(part) => part.textContent")
    return text


def requested(page: Page) -> int:
    return len(page.watch.requests)  # type: ignore[attr-defined]


def base(page: Page) -> str:
    source = page.locator("script[src*='page.js']").evaluate("(e) => e.src") or ""
    return source.split("page.js")[0]


def test_a_clinic_that_has_confirmed_nothing_is_said_to_have(open_page: Open) -> None:
    page = open_form(open_page)

    expect(page.locator("[data-unconfirmed]")).to_be_visible()
    expect(page.locator("[data-place], [data-newsletter], [data-call]")).to_have_count(0)
    assert page.locator('main a[href^="mailto:"]').count() == 0
    assert "not found" not in page.locator("main").inner_text().lower()


def test_a_note_asks_for_its_words_alone(open_page: Open) -> None:
    page = open_form(open_page)

    expect(page.locator("[data-enquiry] > h2")).to_have_text("A note to copy")
    fields = page.locator("[data-write] :is(input, textarea, select):visible")
    assert fields.evaluate_all("(all) => all.map(({ name }) => name)") == ["message"]


def test_without_a_clinic_the_note_can_be_taken_along(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page)

    make(page)

    expect(page.locator("[data-made]")).to_be_focused()
    for way in ("copy", "print", "save"):
        expect(page.locator(f"[data-made] [data-{way}]")).to_be_visible()
    expect(page.locator("[data-mail], [data-too-long]")).to_have_count(0)
    assert letter(page) == "I leak when I run."
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", first_ones([390, 1280], 1))
@pytest.mark.parametrize("scheme", first_ones(["light", "dark"], 1))
def test_what_is_missing_is_said_and_leads_to_its_field(open_page: Open, width: int, scheme: str) -> None:
    page = open_form(open_page, width=width, color_scheme=scheme)

    make(page)

    errors = page.locator("[data-errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("button")).to_have_count(1)
    expect(page.locator("[data-made]")).to_be_hidden()
    assert axe_violations(page) == []
    assert sideways(page) <= 0
    errors.locator("button").click()
    message = page.locator('[name="message"]')
    expect(message).to_be_focused()
    assert message.get_attribute("aria-invalid") == "true"
    message.fill("It hurts.")
    assert message.get_attribute("aria-invalid") == "false"
    expect(errors).to_be_hidden()


COUNT_CHANGES = """() => {
  globalThis.changes = 0;
  const options = { childList: true, characterData: true, subtree: true };
  const watch = new MutationObserver((seen) => { globalThis.changes += seen.length; });
  for (const part of document.querySelectorAll("[data-errors], [data-enquiry] [role=alert], [data-mistake]"))
    watch.observe(part, options);
}"""


def test_a_letter_that_mends_nothing_changes_nothing(open_page: Open) -> None:
    page = open_form(open_page)
    make(page)
    page.evaluate(COUNT_CHANGES)

    page.locator('[name="message"]').press_sequentially("It")
    mended = page.evaluate("changes")
    page.locator('[name="message"]').press_sequentially(" hurts.")
    assert page.evaluate("changes") == mended > 0
    expect(page.locator("[data-errors]")).not_to_have_attribute("role", "alert")


def test_a_message_that_is_too_long_is_said_once(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, "x" * 10_001)
    make(page)
    page.evaluate(COUNT_CHANGES)

    page.locator('[name="message"]').press_sequentially("more")

    assert page.evaluate("changes") == 0
    expect(page.locator("[data-count]")).to_have_text("10005 characters")


def test_addresses_and_numbers_are_read_kindly(open_page: Open) -> None:
    page = open_form(open_page)
    whole = {"about": "0", "message": "x", "agree": True}
    good = [
        {"email": "a@b.co"}, {"email": "ana.maría+x@例え.jp"}, {"phone": "(020) 7946-0018 ext. 5"},
        {"phone": "+44 20 7946 0018"}, {"phone": "٠١٢٣٤٥٦"}, {"email": "a@b.co", "phone": "12345"},
    ]  # fmt: skip
    bad = [{"email": "ana"}, {"email": "a b@c.de"}, {"email": "a@b"}]
    wrong = [{"phone": "call me"}, {"phone": "1234"}, {"phone": "1" * 21}]
    drafts = [whole | reach for reach in good + bad + wrong]

    found = page.evaluate(MISTAKES, [f"{base(page)}components/enquiry/mistakes.js", drafts, {}])

    assert found == [[]] * 6 + [["email"]] * 3 + [["phone"]] * 3


def test_nothing_is_ticked_for_the_person_not_even_after_a_reload(open_page: Open) -> None:
    page = open_form(open_page, ANSWERS)
    assert page.locator("[data-enquiry] input:checked").count() == 0
    fill_in(page)
    page.locator('[name="attach"]').check()

    page.reload()
    page.locator("[data-component='enquiry'][data-ready]").wait_for()

    assert page.locator('[name="message"]').input_value() == "I leak when I run."
    expect(page.locator('[name="attach"]')).not_to_be_checked()


def test_no_health_answer_is_added_unless_it_is_ticked(open_page: Open) -> None:
    page = open_form(open_page, ANSWERS, permissions=["clipboard-read", "clipboard-write"])
    fill_in(page, "Hello")
    make(page)

    assert letter(page) == "Hello"
    expect(page.locator("[data-answers]")).to_be_hidden()
    page.locator("[data-copy]").click()
    expect(page.locator("[data-told]")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == letter(page)


def test_ticked_answers_are_added_in_the_very_words_shown(open_page: Open) -> None:
    page = open_form(open_page, ANSWERS)
    fill_in(page, "Hello")
    make(page)

    page.locator('[name="attach"]').check()

    shown = page.locator("[data-answers]")
    expect(shown).to_be_visible()
    words = shown.evaluate("(part) => part.textContent")
    assert letter(page) == f"Hello\n\n{words}"
    lines = words.splitlines()
    leak = "- Leaking when you run, jump, cough or laugh: Sometimes (monthly to weekly)"
    assert f"{leak}; bothers me: Very much; when: Later in the run" in lines
    assert "- Where it hurts: Lower tummy, side, left" in lines
    assert "- Medicines you take for your symptoms: “two <b>pills</b>”" in lines
    assert lines[-1] == "2 more were answered “no” or “never”."
    assert axe_violations(page) == []
    page.locator('[name="attach"]').uncheck()
    assert letter(page) == "Hello"


def test_without_answers_there_is_nothing_to_add(open_page: Open) -> None:
    page = open_form(open_page)

    expect(page.locator("[data-attach-box]")).to_be_hidden()
    expect(page.locator("[data-urgent]")).to_be_hidden()


@pytest.mark.parametrize("answers", first_ones([{"RF-02": "unsure"}, {"RF-20": "yes"}, {"CK-07": "yes"}], 1))
def test_an_urgent_answer_comes_before_a_message(open_page: Open, answers: dict[str, str]) -> None:
    page = open_form(open_page, answers)

    expect(page.locator("[data-urgent]")).to_be_visible()
    expect(page.locator("[data-enquiry] > .sw-stop")).to_contain_text("in an emergency")
    assert axe_violations(page) == []


def test_hostile_words_stay_words(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, HOSTILE)
    make(page)

    assert letter(page) == HOSTILE
    expect(page.locator("[data-letter] *")).to_have_count(0)
    assert page.locator("main img").count() == 0
    page.reload()
    page.locator("[data-component='enquiry'][data-ready]").wait_for()
    assert page.locator('[name="message"]').input_value() == HOSTILE


def test_half_letters_and_control_signs_are_taken_out(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page)

    page.locator('[name="message"]').evaluate(r'(area) => { area.value = "a\ud83cb\u0000c\u001bd"; }')
    make(page)

    assert letter(page) == "a\ufffdbcd"


def test_ten_thousand_characters_fit_and_no_more(open_page: Open) -> None:
    page = open_form(open_page, width=320)
    fill_in(page, LONG)
    make(page)
    expect(page.locator("[data-made]")).to_be_visible()
    expect(page.locator("[data-count]")).to_contain_text("10000")
    assert letter(page) == LONG.strip()

    fill_in(page, "x" * 10_001)

    expect(page.locator("[data-made]")).to_be_hidden()
    expect(page.locator('[data-mistake="message"]')).to_contain_text("10,000 characters")
    assert sideways(page) <= 0


def test_all_of_it_works_offline_and_asks_nobody(open_page: Open) -> None:
    page = open_form(open_page, ANSWERS)
    before = requested(page)
    page.context.set_offline(True)
    fill_in(page, HOSTILE)
    page.locator('[name="attach"]').check()
    make(page)

    with page.expect_download() as download:
        page.locator("[data-save]").click()
    page.locator("[data-copy]").click()
    expect(page.locator("[data-told]")).not_to_be_empty()

    assert download.value.suggested_filename == "message.txt"
    assert download.value.path().read_bytes() == letter(page).replace("\n", "\r\n").encode()
    sent = [r for r in page.watch.requests[before:] if not r.url.startswith("blob:")]  # type: ignore[attr-defined]
    assert sent == []
    assert "said" not in page.url and page.context.cookies() == []


def test_where_copying_is_refused_the_message_is_marked(open_page: Open) -> None:
    page = open_form(open_page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    fill_in(page)
    make(page)

    page.locator("[data-copy]").click()

    expect(page.locator("[data-told]")).to_contain_text("is selected")
    assert page.evaluate("getSelection().toString()") == letter(page)


def test_a_note_can_be_written_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_form(open_page, width=1280)
    page.locator('[name="message"]').focus()
    page.keyboard.type("It hurts after 5 km.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("[data-made]")).to_be_focused()
    assert letter(page) == "It hurts after 5 km."
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-copy')")


def test_a_deleted_message_leaves_nothing(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, "secret words")
    page.locator("[data-enquiry] [data-keep]").check()
    make(page)
    assert "secret words" in page.evaluate(STORED)

    delete(page)

    assert "enquiry" not in page.evaluate(STORED)
    assert page.locator('[name="message"]').input_value() == ""
    expect(page.locator("[data-made]")).to_be_hidden()
    expect(page.locator("[data-enquiry] [data-status]")).to_contain_text("deleted")


def test_deleting_asks_once_and_can_be_undone(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, "kept words")
    page.locator("[data-enquiry] [data-keep]").check()
    page.locator("[data-enquiry] [data-delete]").click()
    page.locator("[data-enquiry] [data-delete-no]").click()
    assert page.locator('[name="message"]').input_value() == "kept words"

    delete(page)
    page.locator("[data-enquiry] [data-undo]").click()

    assert page.locator('[name="message"]').input_value() == "kept words"
    expect(page.locator("[data-enquiry] [data-keep]")).to_be_checked()
    assert "kept words" in page.evaluate("JSON.stringify({...localStorage})")


def test_after_a_delete_new_words_take_the_way_back_away(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, "old words")
    delete(page)

    fill_in(page, "new words")

    expect(page.locator("[data-enquiry] [data-undo]")).to_be_hidden()


def test_a_kept_message_stays_on_this_phone_until_it_is_let_go(open_page: Open) -> None:
    page = open_form(open_page)
    fill_in(page, "kept words")
    local = "JSON.stringify({...localStorage})"
    assert "kept words" not in page.evaluate(local)

    page.locator("[data-enquiry] [data-keep]").check()
    assert "kept words" in page.evaluate(local)
    page.locator("[data-enquiry] [data-keep]").uncheck()

    assert "kept words" not in page.evaluate(local)


def test_print_shows_the_message_alone_and_gives_the_page_back(open_page: Open) -> None:
    page = open_form(open_page)
    page.evaluate("window.print = () => { window.printed = true; }")
    fill_in(page)
    make(page)

    page.locator("[data-print]").last.click()
    page.emulate_media(media="print")

    assert page.evaluate("window.printed")
    text = page.locator("body").inner_text().split("\n", 1)
    assert text[0] == "Your note"
    assert text[1].strip() == letter(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-component='emergency-card']")).to_be_visible()
    expect(page.locator("#find-visit")).to_be_visible()


def test_without_script_the_page_says_what_to_do_and_shows_no_dead_form(open_page: Open) -> None:
    page = open_page("find-help", java_script_enabled=False)

    expect(page.locator("[data-write]")).to_be_hidden()
    assert "You can also write" in page.locator("#enquiry").inner_text()
    assert page.locator("#find-exam").is_visible()
