"""The parts of the page for the clinician, and which part each question belongs to."""

from __future__ import annotations

from typing import NamedTuple

from ..content.content import Content
from ..content.schema import Item
from ..content.translations import mark


class SheetSection(NamedTuple):
    """One part of the page, which a person can leave out; `private` ones are marked as such."""

    id: str
    title: str
    private: bool = False


PARTS = (
    SheetSection("advice", mark("What the guide advised")),
    SheetSection("where", mark("Where")),
    SheetSection("pain", mark("Pain")),
    SheetSection("timing", mark("When it comes")),
    SheetSection("flags", mark("Warning signs"), private=True),
    SheetSection("signs", mark("Other signs")),
    SheetSection("private", mark("Private signs"), private=True),
    SheetSection("life", mark("Daily life and mood"), private=True),
    SheetSection("medicines", mark("Medicines")),
    SheetSection("you", mark("About me"), private=True),
    SheetSection("diary", mark("Running diary")),
    SheetSection("plan", mark("Running plan")),
    SheetSection("goals", mark("My goals")),
    SheetSection("treatments", mark("Treatments I looked at")),
    SheetSection("questions", mark("My questions")),
    SheetSection("code", mark("A code with the same answers")),
)
OF_QUESTIONS = ("where", "flags", "signs", "private", "life", "medicines", "you")
OF_PLAN = ("diary", "plan")
BY_ROLE = {"medicines": "medicines", "settles": "pain"}


def parts_of(content: Content) -> tuple[SheetSection, ...]:
    """The parts that the page of a guide has, under the titles that the guide gives them."""
    asked = {part_of(content, name) for name in (*content.flags, *content.items)}
    lacks = {name for name in OF_QUESTIONS if name not in asked}
    lacks |= set() if content.has("plan.yaml") else {*OF_PLAN}
    lacks |= set() if content.has("treatments.yaml") else {"treatments"}
    lacks |= set() if content.checklist.timing else {"timing"}
    titles = content.visit.parts
    return tuple(p._replace(title=titles.get(p.id, p.title)) for p in PARTS if p.id not in lacks)  # type: ignore[call-overload]


def part_of(content: Content, question: str) -> str:
    """The id of the part that a question, a red flag or an item, is printed in."""
    if question in content.flags:
        return "flags"
    return _part_of_item(content, content.items[question])


def _part_of_item(content: Content, item: Item) -> str:
    if item.areas:
        return "where"
    usual = "private" if item.sensitive else "signs"
    groups = {group.id: group.part for group in content.checklist.groups}
    return BY_ROLE.get(item.role or "") or groups[item.group] or usual
