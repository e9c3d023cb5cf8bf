"""Promises of the check over notebooks: each call leads somewhere, and each page has its notebook."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from widgets.check.check import check
from widgets.check.notebook_calls import NEEDS
from widgets.guide import Guide

PAGE = "notebooks/understand.ipynb"
CALL = 'guide.section(\\"what\\")'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(CONTENT, folder / "content", ignore=ENGLISH_ONLY)
    shutil.copytree(CONTENT.parent / "notebooks", folder / "notebooks")
    return folder


@pytest.fixture
def said(project: Path) -> Iterator[Callable[[], list[str]]]:
    """What the check says of the project, whose notebooks are as they were afterwards."""
    yield lambda: [str(finding) for finding in check(root=project / "content").findings]
    shutil.rmtree(project / "notebooks")
    shutil.copytree(CONTENT.parent / "notebooks", project / "notebooks")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('guide.section(\\"unknown\\")', 'No section is called "unknown".'),
        ('guide.section(\\"wha\\")', 'No section is called "wha". The nearest is "what".'),
        ('guide.topic(\\"leak\\")', 'No topic is called "leak". The nearest is "leaks".'),
        ('guide.picture(\\"runing\\")', 'No picture is called "runing". The nearest is "running".'),
        ('guide.contents(\\"plans\\")', 'No page is called "plans".'),
        ("guide.sections()", '"guide.sections" is no part of a guide. The nearest is "section".'),
        ("guide._one_section(1)", '"guide._one_section" is no part of a guide.'),
        ("guide.section()", "cannot be called so: missing a required argument: 'name'."),
        ("guide.pages(every=True)", "cannot be called so: got an unexpected keyword argument 'every'."),
    ],
)
def test_a_call_that_leads_nowhere_is_named_with_its_cell(
    project: Path, said: Callable[[], list[str]], call: str, says: str
) -> None:
    text = (project / PAGE).read_text(encoding="utf-8")
    line = text[: text.index(CALL)].count("\n") + 1
    (project / PAGE).write_text(text.replace(CALL, call, 1), encoding="utf-8")

    (finding,) = said()

    assert finding.startswith(f"{PAGE}, line {line}: Cell ")
    assert "under “" in finding
    assert says in finding


def test_a_guide_there_is_not_and_one_that_lacks_a_part(project: Path, said: Callable[[], list[str]]) -> None:
    short = project / "notebooks" / "bladder-habits-for-runners" / "habits.ipynb"
    other = project / PAGE
    short.write_text(short.read_text().replace('guide.section(\\"habits\\")', "guide.planner()", 1))
    other.write_text(other.read_text().replace(f'Guide(\\"{NAME}\\")', 'Guide(\\"pelvic-pain\\")', 1))

    found = said()

    assert any('No guide is called "pelvic-pain".' in each for each in found)
    assert any(
        '"guide.planner()" needs "plan.yaml", and bladder-habits-for-runners has none' in e for e in found
    )


def test_every_call_that_needs_a_file_is_one_of_the_guide() -> None:
    assert {*NEEDS} <= {*vars(Guide)}


def test_a_copy_and_a_notebook_that_is_gone_are_named(project: Path, said: Callable[[], list[str]]) -> None:
    pages = project / "notebooks"
    shutil.copy(pages / "find-help.ipynb", pages / "find-help-Copy1.ipynb")
    (pages / "leaks.ipynb").unlink()
    (pages / "knee-pain-after-running" / "plan.ipynb").unlink()

    found = [each.replace("knee-pain-after-running", "knee").replace(NAME, "main") for each in said()]
    assert sorted(found) == [
        'knee/guide.yaml, line 1: "notebooks/knee/plan.ipynb" is missing. '
        'Add it, or take "plan" out of "pages".',
        'main/guide.yaml, line 1: "notebooks/leaks.ipynb" is missing. '
        'Add it, or take "leaks" out of "pages".',
        'notebooks/find-help-Copy1.ipynb, line 1: Nobody can open "find-help-Copy1". '
        'Add it to "pages" in guide.yaml, or delete it.',
    ]


def test_a_file_in_sections_that_is_no_section_is_named(project: Path, said: Callable[[], list[str]]) -> None:
    sections = project / "content" / NAME / "sections"
    (sections / "draft.docx").write_bytes(b"PK")
    (sections / "loop").symlink_to(sections)
    (sections / ".hidden").touch()
    try:
        found = said()
    finally:
        (sections / "draft.docx").unlink()
        (sections / "loop").unlink()

    assert len(found) == 2
    assert f'{NAME}/sections/draft.docx, line 1: "draft.docx" is not read' in found[0]
    assert f'{NAME}/sections/loop, line 1: "loop" is not read' in found[1]
