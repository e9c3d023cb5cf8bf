"""Promises of opening files: plain ones only, and no more of them than may be there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from widgets.model.content.files import first_bytes, read_text


def test_a_pipe_without_a_writer_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cards.yaml")

    text, (finding,) = read_text(tmp_path, tmp_path / "cards.yaml")

    assert text == ""
    assert str(finding) == "cards.yaml, line 1: The file cannot be opened: it is no plain file."


def test_of_a_file_that_does_not_end_no_more_is_read() -> None:
    with pytest.raises(OSError, match="no plain file"):
        first_bytes(Path("/dev/zero"), 10)


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: b")

    assert read_text(tmp_path, file, largest=4) == ("a: b", [])
    assert [finding.code for finding in read_text(tmp_path, file, largest=3)[1]] == ["SW102"]


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    assert [finding.code for finding in read_text(tmp_path, tmp_path / "a.yaml")[1]] == ["SW101"]
