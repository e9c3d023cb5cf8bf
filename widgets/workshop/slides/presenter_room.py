"""The presenter's room in a notebook: opens polls, and shows what the room said."""

from __future__ import annotations

import atexit
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from ...components.render_context import Html, RenderContext
from ...model.content.workshop_script import asked
from ...reachable_address import is_reachable, reachable_address
from ..room import lifecycle, rehearsal
from ..room.poll_results import Cell
from ..room.presenter_view import names_of, presenter_view
from ..room.qr import qr_svg
from ..room.refusals import RoomRefusal, no_room
from ..room.result_tables import quiz_frame, results_csv, results_frame
from ..room.room_codes import is_rehearsal, new_code, new_rehearsal_code, read_code
from ..room.room_state import RoomNow, read_room
from ..room.store import open_store
from .poll_figures import poll_figure, quiz_figure

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from sqlalchemy import Engine

QR_PIXELS = 240


class Room:
    """A room of the server on this machine: a new one for `size` people, or that of `code`; `demo` fills it.

    `poll` is the id of a poll, or of a quiz question with ".before" or ".after", or "quiz.before" for all
    of a round where it is opened or closed. Raises RoomRefusal, which says why, for a room or poll there is
    not, and for a room of another guide.
    """

    def __init__(
        self, view: RenderContext, code: str = "", is_demo: bool = False, size: int = lifecycle.SIZE
    ) -> None:
        self._view, self._engine = view, _store_of_its_own() if is_demo else open_store()
        people = max(size, rehearsal.PHONES) if is_demo else size
        new = new_rehearsal_code if is_demo else new_code
        self.code = (
            read_code(code) if code else lifecycle.make_room(self._engine, view.content.name, people, new=new)
        )
        if not self.code:
            raise no_room()
        if is_demo:
            rehearsal.fill(self._engine, self.code, view.content)
        guide = self._now().guide
        if guide != view.content.name:
            says = f'Room {self.code} is of another guide. Write Guide("{guide}").room("{self.code}").'
            raise RoomRefusal("other-guide", says)

    def __repr__(self) -> str:
        return f'<Room "{self.code}": {self.address}>'

    @property
    def address(self) -> str:
        """Where phones find it."""
        return f"{reachable_address()}room/{self.code}"

    def qr(self) -> Html:
        """The address as a QR code (SVG)."""
        return Html(qr_svg(self.address, self.address, QR_PIXELS))

    def card(self) -> Html:
        """Code, address and QR for the screen; where no phone can come, what to start or to set instead."""
        qr = qr_svg(self.address, self.address, QR_PIXELS) if is_reachable(self.address) else ""
        return self._view.render(
            "phone/card.html",
            room=self,
            join=f"{reachable_address()}join",
            qr=qr,
            is_demo=is_rehearsal(self.code),
        )

    def _repr_html_(self) -> str:
        return str(self.card())

    def show(self, slide: str, step: int = 0) -> None:
        """Brings the phones that follow to a slide."""
        lifecycle.show_slide(self._engine, self.code, slide, step)

    def open(self, poll: str, show: str | None = None) -> None:
        """Opens a poll; phones see its result as `show` says: hidden, live, voted or closed."""
        for name in names_of(self._view.content, poll):
            lifecycle.open_poll(self._engine, self.code, self._view.content, name, show)

    def close(self, poll: str) -> None:
        """Takes no more answers, and settles the figures."""
        self._do("close", poll)

    def reopen(self, poll: str) -> None:
        """Takes answers again, beside those there are."""
        self._do("reopen", poll)

    def reset(self, poll: str) -> None:
        """Forgets a poll's answers."""
        self._do("reset", poll)

    def reveal(self, poll: str) -> None:
        """Shows the result on all phones, and the right answer of a quiz."""
        self._do("reveal", poll)

    def hide(self, poll: str) -> None:
        """Takes the result off the phones."""
        self._do("hide", poll)

    def held(self, poll: str) -> tuple[Cell, ...]:
        """The words or questions that wait: each has a `name`, to allow or refuse it by, and a `text`."""
        box = self._now().polls.get(poll)
        return box.held if box else ()

    def allow(self, poll: str, word: str) -> None:
        """Lets the room see a word or a question."""
        lifecycle.allow_word(self._engine, self.code, poll, word)

    def refuse(self, poll: str, word: str) -> None:
        """Deletes a word or a question."""
        lifecycle.refuse_word(self._engine, self.code, poll, word)

    def refuse_waiting(self, poll: str) -> None:
        """Deletes all words or questions that wait."""
        self._do("refuse-waiting", poll)

    def let_in(self) -> None:
        """Lets ten more phones in, where more come than the room was made for."""
        lifecycle.let_in(self._engine, self.code)

    def state(self) -> dict[str, Any]:
        """What the presenter's page shows, as plain values."""
        return presenter_view(self._engine, self.code, self._view.content) | {"address": self.address}

    def results(self, poll: str) -> pd.DataFrame:
        """The rows of one poll (see `results_frame`)."""
        (name,) = names_of(self._view.content, poll)
        frame = self.to_frame()
        return frame[frame["poll"] == name].reset_index(drop=True)

    def figure(self, poll: str) -> go.Figure:
        """The result of one poll as bars."""
        rows, ask = self.results(poll), asked(self._view.content)[poll].ask
        box = self._now().polls.get(poll)
        return poll_figure(self._view, ask, rows, box.result()["n"] if box else 0)

    def quiz(self) -> pd.DataFrame:
        """The change from before to after, a row for each question (see `quiz_frame`)."""
        return quiz_frame(self._now(), self._view.content)

    def quiz_figure(self) -> go.Figure:
        """The same as a figure."""
        return quiz_figure(self._view, self.quiz())

    def to_frame(self) -> pd.DataFrame:
        """All results as a table; every count is in fives."""
        return results_frame(self._now(), self._view.content)

    def to_csv(self) -> str:
        """The same as CSV."""
        return results_csv(self._engine, self.code, self._view.content)

    def end(self) -> None:
        """Deletes the room and all that is in it, at once."""
        lifecycle.end_room(self._engine, self.code)

    def _do(self, deed: str, poll: str) -> None:
        for name in names_of(self._view.content, poll):
            lifecycle.DOES[deed](self._engine, self.code, name)

    def _now(self) -> RoomNow:
        return read_room(self._engine, self.code)


def _store_of_its_own() -> Engine:
    """A store for one demo in a notebook: no server looks into it, and it goes with its process."""
    folder = mkdtemp(prefix="stridewell-demo-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return open_store(f"sqlite:///{folder}/rooms.sqlite")
