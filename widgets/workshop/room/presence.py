"""How many phones are here: each server says how many it hears; the number told follows in steps."""

from __future__ import annotations

import time

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from .database_tables import present, rooms
from .disclosure_control import counted_on


def note_present(
    engine: Engine, code: str, server: str, phones: int, seconds: int, now: float | None = None
) -> None:
    """Notes how many phones of a room a server hears, for so many seconds; nothing where there is no room."""
    at = int(time.time() if now is None else now)
    with engine.begin() as connection:
        room = connection.execute(select(rooms).where(rooms.c.code == code).with_for_update()).first()
        if room is None:
            return
        _replace(connection, {"code": code, "server": server, "phones": phones, "until": at + seconds}, at)
        heard = connection.scalar(select(func.sum(present.c.phones)).where(present.c.code == code)) or 0
        here = min(heard, room.phones)  # marks can be made up, joined phones cannot be without the presenter
        told, untold = counted_on(room.told, room.untold + here - room.here)
        values = {"here": here, "told": told, "untold": untold}
        connection.execute(update(rooms).where(rooms.c.code == code).values(**values))


def _replace(connection: Connection, row: dict[str, str | int], at: int) -> None:
    is_past = (present.c.server == row["server"]) | (present.c.until <= at)
    connection.execute(delete(present).where((present.c.code == row["code"]) & is_past))
    connection.execute(insert(present), row)
