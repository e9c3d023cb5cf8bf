"""Says the paths through the rules in words, for the tables of the flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ..model.content.content import Content
from ..model.triage.rule_paths import RulePath

LEADS_TO = {
    "flag": "the red flag",
    "card": "the card",
    "note": "the note",
    "asks again": "this sign is asked again, if it has no answer",
    "level": "it is at least this soon",
}
PARTS = {"bother": ", how much it bothers", "worse": ", and worse"}


@dataclass(frozen=True)
class PathRow:
    """One path in words: what is answered, where it leads, how soon, and where it is written."""

    when: str
    leads_to: str
    soon: str
    where: str


def tables(
    content: Content, paths: Sequence[RulePath], titles: Mapping[str, str]
) -> list[tuple[str, list[PathRow]]]:
    """The paths by what they lead to, each group under its title."""
    groups: dict[str, list[PathRow]] = {}
    for way in paths:
        title = titles.get(way.target) or f"{way.target}: {question_words(content, way.target)}"
        groups.setdefault(title, []).append(_row(content, way))
    return list(groups.items())


def level_words(content: Content, level: str) -> str:
    """How soon a level is."""
    return content.red_flags.levels[cast(Any, level)].how_soon if level else ""


def _row(content: Content, way: RulePath) -> PathRow:
    line = content.trees[f"{content.name}/{way.file}"].line(*way.place)
    when = " and ".join(_said(content, *entry) for entry in way.entries)
    return PathRow(when, LEADS_TO[way.kind], level_words(content, way.level), f"{way.file}, line {line}")


def _said(content: Content, question: str | int, low: str | int, high: str | int, wanted: str | int) -> str:
    answer = _answer(_choices(content, str(question)), int(low), int(high))
    return f"{'' if wanted else 'not '}{question} ({question_words(content, str(question))}): {answer}"


def question_words(content: Content, question: str) -> str:
    """The short words of a question, flag or place on the body, and of its second question."""
    name, _, part = question.partition(".")
    if name in content.flags:
        return content.flags[name].short + PARTS.get(part, "")
    if name in content.items:
        item = content.items[name]
        return (item.short or item.ask) + PARTS.get(part, "")
    return next(area.label for area in content.checklist.areas if area.id == name)


def _choices(content: Content, question: str) -> Mapping[str, str]:
    name, _, part = question.partition(".")
    item = content.items.get(name)
    scale = {"bother": "bother", "worse": "yes-no"}.get(part) or (item.scale if item else "yes-no")
    return content.checklist.scales.get(scale or "", {})


def _answer(choices: Mapping[str, str], low: int, high: int) -> str:
    if "yes" in choices:
        return "yes" if low else "no"
    label = choices.get(str(low), str(low))
    most = max((int(word) for word in choices if word.isdecimal()), default=low)
    return f"{label} – or more" if min(high, most) > low else label
