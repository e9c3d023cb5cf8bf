"""Releases figures of a poll: in steps while it is open, and once for all answers when it closes.

Each answer goes into one step and one closing, so that what all figures together tell of it is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from .database_tables import polls, tally
from .disclosure_control import MIN_ANSWERS, STEP, closing, drawn, noise, threshold

ALL = ""  # the cell that counts the answers themselves


def release_step(connection: Connection, code: str, poll: str, phones: int) -> None:
    """Moves the live figures of a poll by some of the answers that wait, drawn by lot."""
    kind, rows = _read(connection, code, poll)

    def moved(row: Any) -> Mapping[str, object]:
        part = drawn(row.waiting)
        extra = noise(STEP / most_from_one(kind, row.cell, len(rows)))
        return {"to_shown": row.shown + part + extra, "to_waiting": row.waiting - part}

    _write(connection, code, poll, rows, moved)
    shown = connection.scalar(select(tally.c.shown).where(_these(code, poll), tally.c.cell == ALL)) or 0
    _note(connection, code, poll, fresh=0, step_at=threshold(shown, phones), released=True)


def release_all(connection: Connection, code: str, poll: str) -> None:
    """Settles the figures of a poll that closes; fewer than ten new answers stay out and go on waiting."""
    kind, rows = _read(connection, code, poll)
    connection.execute(update(tally).where(_these(code, poll)).values(seen=True))
    new = next((row.since for row in rows if row.cell == ALL), 0)
    if new < MIN_ANSWERS:
        return

    earlier = connection.scalar(select(polls.c.closings).where(_this(code, poll))) or 0
    epsilon = closing(earlier)

    def settled(row: Any) -> Mapping[str, object]:
        figure = row.settled + row.since + noise(epsilon / most_from_one(kind, row.cell, len(rows)))
        return {"to_shown": figure, "to_settled": figure, "to_waiting": 0, "to_since": 0}

    _write(connection, code, poll, rows, settled)
    told = connection.scalar(select(tally.c.shown).where(_these(code, poll), tally.c.cell == ALL))
    _note(connection, code, poll, fresh=0, told=told, untold=0, released=True, closings=earlier + 1)


def most_from_one(kind: str, cell: str, cells: int) -> int:
    """The most that one answer adds to a cell of a poll with so many: the points of an order, else one."""
    options = cells - 1  # without the one that counts the answers
    return max(1, options - 1) if kind == "order" and cell != ALL else 1


def _read(connection: Connection, code: str, poll: str) -> tuple[str, Sequence[Any]]:
    kind = connection.scalar(select(polls.c.kind).where(_this(code, poll))) or ""
    return kind, connection.execute(select(tally).where(_these(code, poll))).all()


def _write(
    connection: Connection,
    code: str,
    poll: str,
    rows: Sequence[Any],
    new: Callable[[Any], Mapping[str, object]],
) -> None:
    values = [{"to_cell": row.cell, **new(row)} for row in rows]
    if values:
        names: dict[str, Any] = {
            name.removeprefix("to_"): bindparam(name) for name in values[0] if name != "to_cell"
        }
        this = _these(code, poll) & (tally.c.cell == bindparam("to_cell"))
        connection.execute(update(tally).where(this).values(seen=True, **names), values)


def _note(connection: Connection, code: str, poll: str, **values: object) -> None:
    connection.execute(update(polls).where(_this(code, poll)).values(**values))


def _this(code: str, poll: str) -> Any:
    return (polls.c.code == code) & (polls.c.poll == poll)


def _these(code: str, poll: str) -> Any:
    return (tally.c.code == code) & (tally.c.poll == poll)
