"""A store of its own for each test: SQLite, and PostgreSQL where Debian's package is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from harness.server import free_port
from widgets.workshop.room.database_tables import metadata
from widgets.workshop.room.lifecycle import make_room
from widgets.workshop.room.store import open_store

from .phones import NAME

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
AS_NOBODY = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of our own, started as somebody who is not root."""
    if not PROGRAMS:
        pytest.skip("Debian's package postgresql is not installed here")
    as_nobody = AS_NOBODY if os.geteuid() == 0 else []
    if as_nobody and not shutil.which("setpriv"):
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv to run it as nobody")
    # pytest's own folders are closed to anybody but who runs it
    bin_, folder = PROGRAMS[-1].parent, Path(tempfile.mkdtemp(prefix="stridewell-postgresql-"))
    data, port = folder / "data", free_port()
    if as_nobody:
        shutil.chown(folder, "nobody", "nogroup")
    settings = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port} -c fsync=off"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    initdb = [bin_ / "initdb", "-D", data, "-U", "rooms", "--auth=trust", "--no-sync", "--no-locale"]
    subprocess.run([*as_nobody, *initdb, "-E", "UTF8"], **quiet)  # type: ignore[call-overload]
    control = [*as_nobody, bin_ / "pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-o", settings, "-l", folder / "log", "start"], **quiet)  # type: ignore[call-overload]
    yield f"postgresql+psycopg://rooms@127.0.0.1:{port}/postgres"
    subprocess.run([*control, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty store of each kind."""
    if request.param == "sqlite":
        yield open_store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
        return
    opened = open_store(request.getfixturevalue("postgresql"))
    yield opened
    with opened.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def code(engine: Engine) -> str:
    """A room."""
    return make_room(engine, NAME)
