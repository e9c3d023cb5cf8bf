"""Counts what phones send: many in one transaction, each once, and safely on disk before it is said.

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
from .disclosure_control import MIN_CELL
from .refusals import RoomRefusal, closed, counted_before, no_poll, no_room, no_token
from .room_codes import is_token, new_token, trace
from .submissions import LONGEST_QUESTION, cells, plain

Key = tuple[str, str]
Trace = tuple[str, str, str]
MAX_PHONES = 2000
MAX_TEXTS = 500
QUESTIONS_EACH = 3
NAME = re.compile(r"[\w.-]{1,32}", re.ASCII)


@dataclass(frozen=True)
class Submission:
    """What one phone sends; `answer` is an answer, a question's text, or the id of a question."""

    code: str
    use: Literal["join", "vote", "ask", "upvote"]
    token: Any = ""
    poll: Any = ""
    answer: Any = None


def count(engine: Engine, papers: Sequence[Submission], now: float | None = None) -> list[str | RoomRefusal]:
    """For each paper "" (a token for a join), or why it was refused; all that was taken is stored."""
    with engine.begin() as connection:
        desk = _Desk(connection, papers, time.time() if now is None else now)
        answers = [desk.take(paper) for paper in papers]
        desk.write()
    return answers


def count_one(engine: Engine, paper: Submission) -> str:
    """Counts one paper. Raises RoomRefusal."""
    (answer,) = count(engine, [paper])
    if isinstance(answer, RoomRefusal):
        raise answer
    return answer


@dataclass
class _Box:
    """A poll with its cells, while papers are taken."""

    kind: str
    most: int
    is_open: bool
    number: int
    held: int
    shown: int
    cells: dict[str, bool] = field(default_factory=dict)


class _Desk:
    """Takes the papers of one transaction; the rows of their polls are locked meanwhile."""

    def __init__(self, connection: Connection, papers: Sequence[Submission], now: float) -> None:
        self._connection = connection
        codes = {paper.code for paper in papers}
        keys = {(paper.code, paper.poll) for paper in papers if _is_name(paper.poll)}
        found = connection.execute(
            select(rooms).where(rooms.c.code.in_(codes), rooms.c.until > now).order_by(rooms.c.code)
        )
        self._rooms = {row.code: row for row in found}
        self._phones: Counter[str] = Counter()
        self._boxes = self._read(keys)
        self._traces = self._known_traces(papers)
        self._new_traces: list[dict[str, str]] = []
        self._new_cells: dict[tuple[str, str, str], dict[str, Any]] = {}
        self._more: Counter[tuple[str, str, str]] = Counter()
        self._touched: Counter[Key] = Counter()

    def take(self, paper: Submission) -> str | RoomRefusal:
        """Takes one paper, or says why not."""
        try:
            return self._join(paper) if paper.use == "join" else self._count(paper)
        except RoomRefusal as refusal:
            return refusal

    def _join(self, paper: Submission) -> str:
        room = self._room(paper.code)
        if room.phones + self._phones[paper.code] >= MAX_PHONES:
            raise RoomRefusal("full", "The room is full.", 409)
        self._phones[paper.code] += 1
        return new_token(room.secret)

    def _count(self, paper: Submission) -> str:
        room, key = self._room(paper.code), (paper.code, paper.poll)
        if not is_token(paper.token, room.secret):
            raise no_token()
        box = self._boxes.get(key) if _is_name(paper.poll) else None
        if box is None:
            raise no_poll()
        if not box.is_open:
            raise closed()
        {"vote": self._vote, "ask": self._ask, "upvote": self._upvote}[paper.use](paper, box, key)
        return ""

    def _vote(self, paper: Submission, box: _Box, key: Key) -> None:
        added = cells(box.kind, paper.answer, box.cells, min(box.most, len(box.cells) or box.most))
        if box.kind == "words" and len(box.cells) + len(added) > MAX_TEXTS:
            raise RoomRefusal("full", "There are enough words now.", 409)
        left = self._trace(paper, paper.poll)
        phones = self._rooms[paper.code].phones + self._phones[paper.code]
        if box.number + self._touched[key] >= phones:
            raise RoomRefusal("full", "As many answers have come as there are phones.", 409)
        self._leave(left)
        for cell in added:
            if cell not in box.cells:
                self._new_text(key, cell, cell, box)
            self._more[(*key, cell)] += 1
        self._touched[key] += 1

    def _ask(self, paper: Submission, box: _Box, key: Key) -> None:
        if box.kind != "questions":
            raise RoomRefusal("no-questions", "This poll takes answers, not questions.")
        text = plain(paper.answer, LONGEST_QUESTION)
        if len(box.cells) >= MAX_TEXTS:
            raise RoomRefusal("full", "There are enough questions now.", 409)
        self._leave_first_trace(paper)
        self._new_text(key, secrets.token_hex(8), text, box)
        self._touched[key] += 1

    def _upvote(self, paper: Submission, box: _Box, key: Key) -> None:
        if box.kind != "questions" or not _is_name(paper.answer) or not box.cells.get(paper.answer):
            raise RoomRefusal("no-question", "This question is not there.", 404)
        self._leave(self._trace(paper, f"{paper.poll}#{paper.answer}"))
        self._more[(*key, paper.answer)] += 1

    def _room(self, code: str) -> Any:
        room = self._rooms.get(code)
        if room is None:
            raise no_room()
        return room

    def _trace(self, paper: Submission, use: str) -> Trace:
        """The trace a paper would leave. Raises RoomRefusal when it has been left."""
        left = (paper.code, use, trace(self._rooms[paper.code].secret, use, paper.token))
        if left in self._traces:
            raise counted_before()
        return left

    def _leave(self, left: Trace) -> None:
        self._traces.add(left)
        self._new_traces.append(dict(zip(("code", "poll", "trace"), left, strict=True)))

    def _leave_first_trace(self, paper: Submission) -> None:
        """The trace of one of the questions that each phone may ask."""
        for use in _uses(paper):
            try:
                return self._leave(self._trace(paper, use))
            except RoomRefusal:
                continue
        raise RoomRefusal("enough", f"You have asked {QUESTIONS_EACH} questions. Leave room for others.", 409)

    def _new_text(self, key: Key, cell: str, text: str, box: _Box) -> None:
        row = {"code": key[0], "poll": key[1], "cell": cell, "text": text, "allowed": False}
        self._new_cells[(*key, cell)] = row
        box.cells[cell] = False

    def _read(self, keys: set[Key]) -> dict[Key, _Box]:
        ours = tuple_(polls.c.code, polls.c.poll).in_(sorted(keys))
        found = self._connection.execute(
            select(polls).where(ours).order_by(polls.c.code, polls.c.poll).with_for_update()
        )
        boxes = {
            (row.code, row.poll): _Box(row.kind, row.most, row.is_open, row.number, row.held, row.shown)
            for row in found
        }
        if boxes:
            theirs = tuple_(tally.c.code, tally.c.poll).in_(sorted(boxes))
            for row in self._connection.execute(select(tally).where(theirs)):
                boxes[row.code, row.poll].cells[row.cell] = row.allowed
        return boxes

    def _known_traces(self, papers: Iterable[Submission]) -> set[tuple[str, str, str]]:
        wanted = set()
        for paper in papers:
            room = self._rooms.get(paper.code)
            if room is not None and _is_name(paper.poll) and is_token(paper.token, room.secret):
                wanted |= {trace(room.secret, use, paper.token) for use in _uses(paper)}
        found = select(traces.c.code, traces.c.poll, traces.c.trace).where(traces.c.trace.in_(sorted(wanted)))
        return {tuple(row) for row in self._connection.execute(found)} if wanted else set()

    def write(self) -> None:
        """Writes what was taken, in an order in which no two servers can wait for each other."""
        run = self._connection.execute
        for code, more in sorted(self._phones.items()):
            run(update(rooms).where(rooms.c.code == code).values(phones=rooms.c.phones + more))
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

    def _settle(self, code: str, poll: str, box: _Box, more: int) -> None:
        """Counts the answers of a poll; what is shown moves on by five or more at a time."""
        number = box.number + more
        values = {"number": number}
        if number - box.held >= MIN_CELL:
            values |= {"shown": box.held, "held": number}
            moved = {"shown": tally.c.held, "held": tally.c.number}
            this = (tally.c.code == code) & (tally.c.poll == poll)
            self._connection.execute(update(tally).where(this).values(**moved))
        this = (polls.c.code == code) & (polls.c.poll == poll)
        self._connection.execute(update(polls).where(this).values(**values))


def _uses(paper: Submission) -> list[str]:
    """What a paper leaves a trace for: answering a poll, one of the questions, or backing one."""
    if paper.use == "ask":
        return [f"{paper.poll}#ask{number}" for number in range(QUESTIONS_EACH)]
    if paper.use == "upvote":
        return [f"{paper.poll}#{paper.answer}"] if _is_name(paper.answer) else []
    return [paper.poll]


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
    .values(number=tally.c.number + bindparam("by"))
)
