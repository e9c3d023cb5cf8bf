"""Runs the clinician's worked cases against the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..content.content import Content
from ..content.findings import Finding
from ..content.schema import Example
from ..content.schema.cards import Expected
from .answers import AnswerError
from .rules import Outcome, assess

LISTS = ("flags", "cards", "notes", "ask_again")
ONCE = ' That is once lowered levels are signed: say so in "once_signed".'
Difference = tuple[tuple[str, ...], str]


def check_examples(content: Content) -> list[Finding]:
    """One finding for each example whose expected outcome the rules do not give."""
    tree = content.trees[f"{content.name}/examples.yaml"]
    both = (replace(content, lowered_count=False), replace(content, lowered_count=True))
    return [
        tree.finding(text, number, *path, code="SW601", words=example.id)
        for number, example in enumerate(content.examples)
        for path, text in _differences(both, example)
    ]


def _differences(both: tuple[Content, Content], example: Example) -> Iterator[Difference]:
    """What the rules give otherwise, both as drafted and once all lowered levels are signed."""
    try:
        drafted, signed = (assess(content, example.answers) for content in both)
    except AnswerError as error:
        for line in str(error).splitlines():
            name = line.split(" takes ")[0].strip('"')
            yield ("answers", name), line
        return
    yield from _between(example, drafted, example.expect, "expect", "")
    if example.once_signed or not _is_told_alike(drafted, signed):
        yield from _between(example, signed, example.once_signed or example.expect, "once_signed", ONCE)


def _is_told_alike(one: Outcome, other: Outcome) -> bool:
    """Whether an example would expect the same of both."""
    return one.level == other.level and all(one[name] == other[name] for name in LISTS)


def _between(
    example: Example, outcome: Outcome, expected: Expected, part: str, more: str
) -> Iterator[Difference]:
    if outcome.level != expected.level:
        yield (part, "level"), _level_text(example, outcome, expected) + more
    for name in LISTS:
        found, wanted = outcome[name], getattr(expected, name)
        if found != wanted:
            yield (part, name), _list_text(name, found, wanted) + more


def _level_text(example: Example, outcome: Outcome, expected: Expected) -> str:
    ticked = [name for name, word in example.answers.items() if word not in ("no", "0")]
    cause = f"With {' and '.join(ticked[:3])} ticked" if ticked else "With nothing ticked"
    return f'{cause} the guide says "{outcome.level}", but this example expects "{expected.level}".'


def _list_text(name: str, found: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    label = name.replace("_", " ")
    return f"The guide gives {label} {_ids(found)}, but this example expects {_ids(wanted)}."


def _ids(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"
