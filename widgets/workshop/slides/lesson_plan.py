"""The plan of a talk: for each of its lengths when which slide comes, with the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...components.render_context import RenderContext
from ...model.content.schema.workshop import Slide
from ...model.content.talk_lengths import planned
from .slide import slide_title


class Row(NamedTuple):
    """A slide, from and to which minute it shows, and what the speaker is told."""

    start: str
    end: str
    title: str
    kind: str
    tell: tuple[str, ...]


class Talk(NamedTuple):
    """A talk of so many `minutes` (0 for all slides), and how many its slides take."""

    minutes: int
    takes: str
    rows: tuple[Row, ...]


def talks(view: RenderContext, names: Iterable[str]) -> list[Talk]:
    """The talks of each length, the shortest first, and last the slides called `names`."""
    known = {slide.id: slide for slide in view.content.workshop.slides}
    lengths = sorted(view.content.workshop.lengths, key=lambda each: each.minutes)
    chosen = [(each.minutes, [known[name] for name in each.slides]) for each in lengths]
    return [_talk(view, *each) for each in (*chosen, (0, [known[name] for name in names]))]


def _talk(view: RenderContext, minutes: int, slides: list[Slide]) -> Talk:
    return Talk(minutes, f"{planned(slides):g}", tuple(_rows(view, slides)))


def _rows(view: RenderContext, slides: Iterable[Slide]) -> Iterator[Row]:
    start = 0.0
    for slide in slides:
        end = start + slide.minutes
        yield Row(f"{start:g}", f"{end:g}", slide_title(view.content, slide), slide.kind, slide.tell)
        start = end
