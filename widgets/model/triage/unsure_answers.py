"""Answers of "not sure": the level each leads to (rules.md, S4 to S8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.content import Content
from ..content.schema import LEVELS, Flag, Item
from .answers import LIST, UNSURE
from .care_levels import floor_of, holds, unsure_counts

UNSURE_URGENT, UNSURE_LATER = "soon", "days"


def unsure_level(flag: Flag) -> str:
    """The least urgent level that "not sure" leads to where it does not count as yes (S5, S6)."""
    if flag.level == "today":
        return UNSURE_URGENT
    return "routine" if flag.level == "routine" else UNSURE_LATER


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
    floor = floor_of(item, {**values, item.id: int(item.doubtful == "yes")})
    return "none" if floor == "none" else LEVELS[max(1, LEVELS.index(floor) - 1)]


def list_doubts(content: Content, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The red flags of lists with one that a person was not sure about, and did not say which (S17)."""
    return tuple(
        flag.id
        for flag in content.red_flags.flags
        if answers.get(f"{flag.id}.{LIST}") == UNSURE and flag.id not in answers
    )


def urgent_doubts(content: Content, doubted: Iterable[str]) -> tuple[str, ...]:
    """Those of some unsure answers to be phoned about today: flags of today, and bone signs (S5, S7)."""
    return tuple(
        name
        for name in doubted
        if (content.flags[name].level == "today" if name in content.flags else content.items[name].bone)
    )
