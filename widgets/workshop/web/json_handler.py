"""Handlers that answer in JSON, and read a small JSON body with a limit on its size."""

from __future__ import annotations

import json
from typing import Any

from tornado.web import stream_request_body

from ...serve.pages.compressed import names_tag
from ..room.refusals import RoomRefusal
from .services import WorkshopHandler

LARGEST = 16_384
DRAINED = 8_388_608  # read to its end, and dropped, so that its sender hears why
TOO_LARGE = RoomRefusal("too-large", "This is too long. Write less.", 413)
NOT_JSON = RoomRefusal("not-json", "Send a JSON object.", 400)


class JsonHandler(WorkshopHandler):
    """A handler that speaks JSON."""

    def say(self, body: object, status: int = 200) -> None:
        """Sends an object."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(json.dumps(body, ensure_ascii=False))

    def say_unless_known(self, body: bytes, etag: str) -> None:
        """Sends JSON that a client may keep, or 304 and no body where it names this ETag."""
        self.set_header("ETag", etag)
        self.set_header("Cache-Control", "no-cache")
        if names_tag(self.request.headers.get("If-None-Match", ""), etag):
            return self.set_status(304)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.write(body)

    def refuse(self, refusal: RoomRefusal) -> None:
        """Says no, and why."""
        if refusal.status in (429, 503):
            self.set_header("Retry-After", "2")
        self.say({"error": refusal.word, "says": refusal.says}, refusal.status)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """JSON, whatever went wrong."""
        cause = kwargs.get("exc_info", (None, None))[1]
        known = isinstance(cause, RoomRefusal)
        self.refuse(cause if known else RoomRefusal("failed", "This did not work.", status_code))
        self.finish()

    def log_exception(self, kind: Any, cause: Any, trace: Any) -> None:
        """A refusal is an answer, not a fault."""
        if not isinstance(cause, RoomRefusal):
            super().log_exception(kind, cause, trace)


@stream_request_body
class JsonBodyHandler(JsonHandler):
    """A handler of small JSON bodies."""

    def initialize(self) -> None:
        """Nothing has come yet."""
        self._came = bytearray()
        self._is_too_large = False

    def prepare(self) -> None:
        """Lets a large body come, to be dropped."""
        if self.request.connection is not None:
            self.request.connection.set_max_body_size(DRAINED)  # type: ignore[attr-defined]

    def data_received(self, chunk: bytes) -> None:
        """Keeps what is small enough."""
        self._is_too_large |= len(self._came) + len(chunk) > LARGEST
        if not self._is_too_large:
            self._came += chunk

    def body(self) -> dict[str, Any]:
        """The object that was sent. Raises RoomRefusal."""
        if self._is_too_large:
            raise TOO_LARGE
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise RoomRefusal("not-json", "Send JSON, with the content type application/json.", 415)
        try:
            sent = json.loads(self._came.decode())
        except (ValueError, RecursionError):
            raise NOT_JSON from None
        if not isinstance(sent, dict):
            raise NOT_JSON
        return sent
