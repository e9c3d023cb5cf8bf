"""Promises of links from a health record in an export: plain paths and a small script, which asks nobody."""

from __future__ import annotations

import json
import random
import re
from posixpath import dirname, join, normpath
from urllib.parse import urlencode

import pytest

from tests.deno import call
from tests.serve.export.fakes import BODIES, SNAPSHOT, pages
from widgets.model.content.content import Content
from widgets.model.content.context_links import (
    LONGEST,
    SYSTEMS,
    WORDS,
    context_table,
    language_for,
    page_for,
    words_of,
)
from widgets.serve.export.context_links import read_context_links
from widgets.serve.export.site import Look, site_files

SCRIPT = "widgets/serve/export/context_links.js"
CASES = 500
OTHERS = ("patientPerson.id", "age.v.v", "lang", "mainSearchCriteria.v", "taskContext.c.c")
TARGET = re.compile(r'(?:href|src|url)="?=?([^"#:? ]+)"')


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    links = read_context_links({content.name: content}, ["en", "ms"])
    everywhere = pages() | {
        (page, query): pages()["plan", query]
        for page in {each.page for each in links.listed} | {"understand"}
        for query in SNAPSHOT.choices()
    }
    return site_files(everywhere, BODIES, Look(SNAPSHOT.query, context_links=links))


@pytest.mark.parametrize(
    ("folder", "goal", "number"),
    [("", "../../../sex-pain.html", "995"), ("en-uk/", "../../../../en-uk/sex-pain.html", "999")],
)
def test_each_code_has_a_plain_path_in_each_folder(
    files: dict[str, bytes], folder: str, goal: str, number: str
) -> None:
    page = files[f"{folder}about/icd-10/N94.1/index.html"].decode()

    assert f'<meta http-equiv="refresh" content="0; url={goal}">' in page
    assert f'href="{goal}"' in page
    assert f"tel:{number}" in page.split("<main")[0]
    assert "<script" not in page
    assert "script-src" not in page


def test_every_address_that_they_name_is_there(files: dict[str, bytes]) -> None:
    html = {path: body.decode() for path, body in files.items() if "about/" in path}

    assert len(html) == 2 * 27
    for path, text in html.items():
        targets = TARGET.findall(text) + re.findall(r"url=([^\"]+)\"", text)
        assert len(targets) > 1
        for target in targets:
            assert normpath(join(dirname(path), target)) in files, f"{path}: {target}"


def test_the_list_says_what_the_clinic_has_to_confirm(files: dict[str, bytes]) -> None:
    page = files["about/index.html"].decode()

    assert page.count("to be confirmed by the clinic") == 26
    assert "script-src 'self'" in page
    data = json.loads(re.search(r"data-context-links>(.*?)</script>", page).group(1))  # type: ignore[union-attr]
    assert data["folders"] == {"en": "../", "ms": "../"}  # this site has no folder in Malay
    assert data["table"]["codes"]["icd-10 N941"] == "sex-pain"


def test_without_a_code_in_any_guide_there_is_no_such_page() -> None:
    files = site_files(pages(), BODIES, Look(SNAPSHOT.query))

    assert [path for path in files if "about" in path] == []


def test_an_export_of_some_pages_links_to_those_alone(content: Content) -> None:
    links = read_context_links({content.name: content}, ["en"])
    some = pages() | {("pain", query): pages()["plan", query] for query in SNAPSHOT.choices()}

    files = site_files(some, BODIES, Look(SNAPSHOT.query, context_links=links))

    listed = {path.split("/")[2] for path in files if path.startswith("about/icd-10/")}
    assert listed == {"R10.2", "M84.3"}
    page = files["about/index.html"].decode()
    assert '"contents":"index"' in page and "sex-pain" not in page


def queries(seed: int) -> list[str]:
    """Links as records may write them, well and badly."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    values = [
        "N94.1", "n941", " N81.0", "X9", "", "a" * LONGEST, "b" * (LONGEST + 1), "🙂" * LONGEST, "toString",
        *SYSTEMS, "urn:oid:2.16.840.1.113883.6.3", "constructor", "ICD-10", "Dyspareunia",
        "STRESS incontinence", "en", "ms-SG", "EN-gb", "zh", "Straße", "%zz", "a+b",
    ]  # fmt: skip
    made = []
    for _ in range(CASES):
        names = chance.choices([*WORDS, *OTHERS], k=chance.randrange(7))
        made.append(urlencode([(name, chance.choice(values)) for name in names]))
    return [*made, "", "?", "mainSearchCriteria.v.c=%zz", "mainSearchCriteria.v.c", "&&=&"]


def test_the_script_reads_a_link_as_the_server_does(content: Content) -> None:
    table, asked = context_table([content]), queries(76)
    words = [words_of(query) for query in asked]

    assert call(SCRIPT, "wordsOf", [[query] for query in asked]) == words
    assert call(SCRIPT, "pageFor", [[table.plain(), each] for each in words]) == [
        page_for(table, each) for each in words
    ]
    assert call(SCRIPT, "languageFor", [[each, ["en", "ms"]] for each in words]) == [
        language_for(each, ["en", "ms"]) for each in words
    ]
    assert len({page_for(table, each) for each in words}) > 2
