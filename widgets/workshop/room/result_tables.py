"""The results of a room as tables, of the figures that may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from ...model.content.content import Content
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import asked
from ...model.csv_cells import csv_of_frame
from ...model.triage.body_sites import places
from .presenter_view import changes
from .quiz_change import QuizChange
from .room_state import RoomNow, StoredPoll, read_room

COLUMNS = ["poll", "question", "answer", "about", "mean_place", "answers"]


def results_frame(room: RoomNow, content: Content) -> pd.DataFrame:
    """One row for each answer: `about` how many gave it, of about `answers`, both to the nearest five.

    `mean_place` is for polls that are put in order.
    """
    polls = asked(content)
    rows = [
        row for name, box in room.polls.items() if name in polls for row in _rows(polls[name], box, content)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"about": "Int64", "mean_place": "Float64"})


def results_csv(engine: Engine, code: str, content: Content) -> str:
    """The same as CSV; what somebody wrote cannot start a formula in a spreadsheet."""
    return csv_of_frame(results_frame(read_room(engine, code), content))


def quiz_frame(room: RoomNow, content: Content) -> pd.DataFrame:
    """One row for each quiz question: right answers before and after, the change of their share, its bounds.

    The bounds (95 in 100) take the two rounds for two groups of people: nothing is stored that could tell
    who answered twice. A question of which a round has no figures has none.
    """
    asks = {question.id: question.ask for question in content.workshop.quiz}
    frame = pd.DataFrame([_quiz_row(asks[name], found) for name, found in changes(room, content)])
    return frame.astype({"change": "Float64", "low": "Float64", "high": "Float64"})


def labels_of(poll: Poll, content: Content) -> Mapping[str, str]:
    """The answers of a poll in English, by id."""
    if poll.kind == "places":
        return {name: _place(place.area.label, place.side) for name, place in places(content).items()}
    return {option.id: option.label or option.id for option in poll.options}


def _rows(poll: Poll, box: StoredPoll, content: Content) -> Iterator[dict[str, Any]]:
    found, labels = box.result(), labels_of(poll, content)
    said = {"poll": poll.id, "question": poll.ask, "answers": found["n"]}
    for group in found.get("groups", ()):
        answer = " to ".join(labels.get(name, name) for name in group["ids"])
        yield {**said, "answer": answer, "about": group["about"]}
    for place in found.get("places", ()):
        yield {**said, "answer": labels[place["id"]], "mean_place": place["mean"]}
    for written in (*found.get("words", ()), *found.get("questions", ())):
        yield {**said, "answer": written["text"], "about": written["about"]}


def _quiz_row(ask: str, found: QuizChange) -> dict[str, Any]:
    return {
        "question": ask,
        "n_before": found.before.n,
        "right_before": found.before.right,
        "n_after": found.after.n,
        "right_after": found.after.right,
        "change": found.change,
        "low": found.low,
        "high": found.high,
    }


def _place(label: str, side: str) -> str:
    return label + {"l": ", left", "r": ", right"}.get(side, "")
