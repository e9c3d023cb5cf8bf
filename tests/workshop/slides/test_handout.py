"""Promises of the handout on paper: four pages at most, each figure has words, no source without its mark."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pypdf
import pytest
from pdfua import validate

from tests.conftest import CONTENT, NAME
from tests.copies import LANGUAGES
from tests.long import first_ones
from widgets.components.declaration import FrontEndFiles
from widgets.guide import make_view
from widgets.model.content.loader import load
from widgets.workshop.slides.for_paper import for_paper
from widgets.workshop.slides.handout import handout
from widgets.workshop.slides.pdf import write_pdf
from widgets.workshop.web.slides_pages import HANDOUT

KNEE = "knee-pain-after-running"
MOST_PAGES = 4
MOST_PAGES_OF_TWO = 6  # languages
REGIONS = ("uk", "sg", "us", "au", "eu")
# It stops at what WeasyPrint writes for a place to jump to, and looks at no heading.
LEFT_OUT = {"UA-14-001"}


@cache
def page_of(guide: str, region: str, language: str = "en") -> str:
    content = load(CONTENT, guide).content
    assert content
    view = make_view(content, f"region={region}&lang={language}")
    names = [slide.id for slide in content.workshop.slides]
    return str(handout(view, names, "http://192.168.1.5:8866/", sheets=(), pdf="", is_page=False))


def paper_of(page: str) -> bytes:
    files = FrontEndFiles()
    return write_pdf(for_paper(page), "\n".join(files[sheet] for sheet in HANDOUT))


@pytest.mark.parametrize(
    ("guide", "region"), first_ones([(KNEE, "sg"), *((NAME, region) for region in REGIONS)], 1)
)
def test_it_has_four_pages_at_most_and_every_figure_has_words(
    guide: str, region: str, tmp_path: Path
) -> None:
    paper = paper_of(page_of(guide, region))
    (tmp_path / "handout.pdf").write_bytes(paper)

    report = validate(str(tmp_path / "handout.pdf"))

    assert len(pypdf.PdfReader(io.BytesIO(paper)).pages) <= MOST_PAGES
    assert [f"{finding.rule_id}: {finding.message}" for finding in report.findings] == []
    assert {skipped.rule_id for skipped in report.skipped} <= LEFT_OUT


@pytest.mark.parametrize(("language", "region"), first_ones([(each, "sg") for each in LANGUAGES], 1))
def test_in_another_language_it_is_whole_and_says_who_made_it(language: str, region: str) -> None:
    page = page_of(NAME, region, language)
    direction = "rtl" if language == "ar" else "ltr"
    signs = _signs(page)

    assert f'<html lang="{language}" dir="{direction}">' in page
    assert re.search(
        r'</h1>\s*<aside class="sw-translation"[^>]*>.*?<span class="sw-english" lang="en"', page
    )
    assert len(signs) == len(_signs(page_of(NAME, region))) > 4
    assert all('class="sw-english" lang="en"' in sign for sign in signs)
    assert _sources(page) == _sources(page_of(NAME, region)) != []
    assert f"lang={language}" in page.partition('class="sw-on"')[2].partition("</strong>")[0]


def _signs(page: str) -> list[str]:
    lists = re.findall(r'<ul class="sw-signs">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r"<li><strong>.*?</li>", "".join(lists), re.DOTALL)


def _sources(page: str) -> list[str]:
    return re.findall(r"<li><strong>(R\d+[a-z]?)</strong>", page)


@pytest.mark.long
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_another_language_it_can_be_printed(language: str, region: str, tmp_path: Path) -> None:
    paper = paper_of(page_of(NAME, region, language))
    (tmp_path / "handout.pdf").write_bytes(paper)

    report = validate(str(tmp_path / "handout.pdf"))

    assert len(pypdf.PdfReader(io.BytesIO(paper)).pages) <= MOST_PAGES_OF_TWO
    assert [f"{finding.rule_id}: {finding.message}" for finding in report.findings] == []


def test_a_figure_without_words_would_be_found(tmp_path: Path) -> None:
    page = '<html lang="en"><title>x</title><svg class="sw-picture" viewBox="0 0 9 9" width="9"></svg></html>'
    (tmp_path / "bare.pdf").write_bytes(write_pdf(for_paper(page), ""))

    report = validate(str(tmp_path / "bare.pdf"))

    assert "UA-13-004" in {finding.rule_id for finding in report.findings}


@pytest.mark.parametrize("guide", [NAME, KNEE])
def test_each_source_has_a_mark_and_each_mark_a_source(guide: str) -> None:
    body, _, listed = page_of(guide, "uk").partition('id="sources"')

    marks = set(re.findall(r'class="sw-source">(R\d+[a-z]?)<', body))

    assert set(re.findall(r"<li><strong>(R\d+[a-z]?)</strong>", listed)) == marks
    assert ('id="sources"' in page_of(guide, "uk")) == bool(marks)
    assert marks or guide == KNEE


@pytest.mark.parametrize("guide", [NAME, KNEE])
def test_it_shows_what_it_speaks_of(guide: str) -> None:
    """The signs are on top of it; there are no dots of a body map to look at."""
    page = page_of(guide, "uk")

    assert not re.search(r"[Ss]ee the dots", page)
    assert page.index("sw-emergency") < page.index("<main")


def test_what_to_do_stands_in_the_line_of_its_sign() -> None:
    content = load(CONTENT, NAME).content
    assert content
    lines = re.findall(r'<ul class="sw-signs">(.*?)</ul>', page_of(NAME, "uk"), re.DOTALL)
    items = re.findall(r"<li><strong>(.*?)</strong>(.*?)</li>", "".join(lines), re.DOTALL)
    named = [flag for slide in content.workshop.slides if slide.kind == "flags" for flag in slide.shows]

    assert len(items) == len(named) > 4
    assert [bool(action.strip()) for _, action in items] == [bool(content.flags[name].do) for name in named]


def test_the_steps_keep_the_numbers_of_the_plan() -> None:
    steps = re.findall(r"<strong>Step (\d+):</strong>", page_of(NAME, "uk"))

    assert steps == [str(number) for number in range(int(steps[0]), int(steps[0]) + len(steps))]
    assert steps[0] == "0"
