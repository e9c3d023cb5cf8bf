"""Promises of what is shown: it turns with what is published, and never to what cannot be shown."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from tests.published import SMALL, edit, published, small_copy
from widgets.check.first_version import NothingToShow, version_to_show
from widgets.model.content.folders import content_root
from widgets.model.published.shown import ShownVersion
from widgets.model.published.store import Store


def test_what_is_shown_turns_with_what_is_published_and_stays_when_that_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", "before")
    monkeypatch.setattr(logging.getLogger("stridewell"), "propagate", True)
    working, store = small_copy(tmp_path), Store(tmp_path / "published")
    published(store.folder, working)
    first, turned = store.current(), list[Path]()
    assert first
    shown = ShownVersion(store, first, turned.append)
    assert not shown.follow() and turned == [first.files.notebooks]
    edit(working.content / "glossary.yaml", "- id:", "\n- id:")

    second = store.publish(working, "Ana", "a line", after=1)

    assert shown.follow() and turned[-1] == shown.notebooks == second.files.notebooks
    (store.folder / "history.json").rename(store.folder / "elsewhere")
    for _ in range(2):
        assert not shown.follow() and shown.notebooks == second.files.notebooks
    assert "no published version" in asyncio.run(shown.lacks())
    assert sum("What was shown before stays" in message for message in caplog.messages) == 1
    (store.folder / "elsewhere").rename(store.folder / "history.json")
    store.undo("Ben", "no", after=2)
    assert shown.follow() and shown.notebooks == first.files.notebooks
    assert asyncio.run(shown.lacks()) == ""


def test_a_version_of_another_edition_that_cannot_be_read_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(tmp_path / "content"))
    monkeypatch.setenv("STRIDEWELL_PUBLISHED", str(tmp_path / "published"))
    working, store = small_copy(tmp_path), Store(tmp_path / "published")
    published(store.folder, working)
    first = store.current()
    assert first
    shown = ShownVersion(store, first, lambda notebooks: None)
    edit(working.content / SMALL / "guide.yaml", "title: ", "heading: ")

    store.publish(working, "Another edition", "with other words", after=1)

    assert not shown.follow() and content_root() == first.files.content
    assert "Version 2 was published by another edition" in asyncio.run(shown.lacks())
    with pytest.raises(NothingToShow, match="Version 2 was published by another edition"):
        version_to_show(working)
