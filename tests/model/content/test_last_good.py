"""Promise of widgets/model/content/last_good.py: a slip in content never reaches a patient."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.model.content import last_good
from widgets.model.content.findings import ContentError
from widgets.model.content.last_good import KEPT, load_good, signature

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


def test_a_guide_is_read_once_until_a_file_changes(copy: Path) -> None:
    first = load_good(copy, NAME)
    assert load_good(copy, NAME) is first

    path = copy / FILE
    path.write_text(path.read_text().replace("title: Pelvic pain", "title: Pelvic pane"))

    assert load_good(copy, NAME).guide.title == "Pelvic pane after running"


def test_what_could_not_be_kept_is_read_and_kept_later(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("STRIDEWELL_CACHE", str(blocked))
    load_good(copy, NAME)
    blocked.unlink()

    load_good(copy, NAME)

    assert kept_files()


def test_with_its_copy_gone_a_slip_shows_what_was_read_before(copy: Path) -> None:
    good = load_good(copy, NAME)
    for path in kept_files():
        path.unlink()
    (copy / FILE).write_text("title: [half", encoding="utf-8")

    assert load_good(copy, NAME) is good


def test_a_file_that_goes_while_its_time_is_read_counts_as_empty(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = copy / FILE
    files = last_good._files(copy)
    gone.unlink()
    monkeypatch.setattr(last_good, "_files", lambda root: files)

    assert (str(gone), 0, 0) in signature(copy)


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


def test_screenshots_and_jupyters_own_copies_are_no_content(copy: Path) -> None:
    before = signature(copy)
    for name in ("screenshots", ".ipynb_checkpoints"):
        (copy / NAME / name).mkdir()
        (copy / NAME / name / "left.yaml").write_text("not: content")

    assert signature(copy) == before
    assert load_good(copy, NAME)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "secret.md"
    path.write_text("# For nobody\n")
    return path


def kept_files() -> list[Path]:
    return [path for path in Path(os.environ["STRIDEWELL_CACHE"]).rglob("*") if path.is_file()]


def test_nothing_that_a_link_leads_to_outside_comes_into_the_copy(
    copy: Path, outside: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for link in (Path.symlink_to, Path.hardlink_to):
        name = copy / NAME / "more.md"
        link(name, outside)

        with caplog.at_level(logging.WARNING):
            assert load_good(copy, NAME)

        assert kept_files() == []
        assert "more.md is a link to a place outside" in caplog.messages[-1]
        name.unlink()

    load_good(copy, NAME)

    assert kept_files()


def test_links_inside_the_folder_are_kept_as_files(copy: Path) -> None:
    section = copy / NAME / "sections" / "intro.md"
    (copy / "again.md").symlink_to(section)
    (copy / "twice.md").hardlink_to(section)

    load_good(copy, NAME)

    (kept,) = [path for path in kept_files() if path.name == "again.md"]
    assert not kept.is_symlink() and kept.read_bytes() == section.read_bytes()


def test_a_copy_has_a_ceiling(
    copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    size = sum(path.stat().st_size for path in last_good._files(copy) if path.suffix in KEPT)
    monkeypatch.setattr(last_good, "LARGEST", size - 1)
    with caplog.at_level(logging.WARNING):
        assert load_good(copy, NAME)
    assert "MB" in caplog.messages[-1] and kept_files() == []

    monkeypatch.setattr(last_good, "LARGEST", size)
    load_good(copy, NAME)

    assert kept_files()


def test_what_is_no_content_is_not_kept(copy: Path) -> None:
    (copy / "key.pem").write_text("secret")
    (copy / "large.zip").write_bytes(b"x" * 100)

    load_good(copy, NAME)

    assert {path.suffix for path in kept_files() if path.name != ".mark"} == {".yaml", ".md"}
