"""Opens the store of rooms: a SQLite file, or whatever database `STRIDEWELL_ROOMS` names."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

from platformdirs import user_state_path
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from .schema_change import prepare_tables

WAIT_SECONDS = 10
_engines: dict[str, Engine] = {}
_lock = threading.Lock()


def store_url() -> str:
    """The database's address: `STRIDEWELL_ROOMS`, such as "postgresql+psycopg://localhost/rooms", or a file.

    A plain path in `STRIDEWELL_ROOMS` is a SQLite file. Raises ValueError, in words, for what is neither.
    """
    given = os.environ.get("STRIDEWELL_ROOMS", "")
    if "://" not in given:
        return f"sqlite:///{given or user_state_path('stridewell') / 'rooms.sqlite'}"
    try:
        make_url(given)
    except ArgumentError:
        raise ValueError(
            "STRIDEWELL_ROOMS cannot be read. Write it like postgresql+psycopg://user@host/rooms."
        ) from None
    return given


def open_store(url: str = "") -> Engine:
    """The store at `url`, its tables made if need be; opened once for each process."""
    url = url or store_url()
    with _lock:
        if url not in _engines:
            _engines[url] = _opened(url)
        return _engines[url]


def tidy(engine: Engine) -> None:
    """Leaves no older state of a SQLite store in its journal."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _opened(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True)
    else:
        folder = Path(parsed.database or "").parent
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin)
    prepare_tables(engine)
    if parsed.get_backend_name() == "sqlite":
        Path(parsed.database or "").chmod(0o600)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin by itself, or a write could come too late
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
