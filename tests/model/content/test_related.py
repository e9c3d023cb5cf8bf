"""Promises of related guides: each link leads to the start page of a guide that is meant for patients."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.guide import Guide, make_view
from widgets.model.content.loader import load
from widgets.serve.export.assets import ExportAssets
from widgets.serve.export.paths import path_of_page
from widgets.serve.export.urls import ExportedUrls

KNEE, BLADDER = "knee-pain-after-running", "bladder-habits-for-runners"


def related(copy: Path, guide: str, other: str) -> list[str]:
    path = copy / guide / "guide.yaml"
    entry = f"related:\n- {{guide: {other}, name: Another, says: It may help}}\n"
    text = path.read_text().replace("example: yes\n", "") if guide == BLADDER else path.read_text()
    path.write_text(text.partition("\nrelated:")[0] + "\n" + entry + "order:" + text.partition("\norder:")[2])
    return [str(each) for each in load(copy, guide).findings]


@pytest.mark.parametrize(
    ("guide", "other", "said"),
    [
        (KNEE, NAME, ""),
        (KNEE, BLADDER, ""),
        (KNEE, "knee-pain", 'No other guide is called "knee-pain".'),
        (KNEE, KNEE, "is this guide."),
        (BLADDER, KNEE, "is only an example. Lead patients to a guide that is meant for them."),
        (BLADDER, NAME, ""),
    ],
)
def test_a_related_guide_is_there_is_another_and_is_for_patients(
    copy: Path, guide: str, other: str, said: str
) -> None:
    found = related(copy, guide, other)

    assert len(found) == bool(said)
    assert all(said in each and f"{guide}/guide.yaml, line" in each for each in found)


def test_links_stand_on_the_page_and_lead_from_folder_to_folder() -> None:
    shown = Guide(KNEE, region="uk").related()

    assert 'href="../index.ipynb?region=uk"' in shown and "Pelvic pain after running" in shown
    assert Guide(NAME).related() == ""
    assert make_view(Guide(NAME).content, "").guide_address(KNEE) == f"{KNEE}/index.ipynb"
    assert make_view(Guide(KNEE).content, "").guide_address(BLADDER) == f"../{BLADDER}/index.ipynb"


@pytest.mark.parametrize(
    ("page", "query", "name", "path"),
    [
        (f"{KNEE}/understand", "", "../index", "../index.html"),
        (f"{KNEE}/understand", "region=uk", "../index", "../index.html"),
        ("understand", "", f"{KNEE}/index", f"{KNEE}/index.html"),
        ("understand", "region=uk", f"{KNEE}/index", f"{KNEE}/index.html"),
    ],
)
def test_they_lead_to_pages_of_an_export_too(
    page: str, query: str, name: str, path: str, tmp_path: Path
) -> None:
    urls = ExportedUrls(path_of_page(page, query), ExportAssets.__new__(ExportAssets), lambda asked: asked)

    assert urls.page(name, query) == path
    other = urls.page(name, "region=us")
    top = path_of_page(page, query).up
    assert other == f"{top}en-us/{KNEE}/index.html" if "/" not in page else other == f"{top}en-us/index.html"
