"""Follows a row of runs, each with its stage and light, to the move after the last."""

from __future__ import annotations

from collections.abc import Iterable

from ..content.content import Content
from .progression import BLACK, Move, longest_row, next_stage


def replay(content: Content, runs: Iterable[tuple[int, str]], programme: str = "") -> Move | None:
    """The move after the last of some (stage, light) runs, oldest first; none when there is none.

    Lights in a row are counted since a person came to a stage; reds that brought them there count too, and
    a stop clears what came before.
    """
    stage, last, often, move = None, "", 0, None
    for at, light in runs:
        goes_on = light == last and (at == stage or light == "red")
        often = often + 1 if goes_on else 1
        move = next_stage(content, at, [light] * min(often, longest_row(content)), programme)
        stage, last = at, "" if light == BLACK else light
    return move
