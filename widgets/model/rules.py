"""The reference rules: what follows from a person's answers (clinical.md §2 and §3.4).

Written to be read beside the clinical text. The page uses tables made from these rules; the tests
hold the two, and the browser, equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .answers import UNSURE, numbers, read_answers
from .conditions import KeySign, Sign, When
from .content import Content
from .shapes import LEVELS, Card, Flag, Item

MOST_CARDS = 3
URGENT = ("today", "emergency")
OFTEN = 3
BOTHERED = 2
OFTEN_SCALE = "how-often"


@dataclass(frozen=True)
class Outcome:
    """What to show: how soon (`level`), and the ids of flags, cards, notes and questions to ask again.

    Nothing here is a probability or a ranking: `cards` holds at most three ids in alphabetical order.
    """

    level: str
    flags: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ask_again: tuple[str, ...] = ()
    flag_levels: tuple[str, ...] = ()
    stop_running: bool = False
    no_pattern: bool = False

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


def highest(levels: Iterable[str]) -> str:
    """The most urgent of some levels; "none" when there are none."""
    return max(levels, key=LEVELS.index, default="none")


def assess(content: Content, raw: Mapping[str, Any]) -> Outcome:
    """The outcome of some answers; raises AnswerError for answers that no question takes."""
    answers = read_answers(content, raw)
    values = numbers(answers)
    flags = _active_flags(content, answers, values)
    fired = _fired(content, values)
    urgent = highest(flags.values()) in URGENT
    ask_again = () if urgent else _ask_again(content, answers, values)
    cards = _shown(fired, urgent, bool(ask_again))
    level = highest([*flags.values(), *_card_levels(fired, values), *_item_levels(content, values)])
    stop_running = _stops_running(content, flags, fired)
    return Outcome(
        level=level,
        flags=tuple(flags),
        flag_levels=tuple(flags.values()),
        cards=tuple(card.id for card in cards),
        notes=() if level == "emergency" else _notes(content, values, stop_running),
        ask_again=ask_again,
        stop_running=stop_running,
        no_pattern=not flags and not fired and not ask_again,
    )


def _active_flags(content: Content, answers: Mapping[str, str], values: Mapping[str, int]) -> dict[str, str]:
    levels = {flag.id: _flag_level(flag, answers, values) for flag in content.red_flags.flags}
    return {name: level for name, level in levels.items() if level != "none"}


def _flag_level(flag: Flag, answers: Mapping[str, str], values: Mapping[str, int]) -> str:
    levels = []
    if _counts(answers.get(flag.id), flag.level):
        levels.append(flag.level)
        worse = flag.worse
        if worse and _counts(answers.get(f"{flag.id}.worse"), worse.level):
            levels.append(worse.level)
    if flag.also_level and any(holds(row, values) for row in flag.also_when):
        levels.append(flag.also_level)
    return highest(levels)


def _counts(word: str | None, level: str) -> bool:
    return word in ("yes", "1") or (word == UNSURE and level == "emergency")


def holds(row: When, values: Mapping[str, int]) -> bool:
    """True when all signs of a row are there and none of its exceptions."""
    return all(_there(sign, values) for sign in row.all_of) and not any(
        _there(sign, values) for sign in row.unless
    )


def _there(sign: Sign, values: Mapping[str, int]) -> bool:
    return sign.item in values and sign.low <= values[sign.item] <= sign.high


def _fired(content: Content, values: Mapping[str, int]) -> list[Card]:
    fired = sorted((c for c in content.cards.cards if _fires(content, c, values)), key=_by_id)
    return [card for card in fired if card.stops_others] or fired


def _by_id(card: Card) -> str:
    return card.id


def _fires(content: Content, card: Card, values: Mapping[str, int]) -> bool:
    keys = [key for key in card.key if _key_there(key, values)]
    supporting = [item for item in card.supporting if values.get(item, 0) >= 1]
    return (
        len(keys) >= 2
        or bool(keys and supporting)
        or any(_strong(content.items[key.item], values) for key in keys)
        or any(values.get(item, 0) >= 1 for item in card.alone)
        or any(holds(row, values) for row in card.shows_when)
    )


def _key_there(key: KeySign, values: Mapping[str, int]) -> bool:
    return values.get(key.item, 0) >= 1 and not any(_there(sign, values) for sign in key.unless)


def _strong(item: Item, values: Mapping[str, int]) -> bool:
    often = item.scale == OFTEN_SCALE and values[item.id] >= OFTEN
    return often or values.get(f"{item.id}.bother", 0) >= BOTHERED


def _shown(fired: list[Card], urgent: bool, asking: bool) -> list[Card]:
    if urgent:
        return []
    return [card for card in fired if card.stops_others or not asking][:MOST_CARDS]


def _card_levels(fired: list[Card], values: Mapping[str, int]) -> list[str]:
    raised = [row.level for card in fired for row in card.raises if holds(row, values)]
    return [card.level for card in fired] + [level for level in raised if level]


def _item_levels(content: Content, values: Mapping[str, int]) -> list[str]:
    return [
        level
        for item in content.checklist.items
        for least, level in item.at_least.items()
        if values.get(item.id, -1) >= least
    ]


def _ask_again(content: Content, answers: Mapping[str, str], values: Mapping[str, int]) -> tuple[str, ...]:
    reopened = {
        flag
        for item in content.checklist.items
        if values.get(item.id, -1) >= item.reopens_at
        for flag in item.reopens
        if flag not in answers
    }
    return tuple(flag for flag in content.flags if flag in reopened)


def _notes(content: Content, values: Mapping[str, int], stop_running: bool) -> tuple[str, ...]:
    notes = [note for note in content.cards.notes if not (stop_running and note.about_running)]
    return tuple(note.id for note in notes if any(holds(row, values) for row in note.shows_when))


def _stops_running(content: Content, flags: Mapping[str, str], fired: list[Card]) -> bool:
    return any(content.flags[name].stop_running for name in flags) or any(card.stops_others for card in fired)
