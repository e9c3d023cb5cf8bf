"""What a phone asks of a room: its page, its state, and to be counted. No cookie, no account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...page.content_security_policy import page_policy
from ...serve.app.error_pages import NO_ROOMS, NOT_FOUND, TOO_MANY
from ...serve.clinic.login import FORM_POLICY
from ..room.refusals import RoomRefusal, no_room
from ..room.room_codes import read_code
from .json_handler import JsonBodyHandler, JsonHandler
from .phone_pages import WRONG
from .services import WorkshopHandler
from .vote_queue import State

USES: Mapping[str, str] = {"join": "", "vote": "answer", "ask": "text", "upvote": "question"}
PHONE = "Stridewell-Phone"  # the header with a phone's random mark
MANY = RoomRefusal("too-many", "There have been too many tries. Wait a minute, then try again.", 429)


class JoinHandler(WorkshopHandler):
    """The page that asks for the code, and leads into the room."""

    async def get(self) -> None:
        """Shows the form."""
        await self.form()

    async def post(self) -> None:
        """Leads to the room of the code that was typed, if there is one."""
        room = await self.room_of(self.get_body_argument("code", "")[:40])
        if room is None:
            return
        query = "?" + self.request.query if self.request.query else ""
        self.lead_to(f"room/{room.code}{query}", 303)

    async def room_of(self, typed: str) -> State | None:
        """The room whose code was typed; none when there is none, and the visitor has been told so."""
        visitor, code = self.request.remote_ip or "", read_code(typed)
        if not self.workshop.wrong_codes.allows(visitor):
            await self.show_error(TOO_MANY)
            return None
        try:
            if not code:
                raise no_room()
            return await self.workshop.votes.state(code)
        except RoomRefusal as refusal:
            if refusal.status == NO_ROOMS.status:
                await self.show_error(NO_ROOMS)
                return None
            self.workshop.wrong_codes.note(visitor)
            self.set_status(404)
            await self.form(WRONG)
            return None

    async def form(self, name: str = "") -> None:
        """The form, in the visitor's words."""
        await self.show_kept("join", name, FORM_POLICY)


class RoomHandler(JoinHandler):
    """The page of a phone in a room; the same for all of a guide, until its script asks for the state."""

    async def get(self, typed: str) -> None:  # type: ignore[override]
        """Sends the page, or the form where there is no such room."""
        room = await self.room_of(typed)
        if room is None:
            return
        if await self.workshop.slides.now(self.services, room.guide) is None:
            return await self.show_error(NOT_FOUND)
        await self.show_kept("room", room.guide, page_policy([]))

    async def post(self, typed: str = "") -> None:
        """Nothing is sent to the page itself."""
        await self.show_error(NOT_FOUND)


class StateHandler(JsonHandler):
    """What all phones of a room see now."""

    async def get(self, typed: str) -> None:
        """The state, or 304 where it has not changed."""
        code = code_of(typed)
        state = await room_state(self, code)
        self.workshop.heard.hear(code, self.request.headers.get(PHONE, ""))
        self.say_unless_known(state.body, state.etag)


class SubmissionHandler(JsonBodyHandler):
    """A phone joins, answers, asks or backs a question."""

    async def post(self, typed: str, use: str) -> None:
        """Says what became of it once it is stored."""
        from ..room.votes import Submission

        sent, code, visitor = self.body(), code_of(typed), self.request.remote_ip or ""
        self.slow_down(use, code, visitor)
        is_fast = use == "join" and self.workshop.crowds.is_fast(code, visitor)
        known: Any = use  # the route lets in no other
        submission = Submission(
            code, known, sent.get("token"), sent.get("poll"), sent.get(USES[use]), is_fast
        )
        async with self.workshop.votes.in_time():
            if not self.workshop.votes.knows(code):
                await room_state(self, code)
            answer = await self.workshop.votes.hand_in(submission)
        said: dict[str, Any] = (
            {"token": answer} if use == "join" else {"held" if use == "ask" else "counted": True}
        )
        self.say(said)

    def slow_down(self, use: str, code: str, visitor: str) -> None:
        """Counts a submission. Raises RoomRefusal where the visitor or the room has sent too many."""
        shop = self.workshop
        joins, others = (shop.joins, shop.room_joins), (shop.submissions, shop.room_submissions)
        for rate, name in zip(joins if use == "join" else others, (visitor, code), strict=True):
            if not rate.allows(name):
                raise MANY
            rate.note(name)


async def room_state(handler: JsonHandler, code: str) -> State:
    """The state of a room. Raises RoomRefusal, unread, for somebody who has tried many wrong codes."""
    workshop, visitor = handler.workshop, handler.request.remote_ip or ""
    if not workshop.votes.knows(code) and not workshop.wrong_codes.allows(visitor):
        raise MANY
    try:
        state: State = await workshop.votes.state(code)
    except RoomRefusal as refusal:
        if refusal.status != NO_ROOMS.status:
            workshop.wrong_codes.note(visitor)
        raise
    return state


def code_of(typed: str) -> str:
    """The code in an address. Raises RoomRefusal."""
    code = read_code(typed)
    if not code:
        raise no_room()
    return code
