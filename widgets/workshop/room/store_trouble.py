"""Why a store of rooms cannot be opened, and what to do, in one line for whoever runs the server."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from .database_tables import rooms
from .store import open_store, store_file, store_url

STILL = "Patients' pages are served, and rooms say that they cannot be reached."


def store_trouble(error: BaseException | None = None) -> str:
    """A line on why the store cannot be opened now, or on `error`, which came of using it; "" when it can."""
    if error is None:
        try:
            with open_store().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(select(rooms.c.code).limit(1))
        except Exception as found:
            return store_trouble(found)
        return ""
    return f"The store of rooms cannot be opened: {_reason(error)} {STILL}"


def _reason(error: BaseException) -> str:
    try:
        url = store_url()
    except ValueError as wrong:
        return str(wrong)
    path = store_file(url)
    if path is None:
        return _of_database(error, url)
    if isinstance(error, DatabaseError) and not isinstance(error, OperationalError):
        return f"{path} is no store of rooms. Move it away, or name another file in STRIDEWELL_ROOMS."
    cause = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
    return f"{path}: {cause}. Let this user write there, or name another file in STRIDEWELL_ROOMS."


def _of_database(error: BaseException, url: str) -> str:
    known = make_url(url)
    if isinstance(error, ImportError):
        return f"{error}. Install what {known.drivername} needs: pip install 'stridewell[postgresql]'."
    place = f"{known.host or 'this computer'}:{known.port or 5432}"
    return f"no database answers at {place}. Start it, or name another in STRIDEWELL_ROOMS."
