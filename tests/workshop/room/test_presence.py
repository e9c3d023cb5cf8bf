"""Promises of the number of phones: it falls when phones leave, in steps that tell of nobody."""

from __future__ import annotations

from sqlalchemy import Engine, select

from tests.workshop.phones import NAME, join
from widgets.model.content.content import Content
from widgets.workshop.room import rehearsal
from widgets.workshop.room.database_tables import present, rooms
from widgets.workshop.room.lifecycle import end_room, make_room
from widgets.workshop.room.presence import note_present
from widgets.workshop.room.room_state import read_room

SECONDS = 20


def here(engine: Engine, code: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(select(rooms.c.here).where(rooms.c.code == code)) or 0)


def told(engine: Engine, code: str) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(select(rooms.c.told).where(rooms.c.code == code)) or 0)


def test_the_number_shown_falls_when_phones_leave_and_rises_when_they_come_back(engine: Engine) -> None:
    code = make_room(engine, NAME)
    join(engine, code, 60)
    full = read_room(engine, code).phones
    note_present(engine, code, "one", 10, SECONDS)
    left = read_room(engine, code).phones
    note_present(engine, code, "one", 60, SECONDS)

    assert (here(engine, code), left % 5) == (60, 0)
    assert full - left >= 20 and read_room(engine, code).phones - left >= 20


def test_fewer_than_five_that_leave_move_nothing(engine: Engine) -> None:
    code = make_room(engine, NAME)
    join(engine, code, 20)
    note_present(engine, code, "one", 20, SECONDS)
    before = told(engine, code)

    for number in (19, 18, 20, 17, 19, 16, 20):
        note_present(engine, code, "one", number, SECONDS)
        assert told(engine, code) == before


def test_a_phone_that_comes_and_goes_is_not_told_again(engine: Engine) -> None:
    """Each coming and going is in one step, with one draw of noise: the rest is not drawn anew."""
    code = make_room(engine, NAME)
    join(engine, code, 30)
    note_present(engine, code, "one", 30, SECONDS)
    before = told(engine, code)

    for _ in range(50):
        note_present(engine, code, "one", 30, SECONDS)

    assert told(engine, code) == before


def test_servers_add_up_and_one_that_is_gone_is_forgotten(engine: Engine) -> None:
    code = make_room(engine, NAME)
    join(engine, code, 50)
    note_present(engine, code, "one", 20, SECONDS, now=1000)
    note_present(engine, code, "two", 15, SECONDS, now=1005)
    assert here(engine, code) == 35

    note_present(engine, code, "two", 15, SECONDS, now=1021)

    assert here(engine, code) == 15


def test_marks_that_somebody_makes_up_are_no_more_phones_than_joined(engine: Engine) -> None:
    code = make_room(engine, NAME)
    join(engine, code, 3)

    note_present(engine, code, "one", 500, SECONDS)

    assert here(engine, code) == 3


def test_made_up_phones_of_a_rehearsal_stay(engine: Engine, content: Content) -> None:
    code = make_room(engine, NAME)
    rehearsal.fill(engine, code, content)
    join(engine, code, 1)

    note_present(engine, code, "one", 1, SECONDS)

    assert here(engine, code) == rehearsal.PHONES + 1


def test_a_room_that_has_ended_keeps_no_number(engine: Engine) -> None:
    code = make_room(engine, NAME)
    join(engine, code, 3)
    note_present(engine, code, "one", 3, SECONDS)
    end_room(engine, code)
    note_present(engine, code, "one", 3, SECONDS)

    with engine.connect() as connection:
        assert connection.execute(select(present)).all() == []
