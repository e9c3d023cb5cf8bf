"""Promises of the presenter's room in a notebook: what it shows is what was counted, and no more."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from tests.workshop.chances import no_chance
from tests.workshop.phones import join, vote, vote_all
from widgets import Guide
from widgets import reachable_address as addresses
from widgets.reachable_address import is_reachable, reachable_address
from widgets.workshop.room.refusals import RoomRefusal
from widgets.workshop.room.room_state import read_codes
from widgets.workshop.room.store import open_store
from widgets.workshop.room.votes import Submission, count
from widgets.workshop.slides.presenter_room import Room


@pytest.fixture
def room(guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    no_chance(monkeypatch)
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "rooms.sqlite"))
    return guide.room()


def test_the_figure_and_the_file_show_every_answer_in_fives(room: Room) -> None:
    room.open("PL-01")
    vote_all(open_store(), room.code, "PL-01", ["run"] * 20 + ["treat"] * 9 + ["coach"] * 3)
    room.close("PL-01")

    frame = pd.read_csv(io.StringIO(room.to_csv()))
    (bars,) = room.figure("PL-01").data
    assert list(frame["about"]) == [20, 10, 5, 0] == list(bars.x)
    assert frame["answers"].unique() == [30]


def test_a_room_of_another_guide_is_refused_by_its_name(room: Room) -> None:
    knee = Guide("knee-pain-after-running")

    with pytest.raises(RoomRefusal, match=rf'Guide\("pelvic-pain-after-running"\).room\("{room.code}"\)'):
        knee.room(room.code)
    assert knee.room(knee.room().code).state()["polls"]


def test_a_word_cannot_start_a_formula(room: Room) -> None:
    room.open("PL-04")
    (token,) = join(open_store(), room.code, 1)
    assert vote(open_store(), room.code, "PL-04", token, ["=cmd()"]) == ""
    room.close("PL-04")
    (held,) = room.held("PL-04")
    room.allow("PL-04", held.name)

    assert list(pd.read_csv(io.StringIO(room.to_csv()))["answer"]) == ["'=cmd()"]


def test_the_quiz_shows_the_change_with_its_number_and_its_bounds(room: Room) -> None:
    for when, right in (("before", 12), ("after", 24)):
        room.open(f"quiz.{when}")
        answers = ["ibuprofen"] * right + ["both"] * (30 - right)
        vote_all(open_store(), room.code, f"QZ-01.{when}", answers)
        room.close(f"quiz.{when}")

    first = room.quiz().iloc[0]
    assert (first["n_before"], first["right_before"], first["right_after"]) == (30, 10, 25)
    assert first["change"] == 0.5
    assert first["low"] < 0.5 < first["high"]
    assert list(room.quiz_figure().data[0].x) == [pytest.approx(50)]
    assert room.quiz()["low"].notna().sum() == 1


def test_a_demo_room_fills_itself_the_same_each_time(guide: Guide, room: Room) -> None:
    one, other = guide.room(demo=True), guide.room(demo=True)

    assert one.to_csv() == other.to_csv()
    assert set(one.to_frame()["poll"]) == {poll["id"] for poll in one.state()["polls"]}
    assert one.state()["quiz"][0]["n_after"] > 5


def test_a_demo_is_marked_and_no_server_finds_it(guide: Guide, room: Room) -> None:
    demo = guide.room(demo=True)

    assert read_codes(open_store()) == [room.code]
    assert demo.state()["rehearsal"] and not room.state()["rehearsal"]
    assert "This is a rehearsal" in demo.card() and "<svg" not in demo.card()
    assert "This is a rehearsal" not in room.card()
    with pytest.raises(RoomRefusal, match="no room"):
        guide.room(demo.code)


def test_a_round_that_is_open_shows_no_change(room: Room) -> None:
    for when in ("before", "after"):
        room.open(f"quiz.{when}")
        vote_all(open_store(), room.code, f"QZ-01.{when}", ["ibuprofen"] * 30)
        room.close(f"quiz.{when}")
    closed = room.quiz()["change"].notna().sum()
    room.reopen("quiz.after")

    assert (closed, room.quiz()["change"].notna().sum()) == (1, 0)


def test_a_room_is_made_for_so_many_people_and_its_presenter_lets_more_in(guide: Guide, room: Room) -> None:
    small = guide.room(size=2)
    joined = count(open_store(), [Submission(small.code, "join")] * 3)
    small.let_in()

    assert [isinstance(answer, str) for answer in joined] == [True, True, False]
    assert isinstance(count(open_store(), [Submission(small.code, "join")])[0], str)
    assert 40 in set(guide.room(demo=True, size=1).to_frame()["answers"])


def test_what_waits_is_refused_at_once(room: Room) -> None:
    room.open("PL-06")
    (token,) = join(open_store(), room.code, 1)
    for text in ("One?", "Two?"):
        count(open_store(), [Submission(room.code, "ask", token, "PL-06", text)])

    room.refuse_waiting("PL-06")

    assert room.held("PL-06") == ()


def test_a_room_is_found_by_its_code_and_gone_when_it_ends(guide: Guide, room: Room) -> None:
    assert guide.room(room.code.lower()).code == room.code
    assert room.code in room.card()
    room.end()
    with pytest.raises(RoomRefusal, match="no room"):
        guide.room(room.code)


def test_the_card_shows_a_code_that_phones_can_scan(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDEWELL_ADDRESS", "https://example.org/guide/")

    assert f'href="https://example.org/guide/room/{room.code}"' in room.card()
    assert 'width="240" height="240"' in room.card() and 'width="240"' in room.qr()


def test_where_no_phone_can_come_the_card_says_what_to_do(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("STRIDEWELL_ADDRESS", addresses.LISTENS):
        monkeypatch.delenv(name, raising=False)

    assert "<svg" not in room.card() and room.code in room.card()
    assert "stridewell serve --host 0.0.0.0" in room.card() and "STRIDEWELL_ADDRESS" in room.card()


def test_the_address_is_one_that_a_phone_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STRIDEWELL_ADDRESS", raising=False)
    monkeypatch.setenv(addresses.LISTENS, "0.0.0.0:8866/guide/")
    monkeypatch.setattr(addresses, "outward", lambda: "192.0.2.7")
    assert reachable_address() == "http://192.0.2.7:8866/guide/"
    assert is_reachable(reachable_address())
    monkeypatch.setenv(addresses.LISTENS, "127.0.0.1:8866/")
    assert not is_reachable(reachable_address())
    monkeypatch.setenv("STRIDEWELL_ADDRESS", "https://example.org/guide")
    assert reachable_address() == "https://example.org/guide/"
