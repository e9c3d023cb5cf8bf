"""Promises of rooms on a server: phones are counted, the hostile refused, and the key keeps the rest."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serve.served import Served, serving, wait_until
from tests.workshop.phones import counted
from widgets.workshop.room.room_state import read_codes
from widgets.workshop.room.store import open_store


class Speaker:
    """What phones and a presenter say to a server, in JSON."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.key = {"Cookie": served.cookie()}

    @property
    def store(self) -> Path:
        """The file of its rooms."""
        return self.served.log.parent / "rooms.sqlite"

    def post(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        sent = body if isinstance(body, str) else json.dumps(body)
        answer = self.served.ask(path, "POST", sent, **{"Content-Type": "application/json", **headers})
        return answer.status, json.loads(answer.text)

    def present(self, path: str, body: Any) -> Any:
        status, said = self.post(f"/clinic/rooms{path}", body, **self.key)
        assert status < 300, said
        return said

    def seen(self, code: str) -> Any:
        return json.loads(self.served.ask(f"/clinic/rooms/{code}", **self.key).text)

    def joined(self, code: str) -> str:
        status, said = self.post(f"/room/{code}/join", {})
        assert status == 200, said
        token: str = said["token"]
        return token

    def vote(self, code: str, token: Any, answer: Any, poll: Any = "PL-01") -> tuple[int, str]:
        status, said = self.post(f"/room/{code}/vote", {"token": token, "poll": poll, "answer": answer})
        return status, said.get("error", "")


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Speaker]:
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, ready="healthz") as served:
        yield Speaker(served)


@pytest.fixture
def code(speaker: Speaker) -> str:
    code: str = speaker.present("", {})["code"]
    speaker.present(f"/{code}/poll", {"poll": "PL-01", "do": "open", "show": "live"})
    return code


def stored(speaker: Speaker, code: str) -> dict[str, int]:
    """The answers since the poll was opened, which nobody is shown: what is in the file itself."""
    return counted(open_store(f"sqlite:///{speaker.store}"), code, "PL-01")


def test_phones_join_answer_and_see_what_the_room_said(speaker: Speaker, code: str) -> None:
    for number in range(20):
        token = speaker.joined(code)
        assert speaker.vote(code, token, "run" if number % 2 else "coach") == (200, "")
    assert stored(speaker, code) == {"": 20, "run": 10, "treat": 0, "coach": 10, "care": 0}
    speaker.present(f"/{code}/slide", {"slide": "welcome", "step": 1})
    speaker.present(f"/{code}/poll", {"poll": "PL-01", "do": "close"})
    wait_until(lambda: '"open":false' in speaker.served.ask(f"/room/{code}/state").text)
    state = speaker.served.ask(f"/room/{code}/state")

    said = json.loads(state.text)
    assert (said["slide"], said["step"]) == ("welcome", 1)
    groups = said["polls"][0]["results"]["groups"]
    assert [group["ids"][0] for group in groups] == ["run", "treat", "coach", "care"]
    shown = [said["phones"], said["polls"][0]["n"], *(group["about"] for group in groups)]
    assert all(figure % 5 == 0 for figure in shown)
    assert "Set-Cookie" not in state.headers
    assert speaker.seen(code)["polls"][0]["results"] == said["polls"][0]["results"]


def test_the_number_of_phones_falls_when_they_no_longer_ask(speaker: Speaker, code: str) -> None:
    for _ in range(28):  # as many as one address may bring at once
        speaker.joined(code)
    most = speaker.seen(code)["phones"]
    assert most >= 15

    for mark in ("0" * 16, "1" * 16, "no mark"):
        speaker.served.ask(f"/room/{code}/state", **{"Stridewell-Phone": mark})

    wait_until(lambda: speaker.seen(code)["phones"] < most)


def test_the_presenter_blanks_the_screen_and_going_on_brings_it_back(speaker: Speaker, code: str) -> None:
    assert speaker.seen(code)["blank"] is False
    speaker.present(f"/{code}/blank", {"blank": True})
    assert speaker.seen(code)["blank"] is True
    assert "blank" not in json.loads(speaker.served.ask(f"/room/{code}/state").text)
    speaker.present(f"/{code}/slide", {"slide": "welcome"})

    assert speaker.seen(code)["blank"] is False
    assert speaker.post(f"/clinic/rooms/{code}/blank", {"blank": "yes"}, **speaker.key)[0] == 400


@pytest.mark.parametrize("named", ["W/{}", "{}", '"other", {}', 'W/"other" , W/{}', "*"])
@pytest.mark.parametrize("path", ["/room/{}/state", "/clinic/rooms/{}"])
def test_a_state_that_has_not_changed_is_not_sent_again(
    speaker: Speaker, code: str, path: str, named: str
) -> None:
    """A proxy that compresses makes the ETag a weak one."""
    first = speaker.served.ask(path.format(code), **speaker.key)
    known = named.format(first.headers["Etag"])

    again = speaker.served.ask(path.format(code), If_None_Match=known, **speaker.key)

    assert (again.status, again.text) == (304, "")
    assert again.headers["Etag"] == first.headers["Etag"]


@pytest.mark.parametrize("path", ["/room/{}/state", "/clinic/rooms/{}"])
def test_a_state_is_sent_to_whoever_names_another(speaker: Speaker, code: str, path: str) -> None:
    answer = speaker.served.ask(path.format(code), If_None_Match='"other", W/"one"', **speaker.key)

    assert answer.status == 200 and json.loads(answer.text)["room"] == code


def test_a_phone_beyond_the_size_waits_for_the_presenters_yes(speaker: Speaker) -> None:
    code = speaker.present("", {"size": 2})["code"]
    joined = [speaker.post(f"/room/{code}/join", {}) for _ in range(3)]
    waiting = speaker.seen(code)
    speaker.present(f"/{code}/door", {})

    assert [(status, said.get("error")) for status, said in joined] == [(200, None)] * 2 + [(409, "door")]
    assert (waiting["size"], waiting["door"], speaker.seen(code)["door"]) == (2, True, False)
    assert speaker.joined(code)


@pytest.mark.parametrize("size", [0, 2001, "many", None])
def test_a_room_is_made_for_a_number_of_people(speaker: Speaker, size: Any) -> None:
    status, said = speaker.post("/clinic/rooms", {"size": size}, **speaker.key)

    assert (status, said["error"]) == (400, "no-size")


def test_the_hostile_are_refused_with_a_clear_answer_and_the_room_is_unharmed(
    speaker: Speaker, code: str
) -> None:
    token = speaker.joined(code)
    before = speaker.seen(code)
    large = json.dumps({"token": token, "poll": "PL-04", "answer": ["x" * 100_000]})
    many = {"token": token, "poll": "PL-04", "answer": ["ab"] * 1500}
    path = f"/room/{code}/vote"

    assert speaker.vote("DDDDDD", token, "run") == (404, "no-room")
    assert speaker.vote(code, token, "sprint") == (400, "not-an-option")
    assert speaker.vote(code, token, "run", "PL-02") == (404, "no-poll")
    assert speaker.vote(code, "0" * 64, "run") == (403, "not-joined")
    assert speaker.post(path, large)[0] == 413
    assert (
        speaker.post(path, json.dumps({"token": token, "poll": "PL-04", "answer": ["ab"] * 10_000}))[0] == 413
    )
    assert speaker.post(path, many)[0] == 404
    assert speaker.post(path, "{" * 9000)[0] == 400
    assert speaker.post(path, "[1]")[0] == 400
    assert speaker.post(path, {}, **{"Content-Type": "text/plain"})[0] == 415
    assert speaker.served.ask(path).status == 405
    assert speaker.seen(code) == before


def test_many_words_a_script_a_replay_and_a_closed_poll(speaker: Speaker, code: str) -> None:
    speaker.present(f"/{code}/poll", {"poll": "PL-04", "do": "open"})
    token = speaker.joined(code)
    many = speaker.vote(code, token, ["ab"] * 1500, "PL-04")
    first = speaker.vote(code, token, ["<script>alert(1)</script>"], "PL-04")
    replay = speaker.vote(code, token, ["<script>alert(1)</script>"], "PL-04")
    speaker.present(f"/{code}/poll", {"poll": "PL-04", "do": "close"})
    (held,) = speaker.seen(code)["held"]["PL-04"]

    assert (many, first, replay) == ((400, "too-many"), (200, ""), (409, "counted-before"))
    assert held["text"] == "<script>alert(1)</script>"
    assert "script" not in speaker.served.ask(f"/room/{code}/state").text
    assert speaker.vote(code, speaker.joined(code), ["late"], "PL-04") == (409, "closed")


@pytest.mark.parametrize(
    "path",
    ["", "/{}", "/{}/poll", "/{}/door", "/{}/end", "/{}/slide", "/{}/blank", "/{}/word", "/{}/results.csv"],
)
def test_nothing_of_the_presenter_opens_without_the_key(speaker: Speaker, code: str, path: str) -> None:
    address = "/clinic/rooms" + path.format(code)
    for cookie in ("", "stridewell-clinic=0." + "0" * 64):
        assert speaker.served.ask(address, Cookie=cookie).status == 401
        refused = speaker.served.ask(address, "POST", "{}", Content_Type="application/json", Cookie=cookie)
        assert refused.status == 401
    assert speaker.seen(code)["room"] == code


def codes_in(speaker: Speaker, name: str) -> list[str]:
    return read_codes(open_store(f"sqlite:///{speaker.store.with_name(name)}"))


def listed(speaker: Speaker) -> list[str]:
    answer = speaker.served.ask("/clinic/rooms", **speaker.key)
    return [room["code"] for room in json.loads(answer.text)["rooms"]]


def test_a_rehearsal_is_marked_everywhere_and_never_comes_near_a_room(speaker: Speaker) -> None:
    for left in listed(speaker):
        speaker.present(f"/{left}/end", {})
    tried = speaker.present("", {"demo": True})["code"]

    assert listed(speaker) == [tried]
    phone = json.loads(speaker.served.ask(f"/room/{tried}/state").text)
    assert phone["rehearsal"] and speaker.seen(tried)["rehearsal"]
    assert (codes_in(speaker, "rooms.sqlite"), codes_in(speaker, "rooms-rehearsal.sqlite")) == ([], [tried])
    speaker.present(f"/{tried}/poll", {"poll": "PL-01", "do": "reopen"})
    assert speaker.vote(tried, speaker.joined(tried), "run") == (200, "")

    real = speaker.present("", {"size": 30})["code"]

    assert listed(speaker) == [real] and not speaker.seen(real)["rehearsal"]
    assert speaker.seen(real)["phones"] == 0 and speaker.vote(real, speaker.joined(real), "run")[0] != 200
    assert (codes_in(speaker, "rooms.sqlite"), codes_in(speaker, "rooms-rehearsal.sqlite")) == ([real], [])
    assert speaker.served.ask(f"/room/{tried}/state").status == 404


def test_a_room_ends_at_once_and_its_pages_say_so(speaker: Speaker, code: str) -> None:
    page = speaker.served.ask(f"/room/{code.lower()}?region=uk")
    assert page.status == 200
    assert page.text.index("sw-emergency") < page.text.index("<main")
    same = speaker.served.ask(f"/room/{code}")
    assert speaker.served.ask(f"/room/{code}", If_None_Match=same.headers["Etag"]).status == 304
    csv = speaker.served.ask(f"/clinic/rooms/{code}/results.csv", **speaker.key)
    assert csv.text.startswith("\ufeffpoll,question,answer")

    speaker.present(f"/{code}/end", {})

    gone = speaker.served.ask(f"/room/{code}")
    assert (gone.status, 'name="code"' in gone.text) == (404, True)
    assert code not in speaker.served.log.read_text()


def test_guessing_codes_is_slowed_and_those_in_a_room_notice_nothing(speaker: Speaker, code: str) -> None:
    speaker.joined(code)
    guesses = [speaker.served.ask(f"/room/DDDD{a}{b}/state").status for a in "DFGHJKLMN" for b in "DFGHJKLM"]

    assert guesses[0] == 404
    assert guesses[-1] == 429
    assert speaker.served.ask(f"/room/{code}/state").status == 200
    assert speaker.vote(code, speaker.joined(code), "run") == (200, "")


@pytest.mark.long
def test_an_answer_that_was_acknowledged_outlives_the_server(
    speaker: Speaker, code: str, tmp_path: Path
) -> None:
    """The last test of this file: its server does not come back."""
    tokens = [speaker.joined(code) for _ in range(6)]
    assert {speaker.vote(code, token, "run") for token in tokens[:5]} == {(200, "")}
    os.killpg(speaker.served.process.pid, signal.SIGKILL)
    speaker.served.process.wait(10)
    store = str(speaker.store)
    with serving(tmp_path, ready="healthz", STRIDEWELL_ROOMS=store) as served:
        speaker = Speaker(served)
        again = [speaker.vote(code, token, "run") for token in tokens]
        assert again == [(409, "counted-before")] * 5 + [(200, "")]
        assert counted(open_store(f"sqlite:///{store}"), code, "PL-01")["run"] == 6
