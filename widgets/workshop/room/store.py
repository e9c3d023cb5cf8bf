"""Opens the store of rooms: a SQLite file, or whatever database `STRIDEWELL_ROOMS` names."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import Any

from platformdirs import user_state_path
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from .schema_change import prepare_tables

WAIT_SECONDS = 2  # for a lock, or for a database to answer; a vote waits no longer than 3
ONLY_OURS = 0o600
log = logging.getLogger("stridewell")
_engines: dict[str, Engine] = {}
_files: dict[str, tuple[int, int] | None] = {}  # what was opened: device and inode
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


def rehearsal_url() -> str:
    """The address of the store of rehearsals: a SQLite file beside that of the rooms.

    Where the rooms are in another database it is a file of this computer: no rehearsal comes near them.
    """
    file = store_file(store_url()) or user_state_path("stridewell") / "rooms.sqlite"
    return f"sqlite:///{file.with_name(f'{file.stem}-rehearsal.sqlite')}"


def open_store(url: str = "") -> Engine:
    """The store at `url`, its tables made if need be; opened once for each process, and once more when its
    file was deleted or replaced meanwhile.
    """
    url = url or store_url()
    with _lock:
        if url in _engines and is_gone(_engines[url]):
            log.error(
                "%s was deleted or replaced; rooms that were only in it are lost.", _path(make_url(url))
            )
            _engines.pop(url).dispose()
        if url not in _engines:
            _engines[url] = _opened(url)
        return _engines[url]


def is_gone(engine: Engine) -> bool:
    """Whether the file that was opened is not in its place any more, so that nobody will find what is
    written to it.
    """
    path = _path(engine.url)
    return path is not None and _identity(path) != _files.get(str(path))


def store_file(url: str) -> Path | None:
    """The file of a SQLite store; none for another database."""
    return _path(make_url(url))


def tidy(engine: Engine) -> None:
    """Leaves no older state of a SQLite store in its journal."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _opened(url: str) -> Engine:
    path = _path(make_url(url))
    engine = _sqlite(url, path) if path else _database(url)
    prepare_tables(engine)
    return engine


def _database(url: str) -> Engine:
    is_postgresql = make_url(url).get_backend_name() == "postgresql"
    limits = {"connect_timeout": WAIT_SECONDS, "options": f"-c statement_timeout={WAIT_SECONDS}s"}
    return create_engine(
        url, pool_pre_ping=True, pool_timeout=WAIT_SECONDS, connect_args=limits if is_postgresql else {}
    )


def _sqlite(url: str, path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _keep_to_ourselves(path)
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    _files[str(path)] = _identity(path)
    return engine


def _keep_to_ourselves(path: Path) -> None:
    """SQLite gives the files beside the store (-wal, -shm) the mode of the store, when it makes them."""
    path.touch(ONLY_OURS)
    for file in (path, *path.parent.glob(f"{path.name}-*")):
        file.chmod(ONLY_OURS)


def _path(url: URL) -> Path | None:
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin by itself, or a write could come too late
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
