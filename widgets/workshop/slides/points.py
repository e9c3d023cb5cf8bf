"""What a slide says in large letters: one sentence at a time, on as many sheets as its text needs.

A sheet is what the audience sees at one step of a slide: long texts make more sheets, never smaller letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from markupsafe import Markup

from ...components.markdown import Prose
from ...model.content.slide_sentences import sentences
from ...model.content.translations import BESIDE, INSTEAD, ISOLATES, isolated

LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
GAP = 18  # letters that the space after a point is worth


def plain(html: object) -> Markup:
    """Prose without its links: a slide is read, not left."""
    return Markup(LINK.sub(r"\1", str(html)))  # noqa: S704 - only tags are taken out


def points(prose: Prose, text: str) -> list[Markup]:
    """The sentences of a Markdown text in the reader's words, without links and marks of sources."""
    said = (each for passage in prose.passages(text) for each in _in_one_language(passage))
    return [plain(prose.said_line(each)) for each in said]


def _in_one_language(passage: str) -> list[str]:
    """The sentences of a passage, each with its own English beside it where there is some."""
    if INSTEAD in passage:
        return [isolated(each, INSTEAD) for each in sentences(ISOLATES.sub("", passage))]
    own, _, beside = passage.partition(f" {BESIDE}")
    said, english = sentences(own), sentences(ISOLATES.sub("", beside))
    if english and len(said) != len(english):
        english = [""] * (len(said) - 1) + [" ".join(english)]
    return [
        f"{each} {isolated(other, BESIDE)}" if other else each for each, other in zip_longest(said, english)
    ]


def sheets(said: Iterable[Markup], room: int) -> list[list[Markup]]:
    """Points in their order, on as few sheets of at most `room` letters as will do, filled alike.

    A point that is longer than that has a sheet of its own.
    """
    kept = list(said)
    fewest = len(_filled(kept, room))
    return next(filled for less in range(room + 1) if len(filled := _filled(kept, less)) == fewest)


def _filled(said: Iterable[Markup], room: int) -> list[list[Markup]]:
    filled: list[list[Markup]] = [[]]
    left = room
    for point in said:
        size = len(TAG.sub("", point)) + GAP
        if filled[-1] and size > left:
            filled.append([])
            left = room
        filled[-1].append(point)
        left -= size
    return [sheet for sheet in filled if sheet]
