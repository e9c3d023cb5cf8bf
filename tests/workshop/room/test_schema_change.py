"""Promises of the store at start: it makes its tables, and drops rooms that another version left."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from widgets.workshop.room.database_tables import metadata
from widgets.workshop.room.lifecycle import make_room
from widgets.workshop.room.room_state import read_codes
from widgets.workshop.room.schema_change import prepare_tables
from widgets.workshop.room.store import open_store

from ..phones import NAME

OLD = "CREATE TABLE rooms (code VARCHAR(6) PRIMARY KEY, guide VARCHAR(100), phones INTEGER)"


def test_rooms_of_another_version_are_dropped_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite'}"
    old = create_engine(url)
    with old.begin() as connection:
        connection.execute(text(OLD))
        connection.execute(text("INSERT INTO rooms VALUES ('KRWPZF', 'a', 7)"))
    old.dispose()

    with caplog.at_level(logging.WARNING):
        engine = open_store(url)

    assert read_codes(engine) == []
    assert make_room(engine, NAME) in read_codes(engine)
    assert {*inspect(engine).get_table_names()} == {*metadata.tables}
    assert "another version" in caplog.text


def test_rooms_of_this_version_stay(engine: Engine, code: str) -> None:
    prepare_tables(engine)

    assert read_codes(engine) == [code]
