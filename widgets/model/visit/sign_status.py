"""How each sign was answered: marked, unsure, rarely, no, skipped or not asked (rules.md §2)."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.content import Content
from ..content.schema import Flag, Item
from ..triage.answers import UNSURE, numbers, read_answers
from ..triage.rules import BOTHERED, OFTEN_SCALE, fits, left_out
from .sheet_sections import part_of

SIGN_PARTS = ("flags", "signs", "private")
YES_NO_SCALE = "yes-no"
SOMETIMES = 2


def all_asked(content: Content) -> list[Flag | Item]:
    """Every question of the checklist, red flags first."""
    return [*content.red_flags.flags, *content.checklist.items]


def is_sign(content: Content, question: str) -> bool:
    """Whether a question is about a sign that is there or not."""
    if question in content.flags:
        return True
    item = content.items[question]
    return part_of(content, question) in SIGN_PARTS and item.scale in (YES_NO_SCALE, OFTEN_SCALE)


def marked_from(entry: Flag | Item) -> int:
    """The least answer that is printed as marked: yes, or "sometimes"."""
    return SOMETIMES if isinstance(entry, Item) and entry.scale == OFTEN_SCALE else 1


def statuses(content: Content, raw: Mapping[str, object]) -> dict[str, str]:
    """The status of every sign, red flags first.

    `marked` is yes, "sometimes" or more, or a bother of 2 or more; `rarely` lies below it. Skipped is
    never "no"; `not asked` is a skipped question about a body part that a person does not have.
    """
    answers = read_answers(content, raw)
    values = numbers(answers)
    absent = left_out(content, answers)
    return {
        entry.id: _status(entry, answers.get(entry.id), values, absent)
        for entry in all_asked(content)
        if is_sign(content, entry.id)
    }


def _status(entry: Flag | Item, word: str | None, values: Mapping[str, int], absent: set[str]) -> str:
    if word is None:
        return "skipped" if fits(entry, absent) else "not asked"
    if word == UNSURE:
        return "unsure"
    bothers = values.get(f"{entry.id}.bother", 0) >= BOTHERED
    if bothers or values[entry.id] >= marked_from(entry):
        return "marked"
    return "rarely" if values[entry.id] else "no"
