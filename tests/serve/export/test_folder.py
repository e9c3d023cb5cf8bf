"""Promises of writing: the whole folder or none of it, and never one that is not ours."""

from __future__ import annotations

import errno
import gzip
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from tests.serve.export.fakes import names
from widgets.serve.export import swap
from widgets.serve.export.folder import ExportRefused, keep_earlier, replaceable, replacing, write

FILES = {"index.html": b"<p>new words</p>" * 100, "en-uk/index.html": b"uk", "assets/2/host.js": b"2" * 9}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    write(
        tmp_path / "site", {"index.html": b"old", "marker": b"", "assets/1/host.js": b"1"}, tmp_path / "none"
    )
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_folder_takes_the_place_of_the_old_one(target: Path) -> None:
    with replacing(target) as folder:
        write(folder, FILES, target)
        assert (target / "index.html").read_bytes() == b"old"

    assert {path: contents(target)[path] for path in FILES} == FILES
    assert "marker" not in contents(target)
    assert names(target.parent) == ["site"]


def test_where_no_single_step_is_possible_three_do(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_in_one_step", lambda new, target: False)

    with replacing(target) as folder:
        write(folder, FILES, target)

    assert "en-uk/index.html" in contents(target)
    assert names(target.parent) == ["site"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), SystemExit()])
def test_whatever_goes_wrong_leaves_the_old_folder_whole(target: Path, stop: BaseException) -> None:
    before = contents(target)

    with pytest.raises(BaseException) as raised, replacing(target) as folder:
        write(folder, FILES, target)
        raise stop

    assert raised.value is stop
    assert contents(target) == before
    assert names(target.parent) == ["site"]


def test_a_swap_that_fails_half_way_is_taken_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(target)
    real = Path.rename

    def rename(path: Path, to: Path) -> Path:
        if to == target and not path.name.endswith("-old"):
            raise OSError(errno.EIO, "the disk is gone for a moment")
        return real(path, to)

    monkeypatch.setattr(swap, "_in_one_step", lambda new, target: False)
    monkeypatch.setattr(Path, "rename", rename)

    with pytest.raises(OSError, match="for a moment"), replacing(target) as folder:
        write(folder, FILES, target)

    assert contents(target) == before
    assert names(target.parent) == ["site"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be made by root only")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_folder_whole(small_disk: Path) -> None:
    target = small_disk / "site"
    with replacing(target) as folder:
        write(folder, {"index.html": b"old"}, target)

    with pytest.raises(OSError) as raised, replacing(target) as folder:
        write(folder, {f"{number}.bin": bytes(8192) for number in range(20)}, target)

    assert raised.value.errno == errno.ENOSPC
    assert contents(target) == {"index.html": b"old"}
    assert names(small_disk) == ["site"]


def test_what_a_killed_export_left_is_cleared_away_and_a_running_one_is_not(target: Path) -> None:
    dead, running = (target.with_name(f".stridewell-{pid}-site") for pid in (2**22 + 1, os.getppid()))
    for left in (dead, running):
        left.mkdir()

    with replacing(target):
        assert running.exists()
        assert not dead.exists()


def test_text_has_a_packed_copy_beside_it(target: Path) -> None:
    write(target, {**FILES, "x.bin": bytes(9000)}, target)

    assert gzip.decompress((target / "index.html.gz").read_bytes()) == FILES["index.html"]
    assert brotli.decompress((target / "index.html.br").read_bytes()) == FILES["index.html"]
    assert not (target / "x.bin.gz").exists()
    assert not (target / "en-uk/index.html.gz").exists()


def test_a_file_that_has_not_changed_keeps_its_time(target: Path) -> None:
    os.utime(target / "index.html", (1000, 1000))

    with replacing(target) as folder:
        write(folder, {"index.html": b"old", "marker": b"changed"}, target)

    assert (target / "index.html").stat().st_mtime == 1000
    assert (target / "marker").stat().st_mtime > 1000


def test_the_front_end_files_of_the_page_still_open_stay_for_one_export(target: Path) -> None:
    with replacing(target) as folder:
        write(folder, FILES, target)
        keep_earlier(folder, target, "assets/1/")

    assert (target / "assets/1/host.js").read_bytes() == b"1"


def test_only_an_export_or_an_empty_folder_is_replaced(target: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "me.jpg").touch()
    (tmp_path / "link").symlink_to(target)

    assert replaceable(target, "marker") == replaceable(tmp_path / "link", "marker") == target
    assert replaceable(tmp_path / "empty", "marker")
    assert replaceable(tmp_path / "new", "marker")
    for wrong, words in (("photos", "no export"), ("photos/me.jpg", "is a file"), ("not/there", "no folder")):
        with pytest.raises(ExportRefused, match=words):
            replaceable(tmp_path / wrong, "marker")
    with pytest.raises(ExportRefused):
        replaceable(Path("/proc"), "marker")
