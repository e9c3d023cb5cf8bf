"""What a step of a programme asks for, minute by minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle

from ..content.schema.plan import Block, Step


def blocks_of(step: Step) -> tuple[Block, ...]:
    """The blocks of one session, in order, repeats written out (rules.md §5)."""
    if step.cycle_for is None:
        return step.blocks * step.times
    return tuple(_cycled(step.blocks, step.cycle_for))


def minutes(blocks: Iterable[Block], kind: str) -> float:
    """The minutes of one kind, "run" or "walk"."""
    return sum(block.minutes for block in blocks if block.kind == kind)


def longest_run(blocks: Iterable[Block]) -> float:
    """The longest block of running, in minutes; 0 when there is none."""
    return max((block.minutes for block in blocks if block.kind == "run"), default=0.0)


def _cycled(blocks: Iterable[Block], total: float) -> Iterator[Block]:
    left = total
    for block in cycle(blocks):
        yield block.model_copy(update={"minutes": min(block.minutes, left)})
        left -= block.minutes
        if left <= 0:
            return
