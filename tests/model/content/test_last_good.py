"""Promise of widgets/model/content/last_good.py: a slip in content never reaches a patient."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.model.content.findings import ContentError
from widgets.model.content.last_good import load_good, signature

FILE = f"{NAME}/guide.yaml"


def test_a_broken_edit_leaves_the_last_good_version(copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    good = load_good(copy, NAME)
    (copy / FILE).write_text("title: [half", encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        kept = load_good(copy, NAME)

    assert kept.guide == good.guide
    assert any(f"{FILE}, line" in message for message in caplog.messages)


def test_a_good_edit_shows_at_once(copy: Path) -> None:
    load_good(copy, NAME)
    path = copy / FILE
    path.write_text(path.read_text().replace("title: Pelvic pain", "title: New pain"))

    assert load_good(copy, NAME).guide.title == "New pain after running"


def test_without_any_good_version_every_finding_is_named(copy: Path) -> None:
    (copy / FILE).write_text("title: x\n", encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_good(copy, NAME)

    assert len(caught.value.findings) > 3


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("STRIDEWELL_CACHE", str(blocked))

    assert load_good(copy, NAME).name == NAME


def test_pictures_and_jupyters_own_copies_are_no_content(copy: Path) -> None:
    before = signature(copy)
    for name in ("pictures", ".ipynb_checkpoints"):
        (copy / NAME / name).mkdir()
        (copy / NAME / name / "left.yaml").write_text("not: content")

    assert signature(copy) == before
    assert load_good(copy, NAME)
