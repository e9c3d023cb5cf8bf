"""Promises of links from a health record in an exported site, in a browser: they lead on, and tell nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.static import Static, static_server
from tests.browser.test_page import axe_violations, sideways
from tests.serve.export.fakes import BODIES, SNAPSHOT, pages
from widgets.model.content.content import Content
from widgets.serve.export.context_links import read_context_links
from widgets.serve.export.folder import replacing, write
from widgets.serve.export.site import Look, site_files
from widgets.serve.pages.assets import asset_bodies

WHO = "mainSearchCriteria.v.cs=2.16.840.1.113883.6.3"
PERSON = "patientPerson.id=S1234567D&age.v.v=33"
STYLES = ("tokens.css", "parts.css", "page.css")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Iterator[Static]:
    """Small pages in two regions, with the real styles and the real links."""
    links = read_context_links({content.name: content}, ["en"])
    named = {each.page for each in links.listed} | {"understand"}
    everywhere = pages() | {
        (name, query): pages()["plan", query] for name in named for query in SNAPSHOT.choices()
    }
    real = asset_bodies()
    bodies = {**BODIES, **{name: real[name] for name in STYLES}}
    folder = tmp_path_factory.mktemp("export") / "site"
    with replacing(folder) as new:
        write(new, site_files(everywhere, bodies, Look(SNAPSHOT.query, context_links=links)), folder)
    with static_server(folder) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        (f"about/?mainSearchCriteria.v.c=N94.1&{WHO}", "sex-pain.html"),
        (f"en-uk/about/?mainSearchCriteria.v.c=n811&{WHO}", "en-uk/heaviness.html"),
        ("about/?mainSearchCriteria.v.dn=Pelvic%20pain", "pain.html"),
        (f"about/?mainSearchCriteria.v.c=X99&{WHO}", "understand.html"),
        ("about/icd-10/N94.1?", "sex-pain.html"),
        ("en-uk/about/icd-10/N94.1?", "en-uk/sex-pain.html"),
    ],
)
def test_a_link_leads_to_its_page_and_carries_nothing_on(
    page: Page, site: Static, path: str, goal: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{site.address}{path}&{PERSON}")

    page.wait_for_url(f"{site.address}{goal}")
    asking = next(at for at, url in enumerate(asked) if url.endswith(goal))
    assert not [url for url in asked[asking:] if "S1234567D" in url or "mainSearch" in url]
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_where_no_script_runs_each_code_still_leads_on(browser: Browser, site: Static) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.address}about/icd-10/N94.1/")
        page.wait_for_url(f"{site.address}sex-pain.html")
        page.goto(f"{site.address}about/?mainSearchCriteria.v.c=N94.1&{WHO}")
        page.get_by_role("link", name="Why does sex, a tampon or an examination hurt?").click()
        page.wait_for_url(f"{site.address}sex-pain.html")


def test_without_a_code_the_list_of_all_stays_and_can_be_read_by_everyone(page: Page, site: Static) -> None:
    page.goto(f"{site.address}about/")

    expect(page.get_by_role("heading", level=1)).to_have_text("From a health record to a page")
    assert page.get_by_text("to be confirmed by the clinic").count() == 26
    assert axe_violations(page) == []
    assert not sideways(page)
