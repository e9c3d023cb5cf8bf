"""Runs the clinician's worked cases against the rules."""

from __future__ import annotations

from collections.abc import Iterator

from .answers import AnswerError
from .content import Content
from .findings import Finding
from .rules import Outcome, assess
from .shapes import Example

LISTS = ("flags", "cards", "notes", "ask_again")


def check_examples(content: Content) -> list[Finding]:
    """One finding for each example whose expected outcome the rules do not give."""
    tree = content.trees[f"{content.name}/examples.yaml"]
    return [
        tree.finding(text, number, *path, code="SW601", words=example.id)
        for number, example in enumerate(content.examples)
        for path, text in _differences(content, example)
    ]


def _differences(content: Content, example: Example) -> Iterator[tuple[tuple[str, ...], str]]:
    try:
        outcome = assess(content, example.answers)
    except AnswerError as error:
        for line in str(error).splitlines():
            name = line.split(" takes ")[0].strip('"')
            yield ("answers", name), line
        return
    if outcome.level != example.expect.level:
        yield ("expect", "level"), _level_text(example, outcome)
    for name in LISTS:
        found, wanted = outcome[name], getattr(example.expect, name)
        if found != wanted:
            yield ("expect", name), _list_text(name, found, wanted)


def _level_text(example: Example, outcome: Outcome) -> str:
    ticked = [name for name, word in example.answers.items() if word not in ("no", "0")]
    cause = f"With {' and '.join(ticked[:3])} ticked" if ticked else "With nothing ticked"
    return f'{cause} the guide says "{outcome.level}", but this example expects "{example.expect.level}".'


def _list_text(name: str, found: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    label = name.replace("_", " ")
    return f"The guide gives {label} {_ids(found)}, but this example expects {_ids(wanted)}."


def _ids(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"
