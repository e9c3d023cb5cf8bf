"""Uses the store of rooms, and says when there is none; loads the database layer when it is first needed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...serve.app.readiness import room_left


class StoreUnreachable(Exception):  # noqa: N818 - it is news, not a mistake
    """The store did not open, did not answer, or was taken away meanwhile; says which."""


def has_store() -> bool:
    """Whether there is, or may be, something stored; asks no database."""
    return _is_elsewhere() or _given_file().exists()


def _is_elsewhere() -> bool:
    return "://" in os.environ.get("STRIDEWELL_ROOMS", "")


def _given_file() -> Path:
    from platformdirs import user_state_path

    given = os.environ.get("STRIDEWELL_ROOMS", "")
    return Path(given or user_state_path("stridewell") / "rooms.sqlite").absolute()


def with_store(work: Callable[..., Any], *arguments: Any) -> Any:
    """What `work(engine, *arguments)` comes to; with a rehearsal's code first, in the store of rehearsals.

    Raises StoreUnreachable when it may not have been stored.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from ..room.room_codes import is_rehearsal
    from ..room.store import is_gone

    engine = _opened(is_rehearsal(next(iter(arguments), "")))
    try:
        done = work(engine, *arguments)
    except (SQLAlchemyError, OSError) as error:
        raise StoreUnreachable(_first_line(error)) from error
    if is_gone(engine):
        raise StoreUnreachable("its file was deleted or replaced")
    return done


def _opened(is_rehearsal: bool) -> Any:
    from ..room.store import open_store, rehearsal_url

    try:
        return open_store(rehearsal_url() if is_rehearsal else "")
    except Exception as error:
        raise StoreUnreachable(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    """Without the lines that tell what was to be written."""
    from sqlalchemy.exc import OperationalError

    says = isinstance(error, OperationalError | OSError | ImportError)
    return f"{type(error).__name__}: {str(error).splitlines()[0]}" if says else type(error).__name__


def trouble() -> str:
    """Why the store cannot be used, in a line for whoever runs the server; "" when it can be.

    A store that nobody has made yet is not made to be looked at, but there has to be a place for it.
    """
    if reason := "" if _is_elsewhere() else room_left(_given_file().parent):
        return reason
    if not has_store() and _has_place():
        return ""
    from ..room.store_trouble import store_trouble

    return store_trouble()


def _has_place() -> bool:
    path = _given_file()
    nearest = next(folder for folder in path.parents if folder.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
