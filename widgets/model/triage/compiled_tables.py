"""Compiles the rules into plain look-up tables, so that a page needs a small matcher and no policy.

A row is a list of `[question, low, high, wanted]`: it holds when for each entry "the answer is there
and lies between low and high" equals wanted. A table of rows holds when one of its rows does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from ..content.content import Content
from ..content.schema import LEVELS, Card, Flag
from .care_levels import unsure_counts
from .conditions import MOST, AnswerRange, KeySign, When
from .rules import BOTHERED, MAX_CARDS, OFTEN, OFTEN_SCALE, card_rows
from .unsure_answers import unsure_level

Entry = list[str | int]
Table = list[list[Entry]]
YES = "yes"


def compile_tables(content: Content) -> dict[str, object]:
    """All that the page's matcher needs, as JSON values."""
    return {
        "levels": list(LEVELS),
        "maxCards": MAX_CARDS,
        "flags": [_flag(flag) for flag in content.red_flags.flags],
        "cards": [_card(content, card) for card in sorted(content.cards.cards, key=lambda c: c.id)],
        "notes": [
            {"id": note.id, "when": compile_rows(note.shows_when), "aboutRunning": note.about_running}
            for note in content.cards.notes
        ],
        "items": [*_items(content), *_areas(content)],
        "status": [item.id for item in content.checklist.items if item.status],
        "mild": _mild(content),
        "hides": compile_hides(content),
        "reopens": _reopens(content),
    }


def compile_hides(content: Content) -> list[dict[str, object]]:
    """Whose questions and places an answer leaves out."""
    return [
        {"item": item.id, "answer": str(answer), "who": list(who)}
        for item in content.checklist.items
        for answer, who in item.hides.items()
    ]


def _flag(flag: Flag) -> dict[str, object]:
    """`unsure` is what "not sure" leads to: "yes" when it counts as one."""
    return {
        "id": flag.id,
        "level": flag.level,
        "who": list(flag.who),
        "worse": flag.worse.level if flag.worse else None,
        "also": compile_rows(flag.also_when),
        "alsoLevel": flag.also_level,
        "unsure": YES if unsure_counts(flag) else unsure_level(flag),
        "explained": compile_rows(flag.unsure_explained),
        "stopsRunning": flag.stop_running,
    }


def _items(content: Content) -> list[dict[str, object]]:
    return [
        {
            "id": item.id,
            "floor": [{"when": [_row(row)], "level": row.level} for row in item.floor],
            "bone": item.bone,
            "unsure": item.doubtful,
            "explained": compile_rows(item.unsure_explained),
        }
        for item in content.checklist.items
        if item.floor or item.bone
    ]


def _areas(content: Content) -> list[dict[str, object]]:
    return [
        {
            "id": area.id,
            "floor": [{"when": [[_entry(area.id)]], "level": area.level}],
            "bone": False,
            "unsure": YES,
            "explained": [],
        }
        for area in content.checklist.areas
        if area.level
    ]


def _reopens(content: Content) -> list[dict[str, object]]:
    items = [(item.id, item.reopens_at, flag) for item in content.checklist.items for flag in item.reopens]
    areas = [(area.id, 1, flag) for area in content.checklist.areas for flag in area.reopens]
    return [{"when": [[_entry(name, least)]], "flag": flag} for name, least, flag in (*items, *areas)]


def _mild(content: Content) -> dict[str, object]:
    """The levels that have softer words, with what must hold for them."""
    return {
        level: {"only": list(text.mild.only_with), "when": compile_rows(text.mild.when)}
        for level, text in content.red_flags.levels.items()
        if text.mild
    }


def _card(content: Content, card: Card) -> dict[str, object]:
    return {
        "id": card.id,
        "level": card.level,
        "stopsOthers": card.stops_others,
        "when": [*_pattern_rows(content, card), *compile_rows(card_rows(content, card))],
        "raise": [{"when": [_row(row)], "level": row.level} for row in card.raises],
    }


def _pattern_rows(content: Content, card: Card) -> Table:
    keys = [(key.item, _key(key)) for key in card.key]
    two = [one + other for (_, one), (_, other) in combinations(keys, 2)]
    helped = [[*entries, _entry(item)] for _, entries in keys for item in card.supporting]
    often = [
        [*entries, _entry(item, OFTEN)] for item, entries in keys if content.items[item].scale == OFTEN_SCALE
    ]
    bothered = [
        [*entries, _entry(f"{item}.bother", BOTHERED)] for item, entries in keys if content.items[item].bother
    ]
    return [*two, *helped, *often, *bothered, *([_entry(item)] for item in card.alone)]


def _key(key: KeySign) -> list[Entry]:
    return [_entry(key.item), *(_sign(sign, wanted=False) for sign in key.unless)]


def compile_rows(rows: Iterable[When]) -> Table:
    """Rows of signs as a table that holds when one of its rows does."""
    return [_row(row) for row in rows]


def _row(row: When) -> list[Entry]:
    wanted = [_sign(sign, wanted=True) for sign in row.all_of]
    return wanted + [_sign(sign, wanted=False) for sign in row.unless]


def _sign(sign: AnswerRange, wanted: bool) -> Entry:
    return [sign.item, sign.low, sign.high, int(wanted)]


def _entry(item: str, low: int = 1) -> Entry:
    return [item, low, MOST, 1]
