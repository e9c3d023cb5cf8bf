"""Reads a room: what every phone may see of it, and what its presenter sees."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select

from .database_tables import polls, rooms, tally
from .disclosure_control import band
from .poll_results import Cell, result
from .refusals import no_room
from .releases import ALL
from .room_codes import is_rehearsal


@dataclass(frozen=True)
class StoredPoll:
    """A poll as it may be seen; `cells` are its figures, `held` the texts that wait for the presenter.

    `answers` is about how many have come, `shown` about how many the figures are of.
    """

    id: str
    kind: str
    is_open: bool
    show: str
    revealed: bool
    right: str
    round: str
    is_released: bool
    closings: int
    answers: int
    shown: int
    cells: tuple[Cell, ...]
    held: tuple[Cell, ...]

    @property
    def is_public(self) -> bool:
        """Whether phones may see the result now."""
        return self.revealed or self.show in ("live", "voted") or (self.show == "closed" and not self.is_open)

    def result(self) -> dict[str, Any]:
        """The result, of the answers that may be shown."""
        return result(self.kind, self.cells, self.shown if self.is_released else None)


@dataclass(frozen=True)
class RoomNow:
    """A room as it stands; `guide` is the name of its guide, `phones` about how many phones are here now."""

    code: str
    guide: str
    slide: str
    step: int
    is_blank: bool
    phones: int
    size: int
    has_phones_at_door: bool
    polls: Mapping[str, StoredPoll]


def read_room(engine: Engine, code: str, now: float | None = None) -> RoomNow:
    """The room of this code. Raises RoomRefusal when there is none."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        at = time.time() if now is None else now
        room = connection.execute(select(rooms).where(rooms.c.code == code, rooms.c.until > at)).first()
        if room is None:
            raise no_room()
        boxes = connection.execute(select(polls).where(polls.c.code == code).order_by(polls.c.poll)).all()
        rows = connection.execute(
            select(tally).where(tally.c.code == code).order_by(tally.c.place, tally.c.cell)
        ).all()
    cells: dict[str, list[Any]] = {}
    for row in rows:
        cells.setdefault(row.poll, []).append(row)
    found = {box.poll: _box(box, cells.get(box.poll, [])) for box in boxes}
    return RoomNow(
        code=room.code,
        guide=room.guide,
        slide=room.slide,
        step=room.step,
        is_blank=room.blank,
        phones=band(room.told),
        size=room.size,
        has_phones_at_door=room.at_door,
        polls=found,
    )


def read_codes(engine: Engine, now: float | None = None) -> list[str]:
    """The codes of the rooms there are."""
    with engine.connect() as connection:
        at = time.time() if now is None else now
        return sorted(connection.scalars(select(rooms.c.code).where(rooms.c.until > at)))


def public_state(room: RoomNow) -> dict[str, Any]:
    """What every phone in the room may know."""
    return {**_head(room), "polls": [_public(box) for box in room.polls.values()]}


def presenter_state(room: RoomNow, names: Mapping[str, str]) -> dict[str, Any]:
    """What the presenter sees: every poll of `names` (id to kind), with its result and what is held."""
    boxes = [_full(room.polls[name]) if name in room.polls else _new(name, names[name]) for name in names]
    held = {
        box.id: [{"id": cell.name, "text": cell.text} for cell in box.held]
        for box in room.polls.values()
        if box.held
    }
    return {
        **_head(room),
        "blank": room.is_blank,
        "size": room.size,
        "door": room.has_phones_at_door,
        "polls": boxes,
        "held": held,
    }


def _head(room: RoomNow) -> dict[str, Any]:
    return {
        "room": room.code,
        "rehearsal": is_rehearsal(room.code),
        "slide": room.slide,
        "step": room.step,
        "phones": room.phones,
    }


def _public(box: StoredPoll) -> dict[str, Any]:
    shown = {
        "id": box.id,
        "kind": box.kind,
        "round": box.round,
        "open": box.is_open,
        "show": box.show,
        "revealed": box.revealed,
        "n": box.answers,
        "results": box.result() if box.is_public else None,
    }
    return {**shown, "right": box.right} if box.revealed and box.right else shown


def _full(box: StoredPoll) -> dict[str, Any]:
    state = "open" if box.is_open else "closed"
    return {**_public(box), "state": state, "results": box.result(), "right": box.right}


def _new(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "kind": kind, "state": "new", "open": False, "n": 0, "results": None}


def _box(row: Any, rows: list[Any]) -> StoredPoll:
    cells = [
        Cell(c.cell, c.shown, c.text, c.allowed) for c in rows if c.cell != ALL and c.seen | (not c.text)
    ]
    return StoredPoll(
        id=row.poll,
        kind=row.kind,
        is_open=row.is_open,
        show=row.show,
        revealed=row.revealed,
        right=row.right,
        round=row.round,
        is_released=row.released,
        closings=row.closings,
        answers=band(row.told),
        shown=next((c.shown for c in rows if c.cell == ALL), 0),
        cells=tuple(cell for cell in cells if cell.is_allowed),
        held=tuple(cell for cell in cells if not cell.is_allowed),
    )
