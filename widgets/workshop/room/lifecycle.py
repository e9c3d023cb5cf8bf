"""What a presenter does to a room: makes it, shows a slide, opens and closes polls, and ends it."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, delete, insert, select, update

from ...model.content.content import Content
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import asked
from ...model.triage.body_sites import places
from .database_tables import polls, present, rooms, tally, traces
from .disclosure_control import threshold
from .refusals import RoomRefusal, no_poll, no_room
from .releases import ALL, release_all
from .room_codes import new_code
from .store import tidy
from .submissions import SCALE
from .votes import MAX_PHONES

LASTS = 24 * 3600  # seconds
SHOWS = ("hidden", "live", "voted", "closed")
SLIDE = re.compile(r"[\w.-]{1,64}", re.ASCII)
MAX_STEPS = 100
SIZE = 150  # people a room is made for, where nobody says
MORE = 10  # phones that one yes of the presenter lets in


def make_room(
    engine: Engine,
    guide: str,
    size: object = SIZE,
    now: float | None = None,
    new: Callable[[], str] = new_code,
) -> str:
    """A new room for the guide of this name and so many people, for 24 hours; its code, made by `new`.

    Clears away rooms past their time. Raises RoomRefusal for a size that is none.
    """
    people = known_size(size)
    sweep(engine, now)
    with engine.begin() as connection:
        taken = set(connection.scalars(select(rooms.c.code)))
        code = next(code for code in iter(new, "") if code not in taken)
        until = int((time.time() if now is None else now) + LASTS)
        row = {"code": code, "guide": guide, "secret": secrets.token_hex(32), "until": until, "size": people}
        connection.execute(insert(rooms), row)
    return code


def let_in(engine: Engine, code: str) -> None:
    """Lets ten more phones in, of those beyond the room's size or faster than people can be."""
    with engine.begin() as connection:
        more = {"extra": rooms.c.extra + MORE, "at_door": False}
        if not connection.execute(update(rooms).where(rooms.c.code == code).values(**more)).rowcount:
            raise no_room()


def end_room(engine: Engine, code: str) -> None:
    """Deletes all there is of a room."""
    with engine.begin() as connection:
        for table in (rooms, polls):  # in the order in which votes lock them
            connection.execute(select(table.c.code).where(table.c.code == code).with_for_update())
        for table in (traces, tally, polls, present, rooms):
            connection.execute(delete(table).where(table.c.code == code))
    tidy(engine)


def sweep(engine: Engine, now: float | None = None) -> None:
    """Deletes the rooms that are past their 24 hours."""
    with engine.connect() as connection:
        late = select(rooms.c.code).where(rooms.c.until <= (time.time() if now is None else now))
        codes = list(connection.scalars(late))
    for code in codes:
        end_room(engine, code)


def show_slide(engine: Engine, code: str, slide: str, step: int = 0) -> None:
    """Brings the phones that follow to a slide, and to a step of it."""
    if not isinstance(slide, str) or not SLIDE.fullmatch(slide):
        raise RoomRefusal("no-slide", "Name the slide with letters, digits, dots and dashes.")
    if isinstance(step, bool) or not isinstance(step, int) or not 0 <= step <= MAX_STEPS:
        raise RoomRefusal("no-step", f"A step is a whole number from 0 to {MAX_STEPS}.")
    _show(engine, code, slide=slide, step=step, blank=False)


def blank_screen(engine: Engine, code: str, is_blank: object) -> None:
    """Blanks the screen of the room, until somebody wants it back or goes on."""
    if not isinstance(is_blank, bool):
        raise RoomRefusal("no-blank", "Write true for a blank screen, false for the slide.")
    _show(engine, code, blank=is_blank)


def _show(engine: Engine, code: str, **values: object) -> None:
    with engine.begin() as connection:
        changed = connection.execute(update(rooms).where(rooms.c.code == code).values(**values))
        if not changed.rowcount:
            raise no_room()


def open_poll(engine: Engine, code: str, content: Content, name: str, show: str | None = None) -> None:
    """Opens a poll for answers; its options are those of the content, and stay once there are votes."""
    poll = asked(content).get(name)
    if poll is None:
        raise no_poll()
    with engine.begin() as connection:
        there = _locked(connection, code, name)
        if there is None or not there.number:
            for table in (tally, polls):
                connection.execute(delete(table).where(_this(table, code, name)))
            phones = connection.scalar(select(rooms.c.phones).where(rooms.c.code == code)) or 0
            row = {**_row(code, poll, known_show(show or poll.show)), "step_at": threshold(0, phones)}
            connection.execute(insert(polls), row)
            connection.execute(insert(tally), _cells(code, content, poll))
        else:
            values = {"is_open": True} | ({"show": known_show(show)} if show else {})
            connection.execute(update(polls).where(_this(polls, code, name)).values(**values))


def close_poll(engine: Engine, code: str, name: str) -> None:
    """Takes no more answers, forgets which phones gave one, and settles the figures."""
    with engine.begin() as connection:
        _known(connection, code, name)
        connection.execute(delete(traces).where(traces.c.code == code, _traces_of(name)))
        connection.execute(update(polls).where(_this(polls, code, name)).values(is_open=False))
        release_all(connection, code, name)
    tidy(engine)


def reopen_poll(engine: Engine, code: str, name: str) -> None:
    """Takes answers again, beside those there are."""
    _change(engine, code, name, is_open=True)


def reset_poll(engine: Engine, code: str, name: str) -> None:
    """Forgets a poll and its answers, as if it had never been opened."""
    with engine.begin() as connection:
        _known(connection, code, name)
        connection.execute(delete(traces).where(traces.c.code == code, _traces_of(name)))
        for table in (tally, polls):
            connection.execute(delete(table).where(_this(table, code, name)))
    tidy(engine)


def reveal_poll(engine: Engine, code: str, name: str) -> None:
    """Shows the result on all phones, and the right answer of a quiz."""
    _change(engine, code, name, revealed=True)


def hide_poll(engine: Engine, code: str, name: str) -> None:
    """Takes the result off the phones."""
    _change(engine, code, name, revealed=False, show="hidden")


def allow_word(engine: Engine, code: str, name: str, word: str) -> None:
    """Lets the room see a word or a question that was held."""
    with engine.begin() as connection:
        _known(connection, code, name)
        cell = _written(code, name) & (tally.c.cell == word)
        if not connection.execute(update(tally).where(cell).values(allowed=True)).rowcount:
            raise RoomRefusal("no-word", "This word is not there any more.", 404)


def refuse_word(engine: Engine, code: str, name: str, word: str) -> None:
    """Deletes a word or a question."""
    with engine.begin() as connection:
        _known(connection, code, name)
        cell = _written(code, name) & (tally.c.cell == word)
        if not connection.execute(delete(tally).where(cell)).rowcount:
            raise RoomRefusal("no-word", "This word is not there any more.", 404)
    tidy(engine)


def refuse_waiting(engine: Engine, code: str, name: str) -> None:
    """Deletes all words or questions that wait for the presenter."""
    with engine.begin() as connection:
        _known(connection, code, name)
        connection.execute(delete(tally).where(_written(code, name), ~tally.c.allowed))
    tidy(engine)


DOES: Mapping[str, Callable[[Engine, str, str], None]] = {
    "close": close_poll,
    "reopen": reopen_poll,
    "reset": reset_poll,
    "reveal": reveal_poll,
    "hide": hide_poll,
    "refuse-waiting": refuse_waiting,
}


def known_size(size: object) -> int:
    """A size a room can have. Raises RoomRefusal for any other."""
    if isinstance(size, bool) or not isinstance(size, int) or not 1 <= size <= MAX_PHONES:
        says = f"Say how many people will be in the room: a whole number from 1 to {MAX_PHONES}."
        raise RoomRefusal("no-size", says)
    return size


def known_show(show: object) -> str:
    """One of the words for when phones see a result. Raises RoomRefusal for any other."""
    if show not in SHOWS:
        raise RoomRefusal("no-show", f"Write one of: {', '.join(SHOWS)}.")
    return str(show)


def _change(engine: Engine, code: str, name: str, **values: object) -> None:
    with engine.begin() as connection:
        _known(connection, code, name)
        connection.execute(update(polls).where(_this(polls, code, name)).values(**values))


def _row(code: str, poll: Poll, show: str) -> dict[str, object]:
    return {
        "code": code,
        "poll": poll.id,
        "kind": poll.kind,
        "most": poll.most,
        "right": poll.right or "",
        "round": secrets.token_hex(4),
        "is_open": True,
        "show": show,
    }


def _cells(code: str, content: Content, poll: Poll) -> list[dict[str, object]]:
    options = [option.id for option in poll.options]
    names = [ALL, *{"scale": SCALE, "places": tuple(places(content))}.get(poll.kind, options)]
    return [{"code": code, "poll": poll.id, "cell": name, "place": n} for n, name in enumerate(names)]


def _known(connection: Connection, code: str, name: str) -> Row[tuple[object, ...]]:
    poll = _locked(connection, code, name)
    if poll is None:
        raise no_poll()
    return poll


def _locked(connection: Connection, code: str, name: str) -> Row[tuple[object, ...]] | None:
    if connection.execute(select(rooms.c.code).where(rooms.c.code == code)).first() is None:
        raise no_room()
    return connection.execute(select(polls).where(_this(polls, code, name)).with_for_update()).first()


def _this(table: Table, code: str, name: str) -> ColumnElement[bool]:
    return (table.c.code == code) & (table.c.poll == name)


def _written(code: str, name: str) -> ColumnElement[bool]:
    """The words or questions that the presenter may know of."""
    return _this(tally, code, name) & (tally.c.text != "") & tally.c.seen


def _traces_of(name: str) -> ColumnElement[bool]:
    return (traces.c.poll == name) | traces.c.poll.startswith(f"{name}#", autoescape=True)
