"""Counts votes: many in one transaction, each once (deduplicated), and on disk before it is said.

An answer is only ever a number that grows by one. Which phone gave it is written nowhere.
"""

from __future__ import annotations

import re
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, Engine, bindparam, insert, select, tuple_, update

from .database_tables import polls, rooms, tally, traces
from .disclosure_control import counted_on
from .refusals import RoomRefusal, at_the_door, closed, counted_before, no_poll, no_room, no_token
from .releases import ALL, release_step
from .room_codes import deduplication_key, is_token, new_token
from .submissions import LONGEST_QUESTION, cells, plain

Key = tuple[str, str]
Trace = tuple[str, str, str]
MAX_PHONES = 2000
MAX_TEXTS = 500
QUESTIONS_EACH = 3
NAME = re.compile(r"[\w.-]{1,32}", re.ASCII)


@dataclass(frozen=True)
class Submission:
    """What one phone sends; `answer` is an answer, a question's text, or the id of a question.

    `is_fast` is for a phone whose address brings phones faster than people can.
    """

    code: str
    use: Literal["join", "vote", "ask", "upvote"]
    token: Any = ""
    poll: Any = ""
    answer: Any = None
    is_fast: bool = False


def count(
    engine: Engine, submissions: Sequence[Submission], now: float | None = None
) -> list[str | RoomRefusal]:
    """For each submission "" (a token for a join), or why it was refused; all that was taken is stored."""
    with engine.begin() as connection:
        desk = _Desk(connection, submissions, time.time() if now is None else now)
        answers = [desk.take(submission) for submission in submissions]
        desk.write()
    return answers


def count_one(engine: Engine, submission: Submission) -> str:
    """Counts one submission. Raises RoomRefusal."""
    (answer,) = count(engine, [submission])
    if isinstance(answer, RoomRefusal):
        raise answer
    return answer


@dataclass
class _Box:
    """A poll with its cells, while submissions are taken."""

    kind: str
    most: int
    is_open: bool
    number: int
    told: int
    untold: int
    fresh: int
    step_at: int
    cells: dict[str, bool] = field(default_factory=dict)


class _Desk:
    """Takes the submissions of one transaction; the rows of their polls are locked meanwhile."""

    def __init__(self, connection: Connection, submissions: Sequence[Submission], now: float) -> None:
        self._connection = connection
        codes = {submission.code for submission in submissions}
        keys = {(submission.code, submission.poll) for submission in submissions if _is_name(submission.poll)}
        found = connection.execute(
            select(rooms)
            .where(rooms.c.code.in_(codes), rooms.c.until > now)
            .order_by(rooms.c.code)
            .with_for_update()
        )
        self._rooms = {row.code: row for row in found}
        self._phones: Counter[str] = Counter()
        self._extra: Counter[str] = Counter()
        self._knocked: set[str] = set()
        self._boxes = self._read(keys)
        self._traces = self._known_traces(submissions)
        self._new_traces: list[dict[str, str]] = []
        self._new_cells: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._more: Counter[tuple[str, str, str]] = Counter()
        self._touched: Counter[Key] = Counter()

    def take(self, submission: Submission) -> str | RoomRefusal:
        """Takes one submission, or says why not."""
        try:
            return self._join(submission) if submission.use == "join" else self._count(submission)
        except RoomRefusal as refusal:
            return refusal

    def _join(self, submission: Submission) -> str:
        room, code = self._room(submission.code), submission.code
        phones = room.phones + self._phones[code]
        if phones >= MAX_PHONES:
            raise RoomRefusal("full", "The room is full.", 409)
        if phones >= room.size or submission.is_fast:
            self._take_extra(room)
        self._phones[code] += 1
        return new_token(room.secret)

    def _take_extra(self, room: Any) -> None:
        """One of the phones that the presenter let in beside those expected. Raises RoomRefusal."""
        if self._extra[room.code] >= room.extra:
            self._knocked.add(room.code)
            raise at_the_door()
        self._extra[room.code] += 1

    def _count(self, submission: Submission) -> str:
        room, key = self._room(submission.code), (submission.code, submission.poll)
        if not is_token(submission.token, room.secret):
            raise no_token()
        box = self._boxes.get(key) if _is_name(submission.poll) else None
        if box is None:
            raise no_poll()
        if not box.is_open:
            raise closed()
        {"vote": self._vote, "ask": self._ask, "upvote": self._upvote}[submission.use](submission, box, key)
        return ""

    def _vote(self, submission: Submission, box: _Box, key: Key) -> None:
        added = cells(box.kind, submission.answer, box.cells, min(box.most, len(box.cells) or box.most))
        if box.kind == "words" and len(box.cells) + len(added) > MAX_TEXTS:
            raise RoomRefusal("full", "There are enough words now.", 409)
        left = self._deduplication_key(submission, submission.poll)
        phones = self._rooms[submission.code].phones + self._phones[submission.code]
        if box.number + self._touched[key] >= phones:
            raise RoomRefusal("full", "As many answers have come as there are phones.", 409)
        self._leave(left)
        for cell in added:
            if cell not in box.cells:
                self._new_text(key, cell, cell, box)
            self._more[(*key, cell)] += 1
        self._touch(key)

    def _touch(self, key: Key) -> None:
        self._more[(*key, ALL)] += 1
        self._touched[key] += 1

    def _ask(self, submission: Submission, box: _Box, key: Key) -> None:
        if box.kind != "questions":
            raise RoomRefusal("no-questions", "This poll takes answers, not questions.")
        text = plain(submission.answer, LONGEST_QUESTION)
        if len(box.cells) >= MAX_TEXTS:
            raise RoomRefusal("full", "There are enough questions now.", 409)
        self._leave_first_trace(submission)
        self._new_text(key, secrets.token_hex(8), text, box)
        self._touch(key)

    def _upvote(self, submission: Submission, box: _Box, key: Key) -> None:
        if box.kind != "questions" or not _is_name(submission.answer) or not box.cells.get(submission.answer):
            raise RoomRefusal("no-question", "This question is not there.", 404)
        self._leave(self._deduplication_key(submission, f"{submission.poll}#{submission.answer}"))
        self._more[(*key, submission.answer)] += 1
        self._touch(key)

    def _room(self, code: str) -> Any:
        room = self._rooms.get(code)
        if room is None:
            raise no_room()
        return room

    def _deduplication_key(self, submission: Submission, use: str) -> Trace:
        """The trace a submission would leave. Raises RoomRefusal when it has been left."""
        left = (
            submission.code,
            use,
            deduplication_key(self._rooms[submission.code].secret, use, submission.token),
        )
        if left in self._traces:
            raise counted_before()
        return left

    def _leave(self, left: Trace) -> None:
        self._traces.add(left)
        self._new_traces.append(dict(zip(("code", "poll", "trace"), left, strict=True)))

    def _leave_first_trace(self, submission: Submission) -> None:
        """The trace of one of the questions that each phone may ask."""
        for use in _uses(submission):
            try:
                return self._leave(self._deduplication_key(submission, use))
            except RoomRefusal:
                continue
        raise RoomRefusal("enough", f"You have asked {QUESTIONS_EACH} questions. Leave room for others.", 409)

    def _new_text(self, key: Key, cell: str, text: str, box: _Box) -> None:
        is_seen = box.kind == "questions"
        row = {"code": key[0], "poll": key[1], "cell": cell, "text": text, "allowed": False, "seen": is_seen}
        self._new_cells[(*key, cell)] = row
        box.cells[cell] = False

    def _read(self, keys: set[Key]) -> dict[Key, _Box]:
        ours = tuple_(polls.c.code, polls.c.poll).in_(sorted(keys))
        found = self._connection.execute(
            select(polls).where(ours).order_by(polls.c.code, polls.c.poll).with_for_update()
        )
        boxes = {
            (row.code, row.poll): _Box(
                row.kind, row.most, row.is_open, row.number, row.told, row.untold, row.fresh, row.step_at
            )
            for row in found
        }
        if boxes:
            theirs = tuple_(tally.c.code, tally.c.poll).in_(sorted(boxes))
            for row in self._connection.execute(select(tally).where(theirs, tally.c.cell != ALL)):
                boxes[row.code, row.poll].cells[row.cell] = row.allowed
        return boxes

    def _known_traces(self, submissions: Iterable[Submission]) -> set[tuple[str, str, str]]:
        wanted = set()
        for submission in submissions:
            room = self._rooms.get(submission.code)
            if room is not None and _is_name(submission.poll) and is_token(submission.token, room.secret):
                wanted |= {deduplication_key(room.secret, use, submission.token) for use in _uses(submission)}
        found = select(traces.c.code, traces.c.poll, traces.c.trace).where(traces.c.trace.in_(sorted(wanted)))
        return {tuple(row) for row in self._connection.execute(found)} if wanted else set()

    def write(self) -> None:
        """Writes what was taken, in an order in which no two servers can wait for each other."""
        run = self._connection.execute
        for code in sorted({*self._phones, *self._knocked}):
            run(update(rooms).where(rooms.c.code == code).values(**self._entered(self._rooms[code])))
        if self._new_traces:
            run(insert(traces), self._new_traces)
        if self._new_cells:
            run(insert(tally), list(self._new_cells.values()))
        if self._more:
            run(
                _ADD, [dict(zip(_ADDED, (*cell, by), strict=True)) for cell, by in sorted(self._more.items())]
            )
        for (code, poll), more in sorted(self._touched.items()):
            self._settle(code, poll, self._boxes[code, poll], more)

    def _entered(self, room: Any) -> dict[str, object]:
        """The columns of a room that change by the phones that came."""
        more = self._phones[room.code]
        told, untold = counted_on(room.told, room.untold + more)
        came = {"phones": room.phones + more, "here": room.here + more, "told": told, "untold": untold}
        return {
            **came,
            "extra": room.extra - self._extra[room.code],
            "at_door": room.at_door or room.code in self._knocked,
        }

    def _settle(self, code: str, poll: str, box: _Box, more: int) -> None:
        """Counts the answers of a poll; its figures move when enough have come since the last step."""
        told, untold = counted_on(box.told, box.untold + more)
        fresh = box.fresh + more
        values = {"number": box.number + more, "told": told, "untold": untold, "fresh": fresh}
        this = (polls.c.code == code) & (polls.c.poll == poll)
        self._connection.execute(update(polls).where(this).values(**values))
        if fresh >= box.step_at:
            release_step(self._connection, code, poll, self._rooms[code].phones + self._phones[code])


def _uses(submission: Submission) -> list[str]:
    """What a submission leaves a trace for: answering a poll, one of the questions, or backing one."""
    if submission.use == "ask":
        return [f"{submission.poll}#ask{number}" for number in range(QUESTIONS_EACH)]
    if submission.use == "upvote":
        return [f"{submission.poll}#{submission.answer}"] if _is_name(submission.answer) else []
    return [submission.poll]


def _is_name(name: object) -> bool:
    return isinstance(name, str) and bool(NAME.fullmatch(name))


_ADDED = ("to_code", "to_poll", "to_cell", "by")
_ADD = (
    update(tally)
    .where(
        tally.c.code == bindparam("to_code"),
        tally.c.poll == bindparam("to_poll"),
        tally.c.cell == bindparam("to_cell"),
    )
    .values(since=tally.c.since + bindparam("by"), waiting=tally.c.waiting + bindparam("by"))
)
