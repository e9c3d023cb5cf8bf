"""What a presenter asks of a room, below `/clinic/`, behind its key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from ...model.content.content import Content
from ...reachable_address import is_reachable, reachable_address
from ..room.refusals import RoomRefusal
from .guide_folders import guide_at
from .json_handler import JsonBodyHandler, JsonHandler
from .phone_handlers import code_of
from .phone_pages import workshop_content
from .services import WorkshopHandler


class RoomsHandler(JsonBodyHandler):
    """The rooms of a guide, and new ones."""

    async def get(self, folder: str | None) -> None:
        """Lists them; a rehearsal only where no room is open, so that no screen takes one for the other."""
        from ..room import rehearsal, room_state

        guide = guide_at(self.services.snapshot.guides, folder)
        codes = await self.workshop.votes.see(room_state.read_codes)
        every = [await self.workshop.votes.see(room_state.read_room, code) for code in codes]
        rooms = [room for room in every if room.guide == guide]
        if not rooms:
            tried = await self.workshop.votes.see(rehearsal.rehearsals)
            rooms = [room for room in tried if room.guide == guide]
        self.say({"rooms": [_listed(room.code, room.phones) for room in rooms]})

    async def post(self, folder: str | None) -> None:
        """Makes one for as many people as the presenter says; a rehearsal fills itself.

        Rehearsals end when a room is opened.
        """
        from ..room import lifecycle, rehearsal

        content, sent = the_content(guide_at(self.services.snapshot.guides, folder)), self.body()
        votes, size = self.workshop.votes, sent.get("size", lifecycle.SIZE)
        if sent.get("demo") is True:
            code = await votes.do(rehearsal.rehearse, content)
        else:
            code = await votes.do(lifecycle.make_room, content.name, size)
            await votes.do(rehearsal.end_rehearsals, content.name)
        votes.learn(code)
        self.say(_listed(code, 0), 201)


def _listed(code: str, phones: int) -> dict[str, Any]:
    from ..room.qr import qr_svg

    address = room_address(code)
    qr = str(qr_svg(address, address)) if is_reachable(address) else ""
    return {"code": code, "phones": phones, "address": address, "qr": qr}


class RoomForPresenter(JsonHandler):
    """All that its presenter sees of a room."""

    async def get(self, _: str | None, typed: str) -> None:
        """The state, or 304 where it has not changed."""
        from ..room.presenter_view import presenter_view

        code = code_of(typed)
        content = await content_of(self, code)
        seen = await self.workshop.votes.see(presenter_view, code, content)
        body = json.dumps({**seen, "address": room_address(code)}, ensure_ascii=False).encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        self.say_unless_known(body, etag)


class PresenterAction(JsonBodyHandler):
    """Something the presenter does to a room."""

    async def post(self, _: str | None, typed: str, action: str) -> None:
        """Does it, and says so."""
        sent, code = self.body(), code_of(typed)
        if action == "poll":
            work, each_poll = _poll(sent, await content_of(self, code))
        else:
            work, *arguments = ACTIONS[action](sent)
            each_poll = [tuple(arguments)]
        for arguments in each_poll:
            await self.workshop.votes.do(work, code, *arguments)
        self.say({"done": True})


class ResultsFile(JsonHandler):
    """The results as a file, of the figures that may be shown."""

    async def get(self, _: str | None, typed: str) -> None:
        """Sends it."""
        from ..room.result_tables import results_csv

        code = code_of(typed)
        text = await self.workshop.votes.see(results_csv, code, await content_of(self, code))
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="room-{code}.csv"')
        self.set_header("Cache-Control", "no-store")
        self.write(text)


def room_address(code: str) -> str:
    """Where phones find a room."""
    return f"{reachable_address()}room/{code}"


async def content_of(handler: WorkshopHandler, code: str) -> Content:
    """The content of a room's guide. Raises RoomRefusal when there is no such room, or no workshop for it."""
    return the_content((await handler.workshop.votes.state(code)).guide)


def the_content(guide: str) -> Content:
    """The content of a guide with a workshop. Raises RoomRefusal when it has none."""
    content = workshop_content(guide)
    if content is None:
        says = "There is no workshop.yaml in this guide, or it has a slip. Run the check."
        raise RoomRefusal("no-workshop", says, 409)
    return content


def _slide(sent: dict[str, Any]) -> Any:
    from ..room.lifecycle import show_slide

    return show_slide, sent.get("slide"), sent.get("step", 0)


def _blank(sent: dict[str, Any]) -> Any:
    from ..room.lifecycle import blank_screen

    return blank_screen, sent.get("blank")


def _poll(sent: dict[str, Any], content: Content) -> tuple[Any, list[tuple[Any, ...]]]:
    from ..room.lifecycle import DOES, open_poll
    from ..room.presenter_view import names_of

    names = names_of(content, sent.get("poll"))
    if sent.get("do") == "open":
        return open_poll, [(content, name, sent.get("show")) for name in names]
    work = DOES.get(str(sent.get("do")))
    if work is None:
        raise RoomRefusal("no-deed", f"Write one of: open, {', '.join(DOES)}.")
    return work, [(name,) for name in names]


def _word(sent: dict[str, Any]) -> Any:
    from ..room.lifecycle import allow_word, refuse_word

    work = {"allow": allow_word, "refuse": refuse_word}.get(str(sent.get("do")))
    if work is None:
        raise RoomRefusal("no-deed", "Write one of: allow, refuse.")
    return work, str(sent.get("poll")), str(sent.get("word"))


def _door(sent: dict[str, Any]) -> Any:
    from ..room.lifecycle import let_in

    return (let_in,)


def _end(sent: dict[str, Any]) -> Any:
    from ..room.lifecycle import end_room

    return (end_room,)


ACTIONS: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "slide": _slide,
    "blank": _blank,
    "word": _word,
    "door": _door,
    "end": _end,
}
