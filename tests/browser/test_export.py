"""Promises of an exported site in a browser: the same answers as served, offline too, and always renewed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from harness.server import BIN, ROOT
from tests.browser.patient_answers import answers_of
from tests.browser.phone import keep, keep_answers
from tests.browser.static import Static, static_server
from tests.browser.test_plan_builder import fill_in, make, tick_all
from tests.conftest import CONTENT
from tests.copies import ENGLISH_ONLY
from tests.long import first_ones
from tests.serve.export.fakes import BODIES, look, pages
from widgets.model.content.content import Content
from widgets.serve.export.error_pages import offline_page
from widgets.serve.export.folder import replacing, write
from widgets.serve.export.site import site_files

Open = Callable[..., Page]
VIGNETTES = [f"V{number}" for number in range(1, 13)]
PAGES = ("index", "symptoms", "plan")
PLAN = {"programme": "gentle", "stage": "", "start": "2027-01-04", "weekdays": ["0", "2", "5"], "made": True}
CONTROLLED = "navigator.serviceWorker.controller"
PATIENCE = 4000  # milliseconds, as in worker.js
STORES = "caches.keys()"
SETTLED = """async () => {
  const kept = await navigator.serviceWorker.getRegistration();
  await kept.update().catch(() => {});
  const coming = kept.installing ?? kept.waiting;
  while (coming && !["activated", "redundant"].includes(coming.state))
    await new Promise((again) => setTimeout(again, 50));
}"""
OLD = """caches.keys().then(async ([name]) => {
  const store = await caches.open(name);
  for (const request of await store.keys()) {
    const kept = await store.match(request);
    const headers = new Headers(kept.headers);
    headers.set("X-Kept-At", String(Date.now() - 25 * 3600 * 1000));
    await store.put(request, new Response(await kept.text(), { headers }));
  }
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Static]:
    """A real export of three pages for two regions."""
    folder = tmp_path_factory.mktemp("export")
    content = shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY)
    for path in (content / "regions").glob("*.yaml"):
        if path.stem not in ("sg", "uk"):
            path.unlink()
    (folder / "few").mkdir()
    for name in PAGES:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", folder / "few")
    command = [BIN / "stridewell", "export", folder / "site", "--notebooks", folder / "few"]
    env = {**os.environ, "STRIDEWELL_CONTENT": str(content), "STRIDEWELL_DIRECT": "yes"}
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with static_server(folder / "site") as server:
        yield server


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def until(page: Page, holds: str) -> None:
    """Waits until an expression holds; Playwright's own waiting needs `eval`, which the policy refuses."""
    page.evaluate(
        f"async () => {{ while (!({holds})) await new Promise((again) => setTimeout(again, 50)); }}"
    )


def ready(page: Page) -> None:
    page.locator("[data-component][data-ready]").last.wait_for()


def outcome(page: Page, content: Content, name: str) -> str:
    """What the checklist says to a worked case, with levels, flags and cards in their order."""
    keep_answers(page, answers_of(content, name), step="result")
    page.reload()
    ready(page)
    shown = page.locator("[data-outcome]")
    found = shown.locator("[data-care], [data-flag], [data-card]").evaluate_all(
        "parts => parts.filter((p) => p.checkVisibility()).map((p) => JSON.stringify(p.dataset))"
    )
    return "\n".join([*found, shown.inner_text()])


def plan_of(page: Page, content: Content, name: str) -> str:
    """What the plan page says to a worked case that has made a plan."""
    keep_answers(page, answers_of(content, name))
    keep(page, {"choices": PLAN}, "plan")
    page.reload()
    ready(page)
    return page.locator("[data-component='plan_builder']").inner_text()


@pytest.mark.long
def test_the_worked_cases_get_the_same_outcome_as_served(
    open_page: Open, phone: BrowserContext, site: Static, content: Content
) -> None:
    served, exported = open_page("symptoms", query="?region=uk"), phone.new_page()
    exported.goto(f"{site.address}en-uk/symptoms.html")
    ready(exported)

    for name in VIGNETTES:
        said = outcome(served, content, name)
        assert outcome(exported, content, name) == said, name
        assert "level" in said or name in ("V9", "V10", "V11", "V12"), name


@pytest.mark.long
def test_the_worked_cases_get_the_same_plan_and_calendar_as_served(
    open_page: Open, phone: BrowserContext, site: Static, content: Content
) -> None:
    served, exported = open_page("plan", query="?region=uk"), phone.new_page()
    exported.goto(f"{site.address}en-uk/plan.html")
    ready(exported)

    said = {name: plan_of(served, content, name) for name in VIGNETTES}

    assert {name: plan_of(exported, content, name) for name in VIGNETTES} == said
    assert len({*said.values()}) > 2
    assert calendar(exported) == calendar(served)


def calendar(page: Page) -> str:
    """The calendar file of a plan, but for the moment it was made."""
    keep_answers(page, {})
    keep(page, {"choices": {}}, "plan")
    page.reload()
    ready(page)
    tick_all(page)
    fill_in(page)
    make(page)
    with page.expect_download() as download:
        page.locator("[data-calendar]").click()
    text = Path(download.value.path()).read_text()
    assert text.count("BEGIN:VEVENT") > 5
    return re.sub(r"(DTSTAMP|SEQUENCE):\w+", "", text)


def test_the_answer_where_the_reader_is_leads_to_the_folder_of_that_region(
    browser: Browser, site: Static
) -> None:
    above = Path(site.RequestHandlerClass.keywords["directory"]).parent  # type: ignore[attr-defined]
    phone = browser.new_context(timezone_id="Europe/London")
    with static_server(above) as server:
        page = phone.new_page()
        page.goto(f"{server.address}site/plan.html")
        page.locator("[data-where]").get_by_role("link", name="United Kingdom").click()
        page.wait_for_url("**/site/en-uk/plan.html")

        page.goto(f"{server.address}site/symptoms.html#main")

        page.wait_for_url("**/site/en-uk/symptoms.html#main")
        assert page.locator(".sw-button-emergency").first.get_attribute("href") == "tel:999"
        expect(page.locator("[data-where]")).to_be_hidden()
    phone.close()


def test_the_chart_to_explore_opens_from_the_files_beside_it(phone: BrowserContext, site: Static) -> None:
    page = phone.new_page()
    page.goto(f"{site.address}en-uk/plan.html")
    ready(page)
    tick_all(page)
    fill_in(page)
    make(page)

    page.locator("[data-explore]").click()

    bars = page.frame_locator(".sw-frame").locator(".bars .point")
    expect(bars).to_have_count(page.locator("[data-numbers] tr").count(), timeout=30_000)


def test_after_one_visit_the_guide_works_in_flight_mode(phone: BrowserContext, site: Static) -> None:
    page = phone.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    page.goto(f"{site.address}en-uk/index.html")
    until(page, CONTROLLED)

    phone.set_offline(True)
    page.goto(f"{site.address}en-uk/symptoms?x=1")
    page.locator('input[name="RF-02"][value="yes"]').evaluate("(choice) => choice.click()")

    expect(page.locator("[data-live]")).to_be_visible()
    expect(page.locator("[data-component='emergency-card'] .sw-button")).to_contain_text("999")
    page.goto(f"{site.address}symptoms.html")
    assert "You are offline" in page.inner_text("main")
    expect(page.locator("[data-component='emergency-card'] .sw-button")).to_contain_text("995")
    assert errors == []


def test_a_region_that_was_switched_to_is_kept_whole(phone: BrowserContext, site: Static) -> None:
    page = phone.new_page()
    page.goto(site.address)
    until(page, CONTROLLED)
    page.locator(".sw-country:has([data-region]) > summary").click()
    page.get_by_role("link", name="United Kingdom", exact=True).click()
    page.wait_for_url("**/en-uk/index.html")
    until(page, "await caches.match(new URL('plan.html', location))")

    phone.set_offline(True)
    page.get_by_role("link", name="Plan", exact=True).click()

    ready(page)
    assert page.url == f"{site.address}en-uk/plan.html"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Static]:
    """A small site that a test exports anew."""
    export_small(tmp_path / "site", "first words")
    with static_server(tmp_path / "site") as server:
        yield server


def export_number(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports a site in which nothing but the emergency number changes, also when there is no connection."""

    def away(*given: Any) -> str:
        return offline_page(*given).replace("You are offline", f"You are offline. Call {number}")

    monkeypatch.setattr("widgets.serve.export.site.offline_page", away)
    with replacing(folder) as new:
        write(new, site_files(pages(f"Call {number}"), BODIES, look()), folder)


def numbers_said(page: Page, address: str) -> set[str]:
    """The numbers on pages of a folder and on one that there is not, with the connection cut."""
    page.context.set_offline(True)
    said = set()
    for path in ("index.html", "plan.html", "a-guide/index.html", "a-guide/plan.html", "unknown.html"):
        page.goto(f"{address}{path}")
        said |= set(re.findall(r"Call (99[89])", page.inner_text("main")))
    page.context.set_offline(False)
    return said


@pytest.mark.parametrize("way", first_ones(["honest", "shared cache", "cache of the browser"], 1))
def test_offline_there_is_one_emergency_number_everywhere(
    phone: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    export_number(tmp_path / "site", 999, monkeypatch)
    with static_server(tmp_path / "site") as server:
        server.shared = {} if way == "shared cache" else None
        server.max_age = 86_400 if way == "cache of the browser" else 0
        page, uk = phone.new_page(), f"{server.address}en-uk/"
        page.goto(uk)
        until(page, CONTROLLED)
        assert numbers_said(page, uk) == {"999"}

        export_number(tmp_path / "site", 998, monkeypatch)
        page.goto(uk)
        page.evaluate(SETTLED)
        assert numbers_said(page, uk) == {"999" if server.shared else "998"}

        server.shared = None
        page.goto(uk)
        page.evaluate(SETTLED)
        assert numbers_said(page, uk) == {"998"}


def export_small(folder: Path, text: str) -> None:
    word = BODIES["host.js"].replace(b"WORD", text.encode())
    with replacing(folder) as new:
        write(new, site_files(pages(text), {**BODIES, "host.js": word}, look()), folder)


def test_a_new_edition_is_shown_at_once_and_takes_the_place_of_the_old(
    phone: BrowserContext, small: Static, tmp_path: Path
) -> None:
    page = phone.new_page()
    page.goto(small.address)
    until(page, CONTROLLED)
    (old,) = page.evaluate(STORES)

    export_small(tmp_path / "site", "second words")
    page.goto(f"{small.address}plan.html")

    assert page.inner_text("main") == "second words"
    until(page, f"(await caches.keys()).length === 1 && (await caches.keys())[0] !== {old!r}")
    phone.set_offline(True)
    page.goto(small.address)
    assert page.inner_text("main") == "second words"
    assert page.locator("html").get_attribute("data-word") == "second words"


def test_a_broken_server_leaves_what_is_kept(phone: BrowserContext, small: Static) -> None:
    page = phone.new_page()
    page.goto(small.address)
    until(page, CONTROLLED)

    small.is_broken = True
    page.goto(f"{small.address}plan.html")

    assert page.inner_text("main") == "first words"


@pytest.mark.long
def test_a_slow_server_is_waited_for_when_what_is_kept_is_old(
    phone: BrowserContext, small: Static, tmp_path: Path
) -> None:
    page = phone.new_page()
    page.goto(small.address)
    until(page, CONTROLLED)
    page.evaluate(OLD)
    export_small(tmp_path / "site", "second words")

    small.goes.clear()
    page.evaluate("location.href = 'plan.html'")
    page.wait_for_timeout(PATIENCE + 1000)
    waited_at = page.url
    small.goes.set()
    page.wait_for_url("**/plan.html")

    assert waited_at == small.address
    assert page.inner_text("main") == "second words"


@pytest.mark.long
def test_a_slow_server_is_not_waited_for_when_what_is_kept_is_recent(
    phone: BrowserContext, small: Static
) -> None:
    page = phone.new_page()
    page.goto(small.address)
    until(page, CONTROLLED)

    small.goes.clear()
    page.goto(f"{small.address}plan.html")
    small.goes.set()

    assert page.inner_text("main") == "first words"
