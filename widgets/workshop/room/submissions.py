"""Reads what a phone sends: an answer becomes the cells it is counted in, or is refused with a reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Any

from .refusals import RoomRefusal

SCALE = ("0-2", "3-4", "5-6", "7-8", "9-10")  # a number from 0 to 10 is kept only as one of these
HIGHEST = 10
LONGEST_WORD, LONGEST_QUESTION = 30, 200
Read = Callable[[Any, Collection[str], int], list[str]]


def cells(kind: str, answer: Any, options: Collection[str], most: int) -> list[str]:
    """The cells that an answer to a poll of this kind adds one to, a cell again for each point of an order.

    `options` are those of the poll, `most` how many may be given. Raises RoomRefusal for anything else.
    """
    read = READERS.get(kind)
    if read is None:
        raise RoomRefusal("not-a-vote", "Questions are asked, not voted on.")
    return read(answer, options, most)


def _one(answer: Any, options: Collection[str], most: int) -> list[str]:
    if not isinstance(answer, str) or answer not in options:
        raise RoomRefusal("not-an-option", "Choose one of the answers on the page.")
    return [answer]


def _several(answer: Any, options: Collection[str], most: int) -> list[str]:
    given = _list(answer)
    if not set(given) <= set(options) or len(set(given)) != len(given):
        raise RoomRefusal("not-an-option", "Choose from the answers on the page, each once.")
    if not 0 < len(given) <= most:
        raise RoomRefusal("too-many", f"Choose at least one answer and at most {most}.")
    return given


def _scale(answer: Any, options: Collection[str], most: int) -> list[str]:
    if isinstance(answer, bool) or not isinstance(answer, int) or not 0 <= answer <= HIGHEST:
        raise RoomRefusal("not-an-option", "Choose a whole number from 0 to 10.")
    return [next(cell for cell in SCALE if answer <= int(cell.partition("-")[2]))]


def _order(answer: Any, options: Collection[str], most: int) -> list[str]:
    given = _list(answer)
    if len(given) != len(options) or set(given) != set(options):
        raise RoomRefusal("not-an-option", "Put every answer on the page in order, each once.")
    return [option for points, option in enumerate(reversed(given)) for _ in range(points)]


def _words(answer: Any, options: Collection[str], most: int) -> list[str]:
    given = _list(answer)
    if not 0 < len(given) <= most:
        raise RoomRefusal("too-many", f"Write at least one word and at most {most}.")
    return list(dict.fromkeys(plain(plain(word, LONGEST_WORD).casefold(), LONGEST_WORD) for word in given))


def plain(text: Any, longest: int) -> str:
    """A text on one line without signs that are not seen; refused when empty or longer than `longest`."""
    if not isinstance(text, str):
        raise RoomRefusal("not-text", "Write words.")
    shown = "".join(
        " " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: 4 * longest]
    )
    line = unicodedata.normalize("NFC", " ".join(shown.split()))
    if not line:
        raise RoomRefusal("empty", "Write something first.")
    if len(line) > longest or len(text) > 4 * longest:
        raise RoomRefusal("too-long", f"Write at most {longest} letters.")
    return line


def _list(answer: Any) -> list[str]:
    if not isinstance(answer, list) or not all(isinstance(each, str) for each in answer):
        raise RoomRefusal("not-an-option", "Choose from the answers on the page.")
    return answer


READERS: Mapping[str, Read] = {
    "one": _one,
    "several": _several,
    "places": _several,
    "scale": _scale,
    "order": _order,
    "words": _words,
}
