"""The results of a room as tables; the small-count rule is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from ...model.content.content import Content
from ...model.content.schema.workshop import Poll
from ...model.content.workshop_script import asked
from ...model.triage.body_sites import places
from .presenter_view import changes
from .quiz_change import QuizChange
from .room_state import RoomNow, StoredPoll, read_room

COLUMNS = ["poll", "question", "answer", "at_least", "at_most", "mean_place", "answers"]
FORMULA = ("=", "+", "-", "@", "\t")


def results_frame(room: RoomNow, content: Content) -> pd.DataFrame:
    """One row for each answer, or answers counted together: `at_least` and `at_most` are how many gave it.

    `mean_place` is for polls that are put in order; `answers` is how many the figures are of.
    """
    polls = asked(content)
    rows = [
        row for name, box in room.polls.items() if name in polls for row in _rows(polls[name], box, content)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"at_least": "Int64", "at_most": "Int64", "mean_place": "Float64"})


def results_csv(engine: Engine, code: str, content: Content) -> str:
    """The same as CSV; what somebody wrote cannot start a formula in a spreadsheet."""
    frame = results_frame(read_room(engine, code), content)
    frame["answer"] = [f"'{text}" if text.startswith(FORMULA) else text for text in frame["answer"]]
    text: str = frame.to_csv(index=False)
    return text


def quiz_frame(room: RoomNow, content: Content) -> pd.DataFrame:
    """One row for each quiz question: right answers before and after, the change of their share, its bounds.

    A number that the small-count rule hides is missing. The bounds (95 in 100) take the two rounds for
    two groups of people: nothing is stored that could tell who answered twice.
    """
    asks = {question.id: question.ask for question in content.workshop.quiz}
    frame = pd.DataFrame([_quiz_row(asks[name], found) for name, found in changes(room, content)])
    return frame.astype({"right_before": "Int64", "right_after": "Int64"})


def labels_of(poll: Poll, content: Content) -> Mapping[str, str]:
    """The answers of a poll in English, by id."""
    if poll.kind == "places":
        return {name: _place(place.area.label, place.side) for name, place in places(content).items()}
    return {option.id: option.label or option.id for option in poll.options}


def _rows(poll: Poll, box: StoredPoll, content: Content) -> Iterator[dict[str, Any]]:
    found, labels = box.result(), labels_of(poll, content)
    said = {"poll": poll.id, "question": poll.ask, "answers": found["n"]}
    for group in found.get("groups", ()):
        answer = " or ".join(labels.get(name, name) for name in group["ids"])
        yield {**said, "answer": answer, "at_least": group["low"], "at_most": group["high"]}
    for place in found.get("places", ()):
        yield {**said, "answer": labels[place["id"]], "mean_place": place["mean"]}
    for written in (*found.get("words", ()), *found.get("questions", ())):
        yield {**said, "answer": written["text"], "at_least": written["low"], "at_most": written["high"]}


def _quiz_row(ask: str, found: QuizChange) -> dict[str, Any]:
    return {
        "question": ask,
        "n_before": found.n_before,
        "right_before": _exact(found.before),
        "n_after": found.n_after,
        "right_after": _exact(found.after),
        "change": found.change,
        "low": found.low,
        "high": found.high,
    }


def _exact(bounds: tuple[int, int]) -> int | None:
    return bounds[0] if bounds[0] == bounds[1] else None


def _place(label: str, side: str) -> str:
    return label + {"l": ", left", "r": ", right"}.get(side, "")
