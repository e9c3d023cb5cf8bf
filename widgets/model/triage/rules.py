"""The reference rules: what follows from a person's answers.

They are told in words in `rules.md` beside the guide's content; S1 to S16 and the ids are explained
there. The page uses tables made from these rules; the tests hold the two, and the browser, equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..content.content import Content
from ..content.schema import Card, Flag, Item
from .answers import LIST, UNSURE, numbers, read_answers
from .care_levels import flag_level, floors, highest, holds, there
from .conditions import KeySign
from .unsure_answers import doubts, list_doubts, urgent_doubts

MAX_CARDS = 3
URGENT = ("today", "emergency")
OFTEN = 3
BOTHERED = 2
OFTEN_SCALE = "how-often"


@dataclass(frozen=True)
class Outcome:
    """What to show: how soon (`level`), and the ids of flags, cards, notes and questions to ask again.

    `raised_by` are the items and areas, and `unsure` the answers of "not sure", that have a level of
    their own; `unsure_urgent` are those to phone about today. `mild` means that the softer words of the
    level fit, `nothing` that no sign has been answered. `listed` are the flags of lists with one that a
    person was not sure about, and `unasked` the urgent flags that fit and were not answered at all.
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
    raised_by: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    unsure_urgent: tuple[str, ...] = ()
    mild: bool = False
    nothing: bool = False
    listed: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


def assess(content: Content, raw: Mapping[str, Any]) -> Outcome:
    """The outcome of some answers; raises AnswerError for answers that no question takes."""
    answers = read_answers(content, raw)
    values = numbers(answers)
    flags = _active_flags(content, answers, values)
    raised, doubted = floors(content, values), doubts(content, answers, values)
    fired = _fired(content, values)
    ask_again = () if highest(flags.values()) in URGENT else _ask_again(content, answers, values)
    listed = list_doubts(content, answers)
    own = [
        *flags.values(),
        *raised.values(),
        *doubted.values(),
        *(content.flags[name].level for name in listed),
    ]
    level = highest([*own, *_card_levels(fired, values)])
    stop_running = _stops_running(content, answers, fired, listed)
    return Outcome(
        level=level,
        flags=tuple(flags),
        flag_levels=tuple(flags.values()),
        cards=tuple(
            card.id for card in _shown(fired, highest(flags.values()), highest(own), bool(ask_again))
        ),
        notes=() if level == "emergency" else _notes(content, values, stop_running),
        ask_again=ask_again,
        stop_running=stop_running,
        no_pattern=level != "none" and not flags and not fired and not ask_again and not listed,
        raised_by=tuple(raised),
        unsure=tuple(doubted),
        unsure_urgent=urgent_doubts(content, doubted),
        mild=not (flags or doubted or listed) and _is_mild(content, level, raised, values),
        nothing=not any(_is_sign(content, name) for name in answers),
        listed=listed,
        unasked=_unasked(content, answers),
    )


def _active_flags(content: Content, answers: Mapping[str, str], values: Mapping[str, int]) -> dict[str, str]:
    asked = (flag for flag in content.red_flags.flags if flag.id in answers or flag.also_when)
    levels = {flag.id: flag_level(flag, answers, values) for flag in asked}
    return {name: level for name, level in levels.items() if level != "none"}


def _is_sign(content: Content, name: str) -> bool:
    question = name.partition(".")[0]
    return question in content.flags or not content.items[question].status


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
        or any(holds(row, values) for row in card_rows(content, card))
    )


def card_rows(content: Content, card: Card) -> tuple[Any, ...]:
    """The rows that show a card; those of the rule before count as well until somebody has signed it."""
    waiting = card.until_signed if content.waits(card) else ()
    return (*card.shows_when, *waiting)


def _key_there(key: KeySign, values: Mapping[str, int]) -> bool:
    return values.get(key.item, 0) >= 1 and not any(there(sign, values) for sign in key.unless)


def _strong(item: Item, values: Mapping[str, int]) -> bool:
    often = item.scale == OFTEN_SCALE and values[item.id] >= OFTEN
    return often or values.get(f"{item.id}.bother", 0) >= BOTHERED


def _shown(fired: list[Card], flagged: str, level: str, asking: bool) -> list[Card]:
    """An urgent flag hides all; an urgent floor or an open question leaves the card that stops running."""
    if flagged in URGENT:
        return []
    only_stops = asking or level in URGENT
    return [card for card in fired if card.stops_others or not only_stops][:MAX_CARDS]


def _card_levels(fired: list[Card], values: Mapping[str, int]) -> list[str]:
    raised = [row.level for card in fired for row in card.raises if holds(row, values)]
    return [card.level for card in fired] + [level for level in raised if level]


def _ask_again(content: Content, answers: Mapping[str, str], values: Mapping[str, int]) -> tuple[str, ...]:
    """The flags that an answer has opened, which are not answered yet and fit the person (S3)."""
    opened = {flag for item in content.checklist.items if _opens(item, values) for flag in item.reopens}
    opened |= {flag for area in content.checklist.areas if values.get(area.id) for flag in area.reopens}
    absent = left_out(content, answers)
    return tuple(
        flag.id
        for flag in content.red_flags.flags
        if flag.id in opened and flag.id not in answers and fits(flag, absent)
    )


def _opens(item: Item, values: Mapping[str, int]) -> bool:
    return values.get(item.id, -1) >= item.reopens_at


def _unasked(content: Content, answers: Mapping[str, str]) -> tuple[str, ...]:
    absent = left_out(content, answers)
    return tuple(
        flag.id
        for flag in content.red_flags.flags
        if flag.level in URGENT and fits(flag, absent) and not {flag.id, f"{flag.id}.{LIST}"} & answers.keys()
    )


def fits(entry: Flag | Item, absent: set[str]) -> bool:
    """Whether a question can be true of somebody; `absent` is what `left_out` tells."""
    return not absent.issuperset(entry.who)


def left_out(content: Content, answers: Mapping[str, str]) -> set[str]:
    """Whose questions the answers leave out, such as "womb"."""
    return {
        who
        for item in content.checklist.items
        for answer, whose in item.hides.items()
        if answers.get(item.id) == str(answer)
        for who in whose
    }


def _notes(content: Content, values: Mapping[str, int], stop_running: bool) -> tuple[str, ...]:
    notes = [note for note in content.cards.notes if not (stop_running and note.about_running)]
    return tuple(note.id for note in notes if any(holds(row, values) for row in note.shows_when))


def _stops_running(
    content: Content, answers: Mapping[str, str], fired: list[Card], listed: Iterable[str]
) -> bool:
    """A bone sign stops all running, also when a person is not sure (S7), or not which of a list (S17)."""
    stopping = {flag.id for flag in content.red_flags.flags if flag.stop_running}
    stopping |= {item.id for item in content.checklist.items if item.bone}
    ticked = {name for name, word in answers.items() if word in ("yes", "1", UNSURE)}
    return bool(stopping & {*ticked, *listed}) or any(card.stops_others for card in fired)


def _is_mild(content: Content, level: str, raised: Iterable[str], values: Mapping[str, int]) -> bool:
    mild = content.red_flags.levels[level].mild  # type: ignore[index]
    if mild is None or not set(raised) <= {*mild.only_with}:
        return False
    return any(holds(row, values) for row in mild.when)
