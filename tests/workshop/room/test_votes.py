"""Promises of a room's store: each answer counts once, nobody is in it, and it is gone when it should be."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text

from widgets.model.content.content import Content
from widgets.workshop.room import disclosure_control, releases
from widgets.workshop.room import lifecycle as present
from widgets.workshop.room.database_tables import metadata
from widgets.workshop.room.refusals import RoomRefusal
from widgets.workshop.room.room_codes import LETTERS, new_code, read_code
from widgets.workshop.room.room_state import public_state, read_room
from widgets.workshop.room.store import store_url
from widgets.workshop.room.votes import Submission, count, count_one

from ..chances import no_chance
from ..phones import NAME, join, vote, vote_all


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts themselves show, so that they can be compared; noise has tests of its own."""
    no_chance(monkeypatch)


def shown(engine: Engine, code: str, poll: str) -> Any:
    return read_room(engine, code).polls[poll].result()


def settled(engine: Engine, code: str, poll: str) -> dict[str, int]:
    """The figures of a closed poll, before they are rounded."""
    query = text("SELECT cell, settled FROM tally WHERE code = :code AND poll = :poll ORDER BY place")
    with engine.connect() as connection:
        return {row.cell: row.settled for row in connection.execute(query, {"code": code, "poll": poll})}


def is_in(answer: str | RoomRefusal) -> bool:
    """Whether a phone joined; if not, because it waits at the door."""
    assert isinstance(answer, str) or answer.word == "door"
    return isinstance(answer, str)


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
    groups = {group["ids"][0]: group["about"] for group in shown(engine, code, "PL-01")["groups"]}
    assert groups == {"run": 15, "treat": 10, "coach": 5, "care": 0}
    assert settled(engine, code, "PL-01") == {"": 25, "run": 13, "treat": 9, "coach": 3, "care": 0}


def test_every_kind_of_poll_is_counted(engine: Engine, code: str, content: Content) -> None:
    for name in ("PL-02", "PL-03", "PL-05", "PL-07"):
        present.open_poll(engine, code, content, name)
    order = ["safety", "self-care", "physio", "procedures"]
    vote_all(engine, code, "PL-02", [0, 0, 3, 3, 3, 10, 10, 10, 10, 10])
    vote_all(engine, code, "PL-03", [["BM-03", "BM-07.r"]] * 11)
    vote_all(engine, code, "PL-05", [order] * 10)
    vote_all(engine, code, "PL-07", [["signs", "run"]] * 12)
    for name in ("PL-02", "PL-03", "PL-05", "PL-07"):
        present.close_poll(engine, code, name)

    scale = shown(engine, code, "PL-02")
    places = {group["ids"][0]: group["about"] for group in shown(engine, code, "PL-03")["groups"]}
    assert scale["groups"][-1] == {"ids": ["9", "10"], "about": 5}
    assert settled(engine, code, "PL-02") == {"": 10, "0-2": 2, "3-4": 3, "5-6": 0, "7-8": 0, "9-10": 5}
    assert (places["BM-03"], places["BM-01"]) == (10, 0)
    means = [(place["id"], place["mean"]) for place in shown(engine, code, "PL-05")["places"]]
    assert means == list(zip(order, (1.0, 2.0, 3.0, 4.0), strict=True))
    assert shown(engine, code, "PL-07")["groups"][1] == {"ids": ["causes"], "about": 0}


FORGED: list[tuple[str, Any]] = [
    ("PL-01", "sprint"), ("PL-01", ["run"]), ("PL-01", None), ("PL-01", {"$ne": 1}), ("PL-01", "run\x00"),
    ("PL-02", 11), ("PL-02", -1), ("PL-02", "5"), ("PL-02", 5.5), ("PL-02", True),
    ("PL-03", ["BM-99"]), ("PL-03", ["BM-03"] * 2), ("PL-03", [f"BM-0{n}" for n in range(1, 7)]),
    ("PL-03", []),
    ("PL-04", ["x"] * 10_000), ("PL-04", ["y" * 31]), ("PL-04", ["  "]), ("PL-04", [7]), ("PL-04", "z"),
    ("PL-05", ["safety"]), ("PL-05", ["safety"] * 4), ("PL-06", "Why?"), ("QZ-01.before", "both"),
    ("PL-01", ""), ("PL-03", [""]), ("PL-04", [""]), ("PL-05", ["safety"] * 3 + [""]),
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


def test_live_figures_move_by_ten_answers_or_more_and_closing_settles_them(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    seen = []
    for _ in range(58):
        vote_all(engine, code, "PL-01", ["run"])
        (poll,) = public_state(read_room(engine, code))["polls"]
        seen.append(poll["results"]["n"])
    present.close_poll(engine, code, "PL-01")

    moved = [place for place, (before, now) in enumerate(pairwise(seen), 2) if now != before]
    assert moved == [10, 20, 30, 45]
    assert shown(engine, code, "PL-01")["n"] == 60
    assert settled(engine, code, "PL-01")["run"] == 58


@pytest.mark.parametrize(("answers", "n"), [(9, 0), (10, 10)])
def test_closing_shows_nothing_of_fewer_than_ten_and_forgets_what_it_settled(
    engine: Engine, code: str, content: Content, answers: int, n: int
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    vote_all(engine, code, "PL-01", ["run"] * answers)

    present.close_poll(engine, code, "PL-01")

    assert shown(engine, code, "PL-01")["n"] == n
    with engine.connect() as connection:
        left = connection.execute(text("SELECT sum(since), sum(waiting) FROM tally")).one()
    assert sum(left) == (0 if n else 4 * answers)


def test_answers_after_reopening_are_added_once_ten_more_have_come(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-01")
    vote_all(engine, code, "PL-01", ["run"] * 20)
    found = []
    for more in (0, 9, 1):
        present.close_poll(engine, code, "PL-01")
        present.reopen_poll(engine, code, "PL-01")
        vote_all(engine, code, "PL-01", ["coach"] * more)
        present.close_poll(engine, code, "PL-01")
        found.append(settled(engine, code, "PL-01")[""])

    assert found == [20, 20, 30]


def test_a_second_closing_tells_less_of_an_answer_than_the_first(
    engine: Engine, code: str, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or nine known answers between two closings would surround the tenth."""
    drawn_for: list[set[float]] = []
    monkeypatch.setattr(disclosure_control, "CLOSE", 6)
    monkeypatch.setattr(disclosure_control, "CLOSE_AGAIN", 2)
    monkeypatch.setattr(releases, "noise", lambda epsilon: drawn_for[-1].add(epsilon) or 0)
    present.open_poll(engine, code, content, "PL-01")
    for _ in range(3):
        drawn_for.append(set())
        vote_all(engine, code, "PL-01", ["run"] * 10)
        drawn_for.append(set())
        present.close_poll(engine, code, "PL-01")
        present.reopen_poll(engine, code, "PL-01")

    assert drawn_for[1::2] == [{6}, {2}, {2}]


def test_a_room_takes_as_many_phones_as_its_presenter_said_and_ten_more_with_each_yes(
    engine: Engine,
) -> None:
    code = present.make_room(engine, NAME, size=3)
    first = [is_in(answer) for answer in count(engine, [Submission(code, "join")] * 4)]
    knocked = read_room(engine, code).has_phones_at_door
    present.let_in(engine, code)
    waits = read_room(engine, code).has_phones_at_door
    later = [is_in(answer) for answer in count(engine, [Submission(code, "join")] * 11)]

    assert first == [True] * 3 + [False]
    assert (knocked, waits, read_room(engine, code).has_phones_at_door) == (True, False, True)
    assert later == [True] * 10 + [False]


def test_a_phone_that_came_too_fast_needs_the_presenters_yes(engine: Engine, code: str) -> None:
    fast, slow = Submission(code, "join", is_fast=True), Submission(code, "join")
    before = [is_in(answer) for answer in count(engine, [fast, slow])]
    present.let_in(engine, code)

    assert before == [False, True]
    assert is_in(count(engine, [fast])[0])


@pytest.mark.parametrize("size", [0, 2001, -1, 1.5, True, "150", None])
def test_a_size_that_is_none_is_refused_with_what_to_write(engine: Engine, size: object) -> None:
    with pytest.raises(RoomRefusal, match="a whole number from 1 to 2000"):
        present.make_room(engine, NAME, size=size)


def test_the_ends_of_the_sizes_a_room_can_have_are_taken() -> None:
    assert [present.known_size(size) for size in (1, 2000)] == [1, 2000]


def test_phones_see_a_result_only_when_it_is_time(engine: Engine, code: str, content: Content) -> None:
    def state(name: str) -> Any:
        return {poll["id"]: poll for poll in public_state(read_room(engine, code))["polls"]}[name]

    present.open_poll(engine, code, content, "QZ-01.before", show="closed")
    vote_all(engine, code, "QZ-01.before", ["both"] * 5 + ["ibuprofen"] * 5)
    assert state("QZ-01.before")["results"] is None
    present.close_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["results"]["n"] == 10
    assert "right" not in state("QZ-01.before")
    present.reveal_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["right"] == "ibuprofen"
    present.hide_poll(engine, code, "QZ-01.before")
    assert state("QZ-01.before")["results"] is None


def test_words_wait_for_the_presenter_and_lose_what_is_not_seen(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-04")
    words = [["Shame"], ["shame "], ["<script>alert(1)</script>"], ["\u202eRude\x07"]]
    vote_all(engine, code, "PL-04", [*words, *[["shame"]] * 5])
    assert read_room(engine, code).polls["PL-04"].held == ()
    for act in (present.allow_word, present.refuse_word):
        with pytest.raises(RoomRefusal, match="not there"):
            act(engine, code, "PL-04", "shame")
    vote_all(engine, code, "PL-04", [["shame"]])

    held = [cell.text for cell in read_room(engine, code).polls["PL-04"].held]
    assert held == ["<script>alert(1)</script>", "rude", "shame"]
    assert shown(engine, code, "PL-04")["words"] == []
    present.allow_word(engine, code, "PL-04", "shame")
    present.refuse_word(engine, code, "PL-04", "rude")
    assert shown(engine, code, "PL-04")["words"] == [{"text": "shame", "about": 10}]
    assert "rude" not in everything(engine)
    present.refuse_waiting(engine, code, "PL-04")
    assert "script" not in everything(engine) and shown(engine, code, "PL-04")["words"][0]["text"] == "shame"


def test_a_poll_that_closes_early_still_brings_its_words_to_the_presenter(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-04")
    vote_all(engine, code, "PL-04", [["shame"]])
    present.close_poll(engine, code, "PL-04")

    assert [cell.text for cell in read_room(engine, code).polls["PL-04"].held] == ["shame"]


def test_no_word_of_a_presenter_touches_an_option(engine: Engine, code: str, content: Content) -> None:
    present.open_poll(engine, code, content, "PL-01")
    before = everything(engine)
    for name in ("run", ""):
        with pytest.raises(RoomRefusal, match="not there"):
            present.refuse_word(engine, code, "PL-01", name)
    present.refuse_waiting(engine, code, "PL-01")

    assert everything(engine) == before


def test_a_question_is_held_then_backed_once_by_each_phone(
    engine: Engine, code: str, content: Content
) -> None:
    present.open_poll(engine, code, content, "PL-06")
    tokens = join(engine, code, 7)
    asked = [count(engine, [Submission(code, "ask", tokens[0], "PL-06", "Why me?")])[0] for _ in range(4)]
    (first, *_) = read_room(engine, code).polls["PL-06"].held
    back = [Submission(code, "upvote", token, "PL-06", first.name) for token in [*tokens, tokens[0]]]

    assert [getattr(answer, "word", answer) for answer in asked] == ["", "", "", "enough"]
    assert all(isinstance(answer, RoomRefusal) for answer in count(engine, back))
    present.allow_word(engine, code, "PL-06", first.name)
    assert [getattr(answer, "word", answer) for answer in count(engine, back)] == [""] * 7 + [
        "counted-before"
    ]
    assert shown(engine, code, "PL-06")["questions"][0] | {"id": ""} == {
        "id": "", "text": "Why me?", "about": 5,
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
    "rooms": {
        "code", "guide", "secret", "until", "slide", "step", "blank", "size", "extra",
        "at_door", "phones", "here", "told", "untold",
    },
    "present": {"code", "server", "phones", "until"},
    "polls": {
        "code", "poll", "kind", "most", "right", "round", "is_open", "show", "revealed",
        "released", "closings", "number", "told", "untold", "fresh", "step_at",
    },
    "tally": {
        "code", "poll", "cell", "place", "text", "allowed", "seen", "since", "waiting", "shown", "settled",
    },
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
    assert everything(engine) == "[[], [], [], [], []]"


def test_one_setting_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", "postgresql+psycopg://me@example.org/rooms")
    assert store_url() == "postgresql+psycopg://me@example.org/rooms"
    monkeypatch.setenv("STRIDEWELL_ROOMS", "/var/rooms.sqlite")
    assert store_url() == "sqlite:////var/rooms.sqlite"
    monkeypatch.setenv("STRIDEWELL_ROOMS", "://example.org/rooms")
    with pytest.raises(ValueError, match="Write it like"):
        store_url()
