"""Promises of a room's store: each answer counts once, nobody is in it, and it is gone when it should be."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text

from widgets.model.content.content import Content
from widgets.workshop.room import lifecycle as present
from widgets.workshop.room.database_tables import metadata
from widgets.workshop.room.refusals import RoomRefusal
from widgets.workshop.room.room_codes import LETTERS, new_code, read_code
from widgets.workshop.room.room_state import public_state, read_room
from widgets.workshop.room.store import store_url
from widgets.workshop.room.votes import Submission, count, count_one

from ..phones import NAME, join, vote, vote_all


def shown(engine: Engine, code: str, poll: str) -> Any:
    return read_room(engine, code).polls[poll].result()


def everything(engine: Engine) -> str:
    """All that is stored, as one text."""
    with engine.connect() as connection:
        return str([connection.execute(table.select()).all() for table in metadata.sorted_tables])


def test_a_code_has_no_look_alikes_and_forgives_how_it_is_typed() -> None:
    assert not set("0OQ1I5S2Z8BUVCEA") & set(LETTERS) - {"S", "Z"}
    assert read_code(new_code().lower()[:3] + " -" + "dfg") != ""
    assert read_code("dfghj") == read_code("dfghja") == read_code("") == ""


def test_each_answer_is_counted_once(engine: Engine, code: str, content: Content) -> None:
    present.open_poll(engine, code, content, "PL-01")
    tokens = vote_all(engine, code, "PL-01", ["run"] * 12 + ["treat"] * 9 + ["coach"] * 3)

    again = [vote(engine, code, "PL-01", token, "coach") for token in tokens]
    twice = count(engine, [Submission(code, "vote", join(engine, code, 1)[0], "PL-01", "run")] * 2)
    present.close_poll(engine, code, "PL-01")

    assert set(again) == {"counted-before"}
    assert [getattr(answer, "word", answer) for answer in twice] == ["", "counted-before"]
    groups = {tuple(group["ids"]): group["low"] for group in shown(engine, code, "PL-01")["groups"]}
    assert groups == {("run",): 13, ("treat", "coach", "care"): 12}


def test_every_kind_of_poll_is_counted(engine: Engine, code: str, content: Content) -> None:
    for name in ("PL-02", "PL-03", "PL-05", "PL-07"):
        present.open_poll(engine, code, content, name)
    order = ["safety", "self-care", "physio", "procedures"]
    vote_all(engine, code, "PL-02", [0, 0, 3, 3, 3, 10, 10, 10, 10, 10])
    vote_all(engine, code, "PL-03", [["BM-03", "BM-07.r"]] * 6)
    vote_all(engine, code, "PL-05", [order] * 5)
    vote_all(engine, code, "PL-07", [["signs", "run"]] * 7)
    for name in ("PL-02", "PL-03", "PL-05", "PL-07"):
        present.close_poll(engine, code, name)

    scale = shown(engine, code, "PL-02")
    places = {g["ids"][0]: (g["low"], g["high"]) for g in shown(engine, code, "PL-03")["groups"]}
    assert (scale["median"], [group["low"] for group in scale["groups"]]) == (6.5, [5, 5])
    assert (places["BM-03"], places["BM-01"]) == ((2, 6), (0, 4))
    assert shown(engine, code, "PL-05")["places"][0] == {"id": "safety", "mean": 1.0}
    assert shown(engine, code, "PL-07")["groups"][1] == {"ids": ["causes"], "low": 0, "high": 4}


FORGED: list[tuple[str, Any]] = [
    ("PL-01", "sprint"), ("PL-01", ["run"]), ("PL-01", None), ("PL-01", {"$ne": 1}), ("PL-01", "run\x00"),
    ("PL-02", 11), ("PL-02", -1), ("PL-02", "5"), ("PL-02", 5.5), ("PL-02", True),
    ("PL-03", ["BM-99"]), ("PL-03", ["BM-03"] * 2), ("PL-03", [f"BM-0{n}" for n in range(1, 7)]),
    ("PL-03", []),
    ("PL-04", ["x"] * 10_000), ("PL-04", ["y" * 31]), ("PL-04", ["  "]), ("PL-04", [7]), ("PL-04", "z"),
    ("PL-05", ["safety"]), ("PL-05", ["safety"] * 4), ("PL-06", "Why?"), ("QZ-01.before", "both"),
    ("PL-99", "run"), ("", "run"), (None, "run"), ("PL-01\x00", "run"), ("\ud800", "run"), (7, "run"),
]  # fmt: skip


def test_a_forged_answer_is_refused_and_counts_nothing(engine: Engine, code: str, content: Content) -> None:
    for number in range(1, 7):
        present.open_poll(engine, code, content, f"PL-0{number}")
    token = join(engine, code, 40)[0]
    before = everything(engine)

    refused = count(engine, [Submission(code, "vote", token, poll, answer) for poll, answer in FORGED])

    assert all(isinstance(answer, RoomRefusal) and answer.says for answer in refused)
    assert everything(engine) == before


@pytest.mark.parametrize("token", ["", "0" * 64, "é" * 64, None, 7, ["0" * 64], "0" * 9999])
def test_a_phone_that_did_not_join_is_refused(
    engine: Engine, code: str, content: Content, token: object
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    join(engine, code, 1)

    assert vote(engine, code, "PL-01", token, "run") == "not-joined"  # type: ignore[arg-type]


def test_a_token_of_another_room_or_a_closed_poll_counts_nothing(
    engine: Engine, code: str, content: Content
) -> None:
    other = present.make_room(engine, NAME)
    present.open_poll(engine, code, content, "PL-01")
    token, stranger = join(engine, code, 1)[0], join(engine, other, 1)[0]

    assert vote(engine, code, "PL-01", stranger, "run") == "not-joined"
    assert vote(engine, "DDDDDD", "PL-01", token, "run") == "no-room"
    present.close_poll(engine, code, "PL-01")
    assert vote(engine, code, "PL-01", token, "run") == "closed"
    present.reopen_poll(engine, code, "PL-01")
    assert vote(engine, code, "PL-01", token, "run") == ""


def test_a_poll_never_holds_more_answers_than_there_are_phones(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    tokens = vote_all(engine, code, "PL-01", ["run"] * 5)
    present.close_poll(engine, code, "PL-01")
    present.reopen_poll(engine, code, "PL-01")

    assert {vote(engine, code, "PL-01", token, "run") for token in tokens} == {"full"}


def test_live_figures_move_by_five_or_more_so_that_nobody_stands_out(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    seen = []
    for _ in range(23):
        vote_all(engine, code, "PL-01", ["run"])
        (poll,) = public_state(read_room(engine, code))["polls"]
        seen.append(poll["results"]["n"])
    present.close_poll(engine, code, "PL-01")

    steps = sorted({*seen, shown(engine, code, "PL-01")["n"]})
    assert steps[-1] == 23
    assert all(later - earlier >= 5 for earlier, later in pairwise(steps))


def test_phones_see_a_result_only_when_it_is_time(engine: Engine, code: str, content: Content) -> None:
    def state(name: str) -> Any:
        return {poll["id"]: poll for poll in public_state(read_room(engine, code))["polls"]}[name]

    present.open_poll(engine, code, content, "QZ-01.before", show="closed")
    vote_all(engine, code, "QZ-01.before", ["both"] * 6 + ["ibuprofen"] * 6)
    assert state("QZ-01.before")["results"] is None
    present.close_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["results"]["n"] == 12
    assert "right" not in state("QZ-01.before")
    present.reveal_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["right"] == "ibuprofen"
    present.hide_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["results"] is None


def test_words_wait_for_the_presenter_and_lose_what_is_not_seen(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-04")
    vote_all(
        engine, code, "PL-04", [["Shame"], ["shame "], ["<script>alert(1)</script>"], ["\u202eRude\x07"]]
    )

    held = [cell.text for cell in read_room(engine, code).polls["PL-04"].held]
    assert held == ["<script>alert(1)</script>", "rude", "shame"]
    assert shown(engine, code, "PL-04")["words"] == []
    present.allow_word(engine, code, "PL-04", "shame")
    present.refuse_word(engine, code, "PL-04", "rude")
    assert shown(engine, code, "PL-04")["words"] == [{"text": "shame", "low": 0, "high": 4}]
    assert "rude" not in everything(engine)


def test_a_question_is_held_then_backed_once_by_each_phone(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-06")
    tokens = join(engine, code, 6)
    asked = [count(engine, [Submission(code, "ask", tokens[0], "PL-06", "Why me?")])[0] for _ in range(4)]
    (first, *_) = read_room(engine, code).polls["PL-06"].held
    back = [Submission(code, "upvote", token, "PL-06", first.name) for token in [*tokens, tokens[0]]]

    assert [getattr(answer, "word", answer) for answer in asked] == ["", "", "", "enough"]
    assert all(isinstance(answer, RoomRefusal) for answer in count(engine, back))
    present.allow_word(engine, code, "PL-06", first.name)
    assert [getattr(answer, "word", answer) for answer in count(engine, back)] == [""] * 6 + [
        "counted-before"
    ]
    assert shown(engine, code, "PL-06")["questions"][0] | {"id": ""} == {
        "id": "", "text": "Why me?", "low": 5, "high": 9,
    }  # fmt: skip


def test_options_stay_once_there_are_votes(engine: Engine, code: str, content: Content) -> None:
    present.open_poll(engine, code, content, "PL-01")
    token = join(engine, code, 2)
    assert vote(engine, code, "PL-01", token[0], "run") == ""
    poll, *others = content.workshop.polls
    options = tuple(option.model_copy(update={"id": option.id + "x"}) for option in poll.options)
    polls = (poll.model_copy(update={"options": options}), *others)
    changed = content.workshop.model_copy(update={"polls": polls})
    present.open_poll(
        engine, code, replace(content, parts={**content.parts, "workshop.yaml": changed}), "PL-01"
    )

    assert vote(engine, code, "PL-01", token[1], "run") == ""


STORED = {
    "rooms": {"code", "guide", "secret", "until", "slide", "step", "phones"},
    "polls": {
        "code", "poll", "kind", "most", "right", "round", "is_open", "show", "revealed",
        "number", "held", "shown",
    },
    "tally": {"code", "poll", "cell", "place", "text", "allowed", "number", "held", "shown"},
    "traces": {"code", "poll", "trace"},
}  # fmt: skip


def test_the_database_holds_what_the_page_says_and_no_more(
    engine: Engine, code: str, content: Content, tmp_path: Path
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    tokens = vote_all(engine, code, "PL-01", ["run"] * 7)
    look = inspect(engine)
    columns = {name: {c["name"] for c in look.get_columns(name)} for name in look.get_table_names()}
    page = (Path(present.__file__).parent / "README.md").read_text(encoding="utf-8")

    assert columns == STORED
    assert all(f"`{name}`" in page for table in STORED.values() for name in table)
    during = everything(engine)
    assert not any(token in during or token[:32] in during for token in tokens)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            with pytest.raises(Exception, match="rowid"):
                connection.execute(text("SELECT rowid FROM traces"))
    present.close_poll(engine, code, "PL-01")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM traces")).scalar() == 0


def test_a_room_is_gone_at_once_on_request_and_after_a_day_by_itself(
    engine: Engine, code: str, content: Content, tmp_path: Path
) -> None:
    present.open_poll(engine, code, content, "PL-04")
    vote_all(engine, code, "PL-04", [["unmistakable"]])
    present.end_room(engine, code)
    present.make_room(engine, NAME, now=0)

    assert "unmistakable" not in everything(engine)
    assert not any(b"unmistakable" in path.read_bytes() for path in tmp_path.glob("rooms.sqlite*"))
    with pytest.raises(RoomRefusal, match="no room"):
        count_one(engine, Submission(code, "join"))
    present.sweep(engine)
    assert everything(engine) == "[[], [], [], []]"


def test_one_setting_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", "postgresql+psycopg://me@example.org/rooms")
    assert store_url() == "postgresql+psycopg://me@example.org/rooms"
    monkeypatch.setenv("STRIDEWELL_ROOMS", "/var/rooms.sqlite")
    assert store_url() == "sqlite:////var/rooms.sqlite"
    monkeypatch.setenv("STRIDEWELL_ROOMS", "://example.org/rooms")
    with pytest.raises(ValueError, match="Write it like"):
        store_url()
