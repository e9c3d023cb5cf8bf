"""What a presenter asks of a room, below `/clinic/`, behind its key."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ...model.content import Content
from ...rooms.address import reachable_address
from ...rooms.refusals import Refused
from .letter import Letter, Talk
from .pages import workshop_content
from .public import code_of


class RoomsHandler(Letter):
    """The rooms there are, and new ones."""

    async def get(self) -> None:
        """Lists them."""
        from ...rooms import reading

        codes = await self.site.hall.see(reading.read_codes)
        rooms = [await self.site.hall.see(reading.read_room, code) for code in codes]
        self.say({"rooms": [_listed(room.code, room.phones) for room in rooms]})

    async def post(self) -> None:
        """Makes one; a demo room fills itself."""
        from ...rooms import demo, presenting

        content, is_demo = the_content(), self.body().get("demo") is True
        code = await self.site.hall.do(presenting.make_room, content.name)
        self.site.hall.learn(code)
        if is_demo:
            await self.site.hall.do(demo.fill, code, content)
        self.say(_listed(code, 0), 201)


def _listed(code: str, phones: int) -> dict[str, Any]:
    from ...rooms.qr import qr_svg

    address = room_address(code)
    return {"code": code, "phones": phones, "address": address, "qr": str(qr_svg(address, address))}


class OneRoom(Talk):
    """All that its presenter sees of a room."""

    async def get(self, typed: str) -> None:
        """The state, or 304 where it has not changed."""
        from ...rooms.seen import presenter_view

        code, content = code_of(typed), the_content()
        seen = await self.site.hall.see(presenter_view, code, content)
        body = json.dumps({**seen, "address": room_address(code)}, ensure_ascii=False).encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        self.set_header("ETag", etag)
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Content-Type", "application/json; charset=utf-8")
        if self.request.headers.get("If-None-Match") == etag:
            return self.set_status(304)
        self.write(body)


class Deed(Letter):
    """Something the presenter does to a room."""

    async def post(self, typed: str, deed: str) -> None:
        """Does it, and says so."""
        sent, code = self.body(), code_of(typed)
        work, *arguments = {"slide": _slide, "poll": _poll, "word": _word, "end": _end}[deed](sent)
        for each in arguments[0] if deed == "poll" else [arguments]:
            await self.site.hall.do(work, code, *each)
        self.say({"done": True})


class Csv(Talk):
    """The results as a file; the small-count rule is kept."""

    async def get(self, typed: str) -> None:
        """Sends it."""
        from ...rooms.frames import results_csv

        text = await self.site.hall.see(results_csv, code_of(typed), the_content())
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="room-{code_of(typed)}.csv"')
        self.set_header("Cache-Control", "no-store")
        self.write(text)


def room_address(code: str) -> str:
    """Where phones find a room."""
    return f"{reachable_address()}room/{code}"


def the_content() -> Content:
    """The guide with a workshop. Raises Refused when there is none."""
    content = workshop_content()
    if content is None:
        raise Refused("no-workshop", "No guide has a workshop.yaml, or it has a slip. Run the check.", 409)
    return content


def _slide(sent: dict[str, Any]) -> Any:
    from ...rooms.presenting import show_slide

    return show_slide, sent.get("slide"), sent.get("step", 0)


def _poll(sent: dict[str, Any]) -> Any:
    from ...rooms.presenting import DOES, open_poll
    from ...rooms.seen import names_of

    names = names_of(the_content(), sent.get("poll"))
    if sent.get("do") == "open":
        return open_poll, [(the_content(), name, sent.get("show")) for name in names]
    work = DOES.get(str(sent.get("do")))
    if work is None:
        raise Refused("no-deed", f"Write one of: open, {', '.join(DOES)}.")
    return work, [(name,) for name in names]


def _word(sent: dict[str, Any]) -> Any:
    from ...rooms.presenting import allow_word, refuse_word

    work = {"allow": allow_word, "refuse": refuse_word}.get(str(sent.get("do")))
    if work is None:
        raise Refused("no-deed", "Write one of: allow, refuse.")
    return work, str(sent.get("poll")), str(sent.get("word"))


def _end(sent: dict[str, Any]) -> Any:
    from ...rooms.presenting import end_room

    return (end_room,)
