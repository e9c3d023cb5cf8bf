"""Promises that hold in Firefox and WebKit too: the way out is seen, a check ends, and the diary keeps."""

from __future__ import annotations

import pytest

from harness.engines import ENGINES, missing
from harness.engines.engine import Engine
from tests.browser.patient_answers import runs
from tests.browser.phone import kept_as
from tests.browser.printed import Printed
from widgets.model.visit import read_visit

READY = "[data-component][data-ready]"
STRIP = '[data-component="emergency-card"]'
TODAY = "return document.querySelector('[name=day]').value"
PUT = """
const [name, value] = arguments, field = document.querySelector(`[name=${name}]`);
field.value = value;
field.dispatchEvent(new Event("input", { bubbles: true }));
"""
DAYS = "return [...document.querySelectorAll('.sw-session [data-day]')].map((day) => day.textContent)"
MOST_SCREENS = 40
# What is saved goes to a folder of the browser; its text is read as it is handed over.
CATCH = """
const make = URL.createObjectURL;
URL.createObjectURL = (file) => {
  if (file.type.includes("fhir")) file.text().then((text) => (window.saved = text));
  return make.call(URL, file);
};
"""


def pick(phone: Engine, name: str, value: str) -> None:
    """Answers with one of several, as a finger does: on its words."""
    phone.click(f'label:has([name="{name}"][value="{value}"])')


def move(phone: Engine) -> None:
    """On in the check, with "none of these" to a list."""
    phone.click("[data-none]" if phone.shows("[data-none]") else "[data-next]")


def save_run(phone: Engine, day: str) -> None:
    """Writes a run of that day; every engine has its own way to type a date."""
    phone.script(PUT, "day", day)
    phone.type('[name="minutes"]', "28")
    pick(phone, "during", "1")
    pick(phone, "pelvic", "none")
    phone.click("[data-save-run]")
    phone.wait_for("[data-entries] li")


@pytest.mark.parametrize("name", ENGINES)
def test_a_browser_that_cannot_be_had_is_said_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    assert missing(name).startswith(f"{name} is not installed")
    assert missing(name).endswith(f"sudo apt install {' '.join(ENGINES[name].packages)}")


@pytest.mark.long
def test_the_start_page_shows_the_strip_with_its_number(phone: Engine, site: str) -> None:
    phone.open(site)

    phone.wait_for(f'{STRIP} a[href="tel:995"]')
    assert "Call 995" in phone.text(STRIP)
    phone.wait_for("main h1")


@pytest.mark.long
def test_a_whole_check_comes_to_its_result(phone: Engine, site: str) -> None:
    phone.open(f"{site}symptoms")
    phone.wait_for(READY)
    pick(phone, "COMPLAINT", "leak")
    while not phone.shows('[name="CK-11"]'):
        move(phone)
    pick(phone, "CK-11", "3")

    while not phone.shows("[data-outcome]"):
        move(phone)

    phone.wait_for("[data-card]")
    assert not phone.shows("[data-flag]")
    assert phone.shows(f'{STRIP} a[href="tel:995"]')


@pytest.mark.long
def test_the_diary_saves_a_run_and_reads_it_back(phone: Engine, site: str) -> None:
    phone.open(f"{site}diary")
    phone.wait_for(READY)

    save_run(phone, phone.script(TODAY))
    phone.open(f"{site}diary")

    phone.wait_for("[data-entries] li")
    assert len(phone.elements("[data-entries] li")) == 1
    assert "28" in phone.text("[data-entries] li")


@pytest.mark.long
def test_a_person_goes_from_the_check_to_a_plan_and_to_two_sheets_of_paper(phone: Engine, site: str) -> None:
    phone.open(f"{site}symptoms")
    phone.wait_for(READY)
    pick(phone, "COMPLAINT", "run")
    for _ in range(MOST_SCREENS):
        if phone.shows("[data-outcome]"):
            break
        move(phone)
    phone.click('[data-outcome] a[href*="plan"]')
    phone.wait_for("[data-component='plan_builder'][data-ready]")
    for box in phone.elements("[data-readiness] label"):
        if box.is_displayed():
            phone.script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", box)
            box.click()
    pick(phone, "programme", "gentle")
    for day in ("0", "2", "5"):
        pick(phone, "weekdays", day)
    phone.script(PUT, "start", "2027-01-04")
    phone.script(PUT, "at", "07:00")
    phone.click("[data-make]")
    phone.wait_for("[data-plan] .sw-week")
    days = phone.script(DAYS)

    plan = Printed(phone.print_pdf("A4"))
    phone.open(f"{site}summary")
    phone.wait_for("[data-component='visit_summary'][data-code]")
    visit = Printed(phone.print_pdf("A4"))

    assert len(days) > 20
    assert (len(plan.pages), plan.lacks([*days, "My plan", "Call 995"])) == (1, [])
    assert (len(visit.pages), visit.lacks(["I only want to run again"])) == (1, [])


@pytest.mark.long
def test_the_file_for_the_clinics_computer_is_made_and_saved(phone: Engine, site: str) -> None:
    phone.open(f"{site}summary")
    phone.wait_for("[data-component='visit_summary'][data-ready]")
    phone.type('[name="activity"]', "climb the stairs")
    phone.script(CATCH)

    phone.click("[data-fhir]")

    phone.wait_for("[data-fhir-status]:not(:empty)")
    found = read_visit(phone.script("return window.saved"))
    assert "is saved" in phone.text("[data-fhir-status]")
    assert [each.text for each in found.activities] == ["climb the stairs"]


@pytest.mark.long
def test_what_is_kept_is_there_in_a_new_tab_until_it_is_deleted(phone: Engine, site: str) -> None:
    phone.script("localStorage.setItem(...arguments)", *kept_as({"entries": runs(5)}, "diary"))

    phone.new_tab()
    phone.close_other_tabs()
    phone.open(f"{site}diary")
    phone.wait_for("[data-entries] li")
    assert len(phone.elements("[data-entries] li")) == 5
    phone.click("[data-delete-all]")
    phone.click("[data-delete-yes]")
    phone.open(f"{site}diary")

    phone.wait_for(READY)
    assert not phone.shows("[data-entries] li")
