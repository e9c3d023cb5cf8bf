"""What the presenter sees of a room beside its guide, with the change of the quiz."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine

from ...model.content.content import Content
from ...model.content.workshop_script import AFTER, BEFORE, asked
from .quiz_change import QuizChange, Right, change
from .refusals import no_poll
from .room_state import RoomNow, presenter_state, read_room

ROUNDS = {f"quiz.{when}": when for when in (BEFORE, AFTER)}


def names_of(content: Content, name: object) -> list[str]:
    """The polls a presenter names: one, or all of "quiz.before" or "quiz.after". Raises RoomRefusal."""
    known = asked(content)
    if name in ROUNDS:
        return [each for each in known if each.endswith(f".{ROUNDS[str(name)]}")]
    if name not in known:
        raise no_poll()
    return [str(name)]


def presenter_view(engine: Engine, code: str, content: Content) -> dict[str, Any]:
    """What the presenter of a room sees. Raises RoomRefusal when there is no such room."""
    room = read_room(engine, code)
    names = {poll.id: poll.kind for poll in asked(content).values()}
    quiz = [_row(name, found) for name, found in changes(room, content)]
    return {**presenter_state(room, names), "quiz": quiz}


def changes(room: RoomNow, content: Content) -> Iterator[tuple[str, QuizChange]]:
    """For each quiz question its id and its change from before to after."""
    for question in content.workshop.quiz:
        before, after = (_right(room, f"{question.id}.{when}") for when in (BEFORE, AFTER))
        yield question.id, change(before, after)


def _right(room: RoomNow, name: str) -> Right:
    box = room.polls.get(name)
    if box is None or box.is_open or not box.is_released:
        return Right()
    found = box.result()
    right = next(group["about"] for group in found["groups"] if group["ids"] == [box.right])
    return Right(right, found["n"], box.closings)


def _row(name: str, found: QuizChange) -> dict[str, Any]:
    return {
        "id": name,
        "n_before": found.before.n,
        "right_before": found.before.right,
        "n_after": found.after.n,
        "right_after": found.after.right,
        "change": found.change,
        "low": found.low,
        "high": found.high,
    }
