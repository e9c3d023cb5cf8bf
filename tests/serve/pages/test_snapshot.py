"""Promises of a snapshot: it changes with what is on disk, and a link has one form."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.conftest import NAME
from widgets.serve.pages.snapshot import fingerprint, read_snapshot

KNEE = "knee-pain-after-running"
NOTEBOOKS = Path(__file__).parent.parent.parent.parent / "notebooks"


@pytest.fixture
def folder(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    return Path(shutil.copytree(NOTEBOOKS, tmp_path / "notebooks"))


def make_live(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["voila"] = {"template": "live"}
    nbformat.write(notebook, path)


def test_patient_pages_are_told_from_the_rest(folder: Path) -> None:
    make_live(folder / "diary.ipynb")

    snapshot = read_snapshot(folder)

    assert {"index", "symptoms", "plan", "understand"} <= set(snapshot.pages)
    assert snapshot.live == {"clinic-visit", "diary", "edit", f"{KNEE}/clinic-visit"}
    assert snapshot.others >= {"check", "diary", f"{KNEE}/workshop"}


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("", ""),
        ("region=uk", "region=uk"),
        ("region=uk&lang=ar-XB", "lang=ar-XB&region=uk"),
        ("lang=en&region=sg", ""),
        ("region=xx", ""),
        ("region=uk&region=us", "region=uk"),
        ("RF-02=yes&region=uk&utm_source=x", "region=uk"),
        ("region=uk" + "&x" * 5000, "region=uk"),
        ("%00&=&&", ""),
    ],
)
def test_a_link_has_one_form(folder: Path, asked: str, form: str) -> None:
    assert read_snapshot(folder).query(asked) == form


def test_every_choice_is_listed_once_with_the_default_first(folder: Path) -> None:
    choices = read_snapshot(folder).choices()

    assert choices[0] == ""
    assert set(choices) == {"", "region=uk", "region=us", "region=au", "region=eu"}
    assert len(choices) == len(set(choices))


def test_a_change_of_content_changes_every_page(folder: Path, copy: Path) -> None:
    before, seen = read_snapshot(folder), fingerprint(folder)
    path = copy / NAME / "sections" / "intro.md"

    path.write_text(path.read_text() + "\nMore.\n")

    assert fingerprint(folder) != seen
    after = read_snapshot(folder)
    assert all(after.pages[name] != before.pages[name] for name in before.pages)


def test_a_change_of_a_notebook_changes_its_own_page_only(folder: Path) -> None:
    before = read_snapshot(folder)
    make_title = (folder / "plan.ipynb").read_text().replace("# ", "# My ", 1)

    (folder / "plan.ipynb").write_text(make_title)

    after = read_snapshot(folder)
    assert {name for name in before.pages if after.pages[name] != before.pages[name]} == {"plan"}


def test_a_clock_that_was_set_back_hides_no_change(folder: Path, copy: Path) -> None:
    seen = fingerprint(folder)
    path = copy / "clinic.yaml"

    os.utime(path, (1, 1))

    assert fingerprint(folder) != seen


def test_half_a_notebook_is_still_a_patient_page(folder: Path) -> None:
    text = (folder / "plan.ipynb").read_text()

    (folder / "plan.ipynb").write_text(text[: len(text) // 2])

    assert "plan" in read_snapshot(folder).pages


def test_a_notebook_that_is_deeper_than_any_is_only_not_live(folder: Path) -> None:
    (folder / "diary.ipynb").write_text('{"metadata": ' + "[" * 200_000, encoding="utf-8")

    snapshot = read_snapshot(folder)

    assert "diary" in snapshot.pages and "diary" not in snapshot.live
