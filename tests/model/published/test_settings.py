"""Promises of where versions are kept: beside the content, unless that is said otherwise or cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from widgets.model.published.settings import is_direct, store_folder


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("STRIDEWELL_PUBLISHED")
    monkeypatch.setenv("STRIDEWELL_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "project" / "content"
    folder.mkdir(parents=True)
    return folder


def test_versions_are_kept_beside_the_content_wherever_one_stands(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content.parent)

    assert store_folder(content) == store_folder(Path("content")) == content.parent / ".published"


def test_a_setting_names_another_place(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_PUBLISHED", "/srv/published")

    assert store_folder(content) == Path("/srv/published")


def test_beside_what_cannot_be_written_a_first_version_goes_to_the_cache(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != content.parent)
    other = content.parent.parent / "other" / "content"
    other.mkdir(parents=True)

    found = store_folder(content)

    assert found.parent == content.parent.parent / "cache"
    assert store_folder(other) == other.parent / ".published"
    (content.parent / ".published").mkdir()  # whoever may write there has published since
    assert store_folder(content) == content.parent / ".published"


@pytest.mark.parametrize(("word", "direct"), [("", False), ("yes", True)])
def test_direct_is_one_word(monkeypatch: pytest.MonkeyPatch, word: str, direct: bool) -> None:
    monkeypatch.setenv("STRIDEWELL_DIRECT", word)

    assert is_direct() == direct


@pytest.mark.parametrize("word", ["no", "on", "1", "Yes"])
def test_any_other_word_is_told(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("STRIDEWELL_DIRECT", word)

    with pytest.raises(ValueError, match=f'STRIDEWELL_DIRECT is "{word}". Write "yes", or leave it out'):
        is_direct()
