"""How urgent single answers are: flags, floors of items, and answers of "not sure" (rules.md, S1 to S8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.content import Content
from ..content.schema import LEVELS, Flag, Item
from .answers import UNSURE
from .conditions import AnswerRange, When

YES = ("yes", "1")
UNSURE_URGENT, UNSURE_LATER = "soon", "days"
RANKS = {level: rank for rank, level in enumerate(LEVELS)}


def highest(levels: Iterable[str]) -> str:
    """The most urgent of some levels; "none" when there are none."""
    return max(levels, key=RANKS.__getitem__, default="none")


def holds(row: When, values: Mapping[str, int]) -> bool:
    """True when all signs of a row are there and none of its exceptions."""
    return all(there(sign, values) for sign in row.all_of) and not any(
        there(sign, values) for sign in row.unless
    )


def there(sign: AnswerRange, values: Mapping[str, int]) -> bool:
    """True when the answer is there and lies in the sign's span."""
    return sign.item in values and sign.low <= values[sign.item] <= sign.high


def unsure_counts(flag: Flag) -> bool:
    """Whether "not sure" is a yes here (S4): for an emergency, and where the flag says so."""
    return flag.level == "emergency" or flag.unsure_counts


def unsure_level(flag: Flag) -> str:
    """The least urgent level that "not sure" leads to where it does not count as yes (S5, S6)."""
    if flag.level == "today":
        return UNSURE_URGENT
    return "routine" if flag.level == "routine" else UNSURE_LATER


def flag_level(flag: Flag, answers: Mapping[str, str], values: Mapping[str, int]) -> str:
    """The level of a flag that is on, else "none"; its `worse` question counts when unsure, too (A1)."""
    word, worse = answers.get(flag.id), answers.get(f"{flag.id}.worse")
    levels = []
    if word in YES or (word == UNSURE and unsure_counts(flag)):
        levels.append(flag.level)
    if flag.worse and flag.worse.level and word in (*YES, UNSURE) and worse in (*YES, UNSURE):
        levels.append(flag.worse.level)
    if flag.also_level and any(holds(row, values) for row in flag.also_when):
        levels.append(flag.also_level)
    return highest(levels)


def floors(content: Content, values: Mapping[str, int]) -> dict[str, str]:
    """The floor of each item and area whose answer has one (S1), in file order."""
    levels = {item.id: _floor(item, values) for item in content.checklist.items if item.floor}
    areas = {area.id: area.level for area in content.checklist.areas if area.level and values.get(area.id)}
    return {name: level for name, level in {**levels, **areas}.items() if level != "none"}


def _floor(item: Item, values: Mapping[str, int]) -> str:
    return highest(row.level for row in item.floor if row.level and holds(row, values))


def doubts(content: Content, answers: Mapping[str, str], values: Mapping[str, int]) -> dict[str, str]:
    """The level that each answer of "not sure" leads to, those that count as yes left out (S5 to S8)."""
    unsure = [name for name, word in answers.items() if word == UNSURE]
    flags = {flag.id: _flag_doubt(flag, values) for flag in content.red_flags.flags if flag.id in unsure}
    items = {item.id: _item_doubt(item, values) for item in content.checklist.items if item.id in unsure}
    return {name: level for name, level in {**flags, **items}.items() if level != "none"}


def _flag_doubt(flag: Flag, values: Mapping[str, int]) -> str:
    explained = any(holds(row, values) for row in flag.unsure_explained)
    return "none" if explained or unsure_counts(flag) else unsure_level(flag)


def _item_doubt(item: Item, values: Mapping[str, int]) -> str:
    """One step below what a yes would lead to, not below routine; a bone sign is phoned about today."""
    if item.bone:
        return UNSURE_URGENT
    if any(holds(row, values) for row in item.unsure_explained):
        return "none"
    floor = _floor(item, {**values, item.id: int(item.doubtful == "yes")})
    return "none" if floor == "none" else LEVELS[max(1, LEVELS.index(floor) - 1)]


def urgent_doubts(content: Content, doubted: Iterable[str]) -> tuple[str, ...]:
    """Those of some unsure answers to be phoned about today: flags of today, and bone signs (S5, S7)."""
    return tuple(
        name
        for name in doubted
        if (content.flags[name].level == "today" if name in content.flags else content.items[name].bone)
    )
