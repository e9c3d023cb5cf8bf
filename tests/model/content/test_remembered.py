"""Promises of widgets/model/content/remembered.py: a guide is read once until a file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.model.content import remembered
from widgets.model.content.findings import ContentError
from widgets.model.content.remembered import read_guide, signature

FILE = f"{NAME}/guide.yaml"


def test_a_broken_edit_is_told_with_every_finding_and_a_mended_one_is_read(copy: Path) -> None:
    good, path = read_guide(copy, NAME), copy / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text("title: x\n", encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_guide(copy, NAME)

    assert len(caught.value.findings) > 3
    assert f"{FILE}, line" in str(caught.value)
    path.write_text(text, encoding="utf-8")
    assert read_guide(copy, NAME).guide == good.guide


def test_a_guide_is_read_once_until_a_file_changes(copy: Path) -> None:
    first = read_guide(copy, NAME)
    assert read_guide(copy, NAME) is first

    path = copy / FILE
    path.write_text(path.read_text().replace("title: Pelvic pain", "title: Pelvic pane"))

    assert read_guide(copy, NAME).guide.title == "Pelvic pane after running"


def test_a_file_that_goes_while_its_time_is_read_counts_as_empty(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = copy / FILE
    files = remembered.content_files(copy)
    gone.unlink()
    monkeypatch.setattr(remembered, "content_files", lambda root: files)

    assert (str(gone), 0, 0) in signature(copy)


def test_screenshots_and_jupyters_own_copies_are_no_content(copy: Path) -> None:
    before = signature(copy)
    for name in ("screenshots", ".ipynb_checkpoints"):
        (copy / NAME / name).mkdir()
        (copy / NAME / name / "left.yaml").write_text("not: content")

    assert signature(copy) == before
    assert read_guide(copy, NAME)
