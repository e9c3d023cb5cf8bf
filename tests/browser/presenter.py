"""A presenter who opens a room and its polls by the server's own interface."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import Any

from sqlalchemy import select

from tests.browser.conftest import KEY
from widgets.workshop.room.database_tables import polls
from widgets.workshop.room.store import open_store


class Presenter:
    """Has given the key to a server at `host`, and made a room."""

    def __init__(self, host: str, store: str, size: int = 150) -> None:
        self._host, self._store = host, store
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self._opener.open(f"{host}/clinic/key", urllib.parse.urlencode({"key": KEY}).encode())
        self.code: str = self._send("", {"size": size})["code"]

    def show(self, slide: str) -> None:
        """Brings the phones that follow to a slide."""
        self._send(f"/{self.code}/slide", {"slide": slide})

    def do(self, poll: str, deed: str = "open") -> None:
        """Opens a poll, or does something else to it."""
        self._send(f"/{self.code}/poll", {"poll": poll, "do": deed})

    def join(self) -> str:
        """A phone joins that nobody looks at; its token."""
        return str(self._ask(f"/room/{self.code}/join", {})["token"])

    def answer(self, poll: str, answer: Any) -> None:
        """Such a phone joins and answers."""
        self._ask(f"/room/{self.code}/vote", {"token": self.join(), "poll": poll, "answer": answer})

    def let_in(self) -> None:
        """Lets ten more phones in."""
        self._send(f"/{self.code}/door", {})

    def end(self) -> None:
        """Ends the room."""
        self._send(f"/{self.code}/end", {})

    def stored(self, poll: str) -> int:
        """How many answers have come: in the store, as what is shown is in fives and has noise."""
        with open_store(self._store).connect() as connection:
            number = select(polls.c.number).where(polls.c.code == self.code, polls.c.poll == poll)
            return int(connection.scalar(number) or 0)

    def seen(self) -> dict[str, Any]:
        """The polls by id, and what is held."""
        with self._opener.open(f"{self._host}/clinic/rooms/{self.code}") as answer:
            state = json.load(answer)
        return {poll["id"]: poll for poll in state["polls"]} | {"held": state["held"]}

    def _send(self, path: str, body: Any) -> Any:
        return self._ask(f"/clinic/rooms{path}", body)

    def _ask(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            f"{self._host}{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with self._opener.open(request) as answer:
            return json.load(answer)
