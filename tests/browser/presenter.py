"""A presenter who opens a room and its polls by the server's own interface."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import Any

from tests.browser.conftest import KEY


class Presenter:
    """Has given the key to a server at `host`, and made a room."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self._opener.open(f"{host}/clinic/key", urllib.parse.urlencode({"key": KEY}).encode())
        self.code: str = self._send("", {})["code"]

    def show(self, slide: str) -> None:
        """Brings the phones that follow to a slide."""
        self._send(f"/{self.code}/slide", {"slide": slide})

    def do(self, poll: str, deed: str = "open") -> None:
        """Opens a poll, or does something else to it."""
        self._send(f"/{self.code}/poll", {"poll": poll, "do": deed})

    def seen(self) -> dict[str, Any]:
        """The polls by id, and what is held."""
        with self._opener.open(f"{self._host}/clinic/rooms/{self.code}") as answer:
            state = json.load(answer)
        return {poll["id"]: poll for poll in state["polls"]} | {"held": state["held"]}

    def _send(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            f"{self._host}/clinic/rooms{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with self._opener.open(request) as answer:
            return json.load(answer)
