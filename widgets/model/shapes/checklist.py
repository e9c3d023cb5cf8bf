"""The questions of the checklist, their scales and their groups."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .basics import Entry, Level, Sourced, Text, Who, Yes


class Area(Entry):
    """One place on the body that can hurt."""

    id: Text
    view: Literal["front", "back", "side", "perineum", "inside"]
    label: Text
    term: Text
    who: tuple[Who, ...]
    sides: Yes


class Group(Entry):
    """A few questions that are asked together."""

    id: Text
    title: Text
    intro: Text


class Follow(Entry):
    """A second question that no rule looks at."""

    ask: Text
    scale: Text


class Item(Sourced):
    """One question of the checklist."""

    id: Text
    group: Text
    ask: Text
    term: Text
    why: Text
    short: Text | None = None
    scale: Text | None = None
    areas: Yes = False
    bother: Yes = False
    timing: Yes = False
    help: Text | None = None
    who: tuple[Who, ...] = ("everyone",)
    reopens: tuple[Text, ...] = ()
    reopens_at: int = 1
    at_least: dict[int, Level] = Field(default_factory=dict)
    hides: dict[int, tuple[Who, ...]] = Field(default_factory=dict)
    follow: Follow | None = None
    words: Text | None = None
    sensitive: Yes = False


class Checklist(Entry):
    """The questions, their scales and the groups they are asked in."""

    purpose: Text
    scales: dict[str, dict[str, Text]]
    timing: dict[str, Text] = Field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
