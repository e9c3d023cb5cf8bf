"""Care levels of single answers: flags that are on, and floors of items (rules.md, S1 to S4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.content import Content
from ..content.schema import LEVELS, Flag, Item
from .answers import UNSURE
from .conditions import AnswerRange, When

YES = ("yes", "1")
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
    levels = {item.id: floor_of(item, values) for item in content.checklist.items if item.floor}
    areas = {area.id: area.level for area in content.checklist.areas if area.level and values.get(area.id)}
    return {name: level for name, level in {**levels, **areas}.items() if level != "none"}


def floor_of(item: Item, values: Mapping[str, int]) -> str:
    """The most urgent level that an answer to an item leads to by itself; "none" without one."""
    return highest(row.level for row in item.floor if row.level and holds(row, values))
