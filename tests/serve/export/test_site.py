"""Promises of an exported site's files: whole, relative, hashed, and the same each time."""

from __future__ import annotations

import json
import re
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from tests.serve.export.fakes import BODIES, look, pages
from widgets.serve.export.paths import folder_of
from widgets.serve.export.site import site_files

TARGET = re.compile(r'(?:href|src)="([^"#:?]+)(?:#[^"]*)?"')


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return site_files(pages(), BODIES, look("https://example.org/guide/"))


@pytest.mark.parametrize(
    ("query", "folder"), [("", ""), ("region=uk", "en-uk"), ("lang=ms", "ms"), ("lang=ms&region=uk", "ms-uk")]
)
def test_each_language_and_region_has_a_folder_of_its_own(query: str, folder: str) -> None:
    assert folder_of(query) == folder


def test_every_link_and_file_that_a_page_names_is_there(files: dict[str, bytes]) -> None:
    html = {
        path: body.decode() for path, body in files.items() if path.endswith(".html") and path != "404.html"
    }

    for path, text in html.items():
        for target in TARGET.findall(text):
            assert normpath(join(dirname(path), target)) in files, f"{path}: {target}"
    assert {"index.html", "plan.html", "en-uk/plan.html", "offline.html", "en-uk/offline.html"} <= set(html)


def test_a_page_leads_to_its_own_region_and_to_the_others(files: dict[str, bytes]) -> None:
    page = files["en-uk/plan.html"].decode()

    assert '<a href="plan.html#steps">Plan</a> <a href="index.html">Start</a>' in page
    assert '<a href="../plan.html">Singapore</a> <a href="plan.html">United Kingdom</a>' in page
    assert '<a href="en-uk/plan.html">United Kingdom</a>' in files["plan.html"].decode()


def test_a_page_of_another_guide_leads_to_its_own_pages(files: dict[str, bytes]) -> None:
    page = files["en-uk/a-guide/plan.html"].decode()

    assert '<a href="plan.html#steps">Plan</a> <a href="index.html">Start</a>' in page
    assert '<a href="../../a-guide/plan.html">Singapore</a>' in page
    assert 'src="../../assets/' in page


def test_a_page_says_its_policy_itself(files: dict[str, bytes]) -> None:
    page, chart = (
        files[next(path for path in files if path.endswith(name))].decode()
        for name in ("en-uk/plan.html", "chart_frame.html")
    )

    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors" not in policy
    before = re.findall("<(link|script|style|body)", page[: page.index("http-equiv")])
    assert before == ["link", "style"]  # its own script, asked for but not run, and its own style
    assert "script-src 'self'" in chart


def test_the_pages_shown_anywhere_bring_their_style(files: dict[str, bytes]) -> None:
    for name in ("404.html", "offline.html"):
        text = files[name].decode()
        assert 'data-component="emergency-card"' in text
        assert "<style>:root { color: black; }" in text
        assert re.search(r"style-src 'sha256-[\w+/]{43}='", text)
        assert 'rel="stylesheet"' not in text
    assert 'href="/guide/index.html"' in files["404.html"].decode()
    assert 'href="tel:999"' in files["en-uk/offline.html"].decode()


def test_a_page_brings_its_style_and_asks_for_one_script_at_once(files: dict[str, bytes]) -> None:
    page = files["en-uk/plan.html"].decode()

    (ahead,) = re.findall(r'rel="modulepreload" href="../(assets/\w+/page-\w+\.js)"', page)

    assert f'<script type="module" src="../{ahead}"></script>' in page
    assert b'openPage({"components/plan_builder/plan_builder.js":part0});' in files[ahead]
    assert b"serviceWorker.register" in files[ahead]
    assert "<style>:root { color: black; }main { margin: 0; }</style>" in page
    assert re.search(r"style-src 'self' 'sha256-[\w+/]{43}='", page)


def test_a_draft_asks_not_to_be_listed_and_a_signed_guide_does_not(files: dict[str, bytes]) -> None:
    signed = site_files(pages(), BODIES, look("https://example.org/guide/", is_draft=False))

    assert '<meta name="robots" content="noindex">' in files["en-uk/plan.html"].decode()
    assert b"Sitemap" not in files["robots.txt"]
    assert "noindex" not in signed["en-uk/plan.html"].decode()
    assert b"Sitemap: https://example.org/guide/sitemap.xml" in signed["robots.txt"]
    assert b"<loc>https://example.org/guide/en-uk/plan.html</loc>" in signed["sitemap.xml"]
    assert b"Disallow" not in files["robots.txt"]


def test_without_an_address_there_is_no_sitemap() -> None:
    assert "sitemap.xml" not in site_files(pages(), BODIES, look())


def test_equal_pages_give_equal_files_and_any_change_a_new_worker(files: dict[str, bytes]) -> None:
    same = site_files(pages(), BODIES, look("https://example.org/guide/"))
    other = site_files(pages("Other words"), BODIES, look("https://example.org/guide/"))
    new_part = site_files(pages(), {**BODIES, "host.js": b"export function openPage() {}\n"}, look())

    assert same == files
    assert other["worker.js"] != files["worker.js"]
    assert not {path for path in new_part if path.startswith("assets/")} & set(files)


def test_the_worker_knows_every_page_and_no_file_that_is_not_there(files: dict[str, bytes]) -> None:
    edition = json.loads(files["worker.js"].decode().split(";\n")[0].removeprefix("const EDITION = "))

    assert {*edition["pages"], *edition["always"], *edition["onDemand"]} <= set(files)
    assert {"index.html", "a-guide/plan.html", "en-uk/plan.html"} <= {*edition["pages"]}
    assert len([path for path in edition["always"] if re.search(r"/page-\w+\.js$", path)]) == 1


def edition_of(files: dict[str, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        files["worker.js"].decode().split(";\n")[0].removeprefix("const EDITION = ")
    )
    return told


def test_every_page_that_may_be_kept_bears_the_mark_that_the_worker_looks_for(
    files: dict[str, bytes],
) -> None:
    edition = edition_of(files)
    away = [path for path in edition["always"] if path.endswith(".html")]

    assert [*edition["marks"]] == [*edition["pages"], *away]
    assert {"offline.html", "en-uk/offline.html"} <= {*away}
    for path, mark in edition["marks"].items():
        assert files[path].decode().count(f'content="{mark}"') == 1, path
    assert len({*edition["marks"].values()}) == len(edition["marks"])


def test_the_mark_of_a_page_changes_with_any_of_its_bytes_and_no_other() -> None:
    changed = pages()
    changed["plan", "region=uk"] = changed["plan", "region=uk"].replace("Words", "words")

    before, after = (edition_of(site_files(given, BODIES, look())) for given in (pages(), changed))

    assert before["version"] != after["version"]
    differ = [path for path, mark in before["marks"].items() if after["marks"][path] != mark]
    assert differ == ["en-uk/plan.html"]
