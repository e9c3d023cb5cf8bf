"""Promises of the clinic's notebook: live in Voila and in JupyterLab it opens what the patient page saved."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from harness.server import BIN, ROOT, free_port, jupyter_lab, running
from tests.browser.patient_answers import (
    NOTES,
    PLAN,
    Open,
    answers_of,
    open_summary,
    photo,
    runs,
    saved,
    saved_fhir,
    scanned,
)
from tests.conftest import CONTENT, NAME
from widgets.model.content.content import Content

LIVE = Path(sys.prefix) / "share/jupyter/voila/templates/live"
TEMPLATE = "live" if LIVE.is_dir() else "lab"
SLOW = 90_000
SHOW = f'from widgets import Guide\n\nguide = Guide("{NAME}")\nclinic = guide.clinic_visit()\nclinic'
ASK = "print(clinic.answers().to_csv(index=False), clinic.visit.goals)"
PAGE = "guide.summary(clinic.visit)"
SAVES_STATE = {"@jupyter-widgets/jupyterlab-manager/plugin": {"saveState": True}}


@pytest.fixture(scope="module")
def clinic_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clinic") / "voila.log"


@pytest.fixture(scope="module")
def clinic_address(clinic_log: Path) -> Iterator[str]:
    """Voila over the notebooks, with the live template, or the stock one where there is none."""
    folder = Path(shutil.copytree(ROOT / "notebooks", clinic_log.parent / "notebooks"))
    notebook = nbformat.read(folder / "clinic-visit.ipynb", as_version=4)
    assert notebook.metadata.voila == {"template": "live"}
    show_with(TEMPLATE, folder / "clinic-visit.ipynb")
    port = free_port()
    command = [str(BIN / "voila"), str(folder), "--no-browser", "--Voila.ip=127.0.0.1", f"--port={port}"]
    env = {"STRIDEWELL_CONTENT": str(CONTENT), "STRIDEWELL_DIRECT": "yes"}
    with running(command, f"http://127.0.0.1:{port}/", clinic_log, env):
        yield f"http://127.0.0.1:{port}/voila/render/clinic-visit.ipynb"


def show_with(template: str, path: Path) -> None:
    """Lets Voila show a notebook with a template."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.voila = {"template": template}
    nbformat.write(notebook, path)


def give(page: Page, content: bytes, name: str = "my-visit.json") -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)


def patient_page(open_page: Open, content: Content) -> Page:
    answers = answers_of(content, "V4") | {"RF-36": "yes"}
    notes = NOTES | {"goals": "Run with <b>Ana</b>"}
    return open_summary(open_page, answers, runs(12), PLAN | {"goal": ""}, notes)


@pytest.mark.long
def test_voila_opens_a_file_of_the_patient_page(
    open_page: Open, browser: Browser, clinic_address: str, clinic_log: Path, content: Content
) -> None:
    patient = patient_page(open_page, content)
    file = saved(patient)
    (code,) = scanned(photo(patient.locator("svg[data-code]")))
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(clinic_address, timeout=SLOW)
    page.get_by_role("button", name="Open the text").wait_for(timeout=SLOW)

    give(page, file)

    page.locator("[data-opened]").wait_for(timeout=SLOW)
    body = page.locator("body")
    expect(body).to_contain_text("New or worse vaginal bulge or heaviness")
    expect(body).to_contain_text("24-hour response, in runs")
    expect(page.locator(".sw-glance-trend svg rect")).to_have_count(12)
    notes = page.locator(".sw-glance-notes textarea")
    expect(notes).to_have_count(3)
    assert "Goals: Run with <b>Ana</b>" in notes.nth(2).input_value()
    assert "Dyspareunia" in notes.nth(1).input_value()
    first = page.locator(".sw-glance > header, .sw-glance-columns")
    for at in range(2):
        expect(first.nth(at)).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Copy: One line").click()
    expect(page.locator("[data-copied]")).to_have_text("Copied.")

    wrong = ((file[:-40], "not whole"), (b"\x89PNG", "not a visit file"), (b"{" * 900_000, "not whole"))
    message = page.locator("[data-message]").first
    for content_of_file, words in wrong:
        give(page, content_of_file)
        expect(message).to_contain_text(words, timeout=SLOW)
        expect(page.locator("[data-opened]")).to_have_count(0)
    give(page, b"{" + b" " * 30_000_000)
    expect(message).to_contain_text("too large (30.0 MB)", timeout=SLOW)

    page.locator("textarea").first.fill(code)
    page.get_by_role("button", name="Open the text").click()
    expect(page.locator("[data-opened]")).to_contain_text("vaginal bulge", timeout=SLOW)
    page.get_by_role("button", name="Close and forget").click()
    expect(page.locator("[data-opened]")).to_have_count(0)

    give(page, saved_fhir(patient), "my-visit.fhir.json")
    expect(page.locator("[data-opened]")).to_contain_text("vaginal bulge", timeout=SLOW)
    expect(page.locator(".sw-glance-trend svg rect")).to_have_count(12)
    give(page, b'{"resourceType": "Patient", "name": [{"family": "Ana"}]}')
    expect(message).to_contain_text("not one of this guide", timeout=SLOW)
    assert elsewhere(asked) == []
    log = clinic_log.read_text(encoding="utf-8")
    assert "Ana" not in log and "CK-17" not in log and "Traceback" not in log
    page.close()


def handed_in(page: Page) -> str:
    """The notebook as JupyterLab hands it in to be saved; our own server would leave widgets' state out.

    JupyterLab sends it as a file, whose contents Chromium tells by its own protocol only.
    """
    chromium = page.context.new_cdp_session(page)
    chromium.send("Network.enable")
    requests: list[dict[str, Any]] = []
    chromium.on("Network.requestWillBeSent", lambda told: requests.append(told))
    with page.expect_response(
        lambda response: is_saving(response.request.method, response.url), timeout=SLOW
    ):
        page.keyboard.press("Control+s")
    (saving,) = (
        each["requestId"] for each in requests if is_saving(each["request"]["method"], each["request"]["url"])
    )
    notebook: str = chromium.send("Network.getRequestPostData", {"requestId": saving})["postData"]
    return notebook


def is_saving(method: str, url: str) -> bool:
    """Whether a request hands in a notebook."""
    return method == "PUT" and ".ipynb" in url


def elsewhere(asked: list[str]) -> list[str]:
    """The addresses of other hosts among those asked for."""
    return [url for url in asked if not url.startswith(("http://127.0.0.1", "data:", "blob:"))]


@pytest.mark.long
def test_jupyterlab_opens_it_and_python_goes_on_from_there(
    open_page: Open, browser: Browser, tmp_path: Path, content: Content
) -> None:
    file = saved(patient_page(open_page, content))
    with jupyter_lab(tmp_path, (SHOW, ASK, PAGE), SAVES_STATE) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, timeout=SLOW)
        page.locator(".jp-Notebook .jp-CodeCell").nth(2).wait_for(timeout=SLOW)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=SLOW)
        page.locator(".jp-CodeCell .cm-content").nth(0).click()
        page.keyboard.press("Shift+Enter")
        page.locator("input[type=file]").wait_for(timeout=SLOW)

        give(page, file)
        page.locator("[data-opened]").wait_for(timeout=SLOW)
        page.locator(".sw-scores input").fill("4 2 - - 1 3")
        expect(page.locator(".sw-scores [data-result]")).to_contain_text("Sum: 62.5", timeout=SLOW)
        kept = handed_in(page)
        assert "application/vnd.jupyter.widget-state+json" in kept
        assert "Ana" not in kept and "Dyspareunia" not in kept and "vaginal" not in kept
        assert "4 2 - -" not in kept and "Sum: 62" not in kept
        page.locator(".jp-CodeCell .cm-content").nth(1).click()
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Shift+Enter")

        printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output pre")
        expect(printed).to_contain_text("RF-36,New or worse vaginal bulge", timeout=SLOW)
        expect(printed).to_contain_text("Run with <b>Ana</b>")
        sheet = page.locator(".sw-sheet")
        expect(sheet).to_contain_text("Run with <b>Ana</b>", timeout=SLOW)
        expect(sheet.locator("[data-trend] rect")).to_have_count(12)

        for template, part in (("stridewell", ".sw-summary"), (TEMPLATE, "text=Open the text")):
            show_with(template, tmp_path / "try.ipynb")
            page.goto(address.replace("/lab/tree/", "/voila/render/"), timeout=SLOW)
            page.locator(part).wait_for(timeout=SLOW)
            page.wait_for_load_state("networkidle", timeout=SLOW)
        assert elsewhere(asked) == []
        page.close()


@pytest.mark.long
def test_in_jupyterlab_each_view_has_ids_of_its_own_and_says_when_python_is_gone(
    browser: Browser, tmp_path: Path
) -> None:
    start = f'from widgets import Guide\n\nguide = Guide("{NAME}")\nmade = guide.treatments()\nmade'
    with jupyter_lab(tmp_path, (start, "made", "guide.enquiry()")) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 1400})
        page.goto(address, timeout=SLOW)
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=SLOW)
        page.locator(".jp-CodeCell .cm-content").nth(0).click()
        for _ in range(3):
            page.keyboard.press("Shift+Enter")
        page.locator(".sw-enquiry [data-make]").wait_for(timeout=SLOW)
        expect(page.locator("[data-treatments]")).to_have_count(2)

        ids: list[str] = page.locator(".sw-checklist [id]").evaluate_all(
            "(parts) => parts.map((part) => part.id)"
        )
        named = page.locator(".sw-checklist [aria-labelledby]").evaluate_all(
            "(parts) => parts.flatMap((part) => part.getAttribute('aria-labelledby').split(' '))"
        )
        assert len(set(ids)) == len(ids) > 20
        assert set(named) <= set(ids)

        gone = page.get_by_text("Run the cell again")
        expect(gone.first).to_be_hidden()
        page.get_by_role("menuitem", name="Kernel", exact=True).click()
        page.locator(".lm-Menu-item", has_text="Restart Kernel…").first.click()
        page.locator(".jp-Dialog .jp-mod-accept").click()
        for at in range(3):
            expect(gone.nth(at)).to_be_visible(timeout=SLOW)
        page.close()
