"""Promises of the FHIR file in a browser: made on the phone as by Python, read by others' forms."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from harness.npm import NotThere, package
from harness.server import BIN, ROOT
from tests.browser.patient_answers import (
    NOTES,
    PICKED,
    PLAN,
    Open,
    answers_of,
    everything,
    open_summary,
    runs,
    saved_fhir,
    visit_of,
)
from tests.browser.phone import keep
from tests.browser.static import Static, static_server
from tests.browser.test_export import until
from tests.browser.test_page import MAX_BYTES, axe_violations, sideways
from tests.browser.test_visit_summary import leave_out
from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from tests.fhir_tools import r4_findings, r4b_findings
from tests.long import first_ones
from tests.model.visit.test_fhir import document, resources, told
from widgets.model.content.content import Content
from widgets.model.triage.rules import assess
from widgets.model.visit import Visit, read_visit
from widgets.model.visit.reconcile import reconcile

PERSONAS = [f"V{number}" for number in range(1, 13)]
BUTTON = "Save for the clinic’s computer (FHIR)"
FORMS = "http://forms.test"
BLANK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title>
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script>
<script src="/webcomponent/lhc-forms.js"></script>
<script src="/fhir/R4/lformsFHIR.min.js"></script></body></html>"""
SHOW = """async ([questions, answers]) => {
  let form = LForms.Util.convertFHIRQuestionnaireToLForms(questions, "R4");
  if (answers) form = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", answers, form, "R4");
  await LForms.Util.addFormToPage(form, "form");
}"""
FILLED = """() => LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4")"""


def made(page: Page) -> dict[str, Any]:
    """The FHIR file that the page saves."""
    found: dict[str, Any] = json.loads(saved_fhir(page))
    return found


def without_stamp(found: dict[str, Any]) -> str:
    """A document as text, without what is new in each: its moment and the start of its addresses."""
    text = json.dumps(found, sort_keys=True).replace(found["timestamp"], "AT")
    return text.replace(found["identifier"]["value"][: len("urn:uuid:") + 24], "urn:uuid:")


@pytest.mark.parametrize("name", first_ones(PERSONAS, 3))
def test_the_file_of_a_persona_is_that_of_python_and_valid(
    open_page: Open, content: Content, name: str
) -> None:
    page = open_summary(open_page, answers_of(content, name), runs(3), PLAN, NOTES, PICKED)

    found = made(page)

    assert without_stamp(found) == without_stamp(visit_of(page).to_fhir())
    assert r4_findings(found) == [] and r4b_findings(found) == []
    assert read_visit(json.dumps(found), NAME) == visit_of(page)
    expect(page.locator("[data-fhir-status]")).to_be_visible()
    expect(page.locator("[data-fhir-status]")).to_have_text("The FHIR file is saved on this device.")


def test_everything_answered_is_in_the_file(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, everything(content), runs(120), PLAN, NOTES, PICKED)

    found = made(page)

    assert without_stamp(found) == without_stamp(visit_of(page).to_fhir())
    assert r4_findings(found) == []
    assert len(resources(found, "Observation")) == 121
    assert resources(found, "CarePlan")[0]["status"] == "on-hold"


def test_only_the_script_and_the_questions_are_asked_for(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, answers_of(content, "V5") | {"CK-35.words": "secret"}, notes=NOTES)
    page.wait_for_load_state("networkidle")
    asked = len(page.watch.requests)  # type: ignore[attr-defined]

    saved_fhir(page)

    more = page.watch.requests[asked:]  # type: ignore[attr-defined]
    sent = [request for request in more if not request.url.startswith("blob:")]
    assert sorted(request.url.rpartition("/")[2] for request in sent) == ["clinic-file", "visit_fhir.js"]
    assert {request.method for request in sent} == {"GET"}
    assert all(not request.post_data and "?" not in request.url for request in sent)


def test_what_was_left_out_is_not_in_the_file(open_page: Open, content: Content) -> None:
    answers = {"RF-01": "yes", "CK-17": "3", "CK-11": "2", "RF-17": "no"}
    page = open_summary(open_page, answers, runs(2), PLAN, NOTES, PICKED)
    for part in ("private", "flags", "diary", "goals", "treatments"):
        leave_out(page, part)

    found = made(page)

    assert read_visit(json.dumps(found)) == visit_of(page)
    (advice,) = resources(found, "Observation")
    assert advice["valueCodeableConcept"]["coding"][0]["code"] == "emergency"
    assert "RF-01" not in json.dumps(advice) and content.flags["RF-01"].term not in told(found)
    leave_out(page, "advice")
    assert resources(made(page), "Observation") == []


def test_without_a_network_the_page_says_so_and_saves_later(open_page: Open, content: Content) -> None:
    page = open_summary(open_page, answers_of(content, "V5"))
    page.watch.allow_errors = True  # type: ignore[attr-defined]
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    page.get_by_role("button", name=BUTTON).click()

    expect(page.locator("[data-fhir-status]")).to_be_visible()
    expect(page.locator("[data-fhir-status]")).to_contain_text("Go online and try again")
    page.context.set_offline(False)
    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()
    assert made(page)["type"] == "document"


def test_words_in_another_language_are_in_the_file(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-11": "3"}, query="?lang=en-XA")

    found = made(page)

    assert "⟦" in told(found) and read_visit(json.dumps(found)).answers == {"CK-11": "3"}


def test_the_page_about_the_file_is_light_and_readable(open_page: Open) -> None:
    page = open_summary(open_page, {"CK-11": "3"})
    page.get_by_role("link", name="What is in it?").click()
    page.locator("[data-clinic-file]").first.wait_for()
    page.wait_for_load_state("networkidle")

    page = open_page("clinic-file")
    page.wait_for_load_state("networkidle")
    size = sum(r.request.sizes()["responseBodySize"] for r in page.watch.responses)  # type: ignore[attr-defined]
    print(f"{size:,} bytes as sent")
    assert 20_000 < size <= MAX_BYTES
    page.locator("main details").evaluate_all("parts => parts.forEach((part) => (part.open = true))")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert axe_violations(page, colours=width == 390) == []
        assert sideways(page) <= 0
    expect(page.locator(".sw-bar [aria-current], nav [aria-current]").first).to_contain_text("visit")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Static]:
    """A real export of the page for the visit, for one region."""
    folder = tmp_path_factory.mktemp("export")
    content = shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY)
    for path in (content / "regions").glob("*.yaml"):
        if path.stem != "sg":
            path.unlink()
    (folder / "few").mkdir()
    for name in ("index", "summary", "clinic-file"):
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", folder / "few")
    command = [BIN / "stridewell", "export", folder / "site", "--notebooks", folder / "few"]
    own = {"STRIDEWELL_CACHE": str(folder / "kept"), "STRIDEWELL_DIRECT": "yes"}
    env = {**os.environ, "STRIDEWELL_CONTENT": str(content), **own}
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with static_server(folder / "site") as server:
        yield server


@pytest.mark.long
def test_in_an_export_the_file_is_made_without_a_network(browser: Browser, exported: Static) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{exported.address}summary.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    keep(page, {"answers": {"CK-11": "3"}})
    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()
    until(page, "navigator.serviceWorker.controller")
    context.set_offline(True)
    page.reload()
    page.locator("[data-component='visit_summary'][data-code]").wait_for()

    found = made(page)

    assert read_visit(json.dumps(found), NAME).answers == {"CK-11": "3"}
    context.close()


# LHC-Forms, a form filler of others.


@pytest.fixture
def forms(browser: Browser) -> Iterator[Page]:
    """An empty page with LHC-Forms, which asks nobody else."""
    try:
        folder = package("lforms") / "dist" / "lforms"
    except NotThere as missing:
        pytest.skip(str(missing))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    foreign: list[str] = []

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix(FORMS).partition("?")[0]
        if not route.request.url.startswith(FORMS):
            foreign.append(route.request.url)
            return route.abort()
        if path == "/":
            return route.fulfill(body=BLANK, content_type="text/html")
        file = folder / path.lstrip("/")
        return route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)

    page.route("**/*", answer)
    page.goto(f"{FORMS}/")
    yield page
    assert foreign == []
    page.close()


@pytest.mark.parametrize("name", first_ones(["V5", "V2", "V7", "V12"], 1))
def test_a_form_filler_of_others_shows_the_questions_and_gives_the_answers_back(
    forms: Page, content: Content, name: str
) -> None:
    answers = answers_of(content, name)
    given = Visit(guide=NAME, edition=2, answers=answers, now=4, questions=("When?", "Why?"))
    found = document(given)

    forms.evaluate(SHOW, [resources(found, "Questionnaire")[0], resources(found, "QuestionnaireResponse")[0]])

    filled = read_visit(json.dumps(forms.evaluate(FILLED)), NAME)
    read, strange = reconcile(content, filled)
    assert strange == []
    assert assess(content, read) == assess(content, answers)
    assert filled.now == 4 and filled.questions == ("When?", "Why?")


def test_a_form_filled_in_by_hand_elsewhere_gets_the_outcome_of_our_rules(
    forms: Page, content: Content
) -> None:
    questions = resources(document(Visit(guide=NAME, edition=2)), "Questionnaire")[0]
    forms.evaluate(SHOW, [questions, None])
    forms.locator('label[id^="RF-36/"][id$="|yes"]').click()

    filled = read_visit(json.dumps(forms.evaluate(FILLED)), NAME)
    assert filled.answers == {"RF-36": "yes"}
    assert assess(content, filled.answers).level == assess(content, {"RF-36": "yes"}).level != "none"
