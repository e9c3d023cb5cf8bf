"""Promises of the store: nobody else can read it, a deleted one is noticed, and trouble is said in words."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from harness.server import free_port
from tests.workshop.phones import NAME
from widgets.workshop.room.lifecycle import make_room
from widgets.workshop.room.room_state import read_codes
from widgets.workshop.room.store import is_gone, open_store
from widgets.workshop.room.store_trouble import store_trouble


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "rooms.sqlite"))
    return tmp_path / "rooms.sqlite"


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    """What a careless system gives new files."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in folder.glob("rooms*")}


@pytest.mark.usefixtures("_open_to_all")
@pytest.mark.parametrize("is_new", [True, False])
def test_nobody_else_may_read_the_store_or_what_sqlite_keeps_beside_it(path: Path, is_new: bool) -> None:
    if not is_new:
        path.touch(0o666)

    engine = open_store()
    make_room(engine, NAME)

    assert modes(path.parent) == dict.fromkeys(
        ("rooms.sqlite", "rooms.sqlite-wal", "rooms.sqlite-shm"), "0o600"
    )


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_was_taken_away_is_noticed_and_a_new_one_opened(path: Path, replaced: bool) -> None:
    engine = open_store()
    make_room(engine, NAME)
    assert not is_gone(engine)

    for file in path.parent.glob("rooms*"):
        file.unlink()
    if replaced:
        path.touch()

    assert is_gone(engine)
    again: Engine = open_store()
    assert not is_gone(again)
    assert read_codes(again) == []
    assert open_store() is again


def test_a_store_that_can_be_opened_is_no_trouble(path: Path) -> None:
    assert store_trouble() == ""


def test_a_file_that_is_no_store_is_named_with_what_to_do(path: Path) -> None:
    path.write_text("Something else that somebody wants to keep. " * 50)

    line = store_trouble()

    assert f"{path} is no store of rooms. Move it away, or name another file in STRIDEWELL_ROOMS." in line
    assert "Patients' pages are served" in line
    assert path.read_text().startswith("Something else")


def test_a_folder_that_cannot_be_written_to_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "file" / "rooms.sqlite"))

    line = store_trouble()

    assert f"{tmp_path / 'file' / 'rooms.sqlite'}: " in line
    assert "Let this user write there, or name another file in STRIDEWELL_ROOMS." in line
    assert "\n" not in line


def test_a_database_that_does_not_answer_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = free_port()
    monkeypatch.setenv("STRIDEWELL_ROOMS", f"postgresql+psycopg://rooms:secret@127.0.0.1:{port}/rooms")

    line = store_trouble()

    assert f"no database answers at 127.0.0.1:{port}. Start it" in line
    assert "secret" not in line


def test_an_address_that_cannot_be_read_is_said_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", "postgresql//x://y")

    assert "Write it like postgresql+psycopg://user@host/rooms." in store_trouble()
