"""Phones for tests: they join a room, and answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, select

from widgets.workshop.room.database_tables import tally
from widgets.workshop.room.refusals import RoomRefusal
from widgets.workshop.room.votes import Submission, count, count_one

NAME = "pelvic-pain-after-running"


def join(engine: Engine, code: str, number: int) -> list[str]:
    """The tokens of so many new phones."""
    return [str(token) for token in count(engine, [Submission(code, "join")] * number)]


def vote(engine: Engine, code: str, poll: str, token: str, answer: Any) -> str:
    """ "" when it was counted, or the word of the refusal."""
    try:
        return count_one(engine, Submission(code, "vote", token, poll, answer))
    except RoomRefusal as refusal:
        return refusal.word


def vote_all(engine: Engine, code: str, poll: str, answers: Iterable[Any]) -> list[str]:
    """Each answer from a new phone; the phones' tokens."""
    given = list(answers)
    tokens = join(engine, code, len(given))
    submissions = [
        Submission(code, "vote", token, poll, answer) for token, answer in zip(tokens, given, strict=True)
    ]
    assert count(engine, submissions) == [""] * len(given)
    return tokens


def counted(engine: Engine, code: str, poll: str) -> dict[str, int]:
    """The answers to a poll since it closed last, which nobody is shown, by cell; "" holds all."""
    of = select(tally.c.cell, tally.c.since).where(tally.c.code == code, tally.c.poll == poll)
    with engine.connect() as connection:
        return {row.cell: row.since for row in connection.execute(of.order_by(tally.c.place))}
