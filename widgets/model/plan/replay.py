"""Follows a row of runs, each with its stage and light, to the move after the last."""

from __future__ import annotations

from collections.abc import Iterable

from ..content import Content
from .moves import BLACK, REMEMBERED, Move, next_stage


def replay(content: Content, runs: Iterable[tuple[int, str]], programme: str = "gentle") -> Move | None:
    """The move after the last of some (stage, light) runs, oldest first; none when there is none.

    Lights count since a person came to a stage; a red that brought them there counts too, and a stop
    clears what came before.
    """
    since: list[str] = []
    stage, move = None, None
    for at, light in runs:
        if stage is not None and at != stage:
            since = ["red"] if since[-1:] == ["red"] else []
        move = next_stage(content, at, [*since[-REMEMBERED:], light], programme)
        since = [] if light == BLACK else [*since, light]
        stage = at
    return move
