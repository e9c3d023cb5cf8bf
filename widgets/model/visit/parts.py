"""The parts of the page for the clinician, and which part each question belongs to."""

from __future__ import annotations

from typing import NamedTuple

from ..catalogue import mark
from ..content import Content
from ..shapes import Item


class Part(NamedTuple):
    """One part of the page, which a person can leave out; `private` ones are marked as such."""

    id: str
    title: str
    private: bool = False


PARTS = (
    Part("advice", mark("What the guide advised")),
    Part("where", mark("Where")),
    Part("pain", mark("Pain")),
    Part("timing", mark("When it comes")),
    Part("flags", mark("Warning signs"), private=True),
    Part("signs", mark("Other signs")),
    Part("private", mark("Private signs (sex, bowel, periods)"), private=True),
    Part("life", mark("Daily life and mood"), private=True),
    Part("medicines", mark("Medicines")),
    Part("you", mark("Body parts, pregnancy and birth"), private=True),
    Part("diary", mark("Running diary")),
    Part("plan", mark("Running plan")),
    Part("goals", mark("My goals")),
    Part("questions", mark("My questions")),
    Part("code", mark("A code with the same answers")),
)
OWN = {"CK-37": "medicines", "CK-06": "pain"}
GROUPS = {"you": "you", "pain": "pain", "life": "life"}


def part_of(content: Content, question: str) -> str:
    """The id of the part that a question such as `CK-11` or `RF-02` is printed in."""
    if question in content.flags:
        return "flags"
    return _part_of_item(content.items[question])


def _part_of_item(item: Item) -> str:
    if item.areas:
        return "where"
    usual = "private" if item.sensitive else "signs"
    return OWN.get(item.id) or GROUPS.get(item.group, usual)
