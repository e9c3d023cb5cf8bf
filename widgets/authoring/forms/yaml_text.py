"""Writes values as YAML: words as plain as they can be, lists and mappings in few lines or in many."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

Value = str | Sequence["Value"] | Mapping[str, "Value"]
SAFE = re.compile(r"-?[A-Za-z0-9](?:[^\n:#\"\\\[\]{},&*!|>%@`]|:(?=\S))*")
WIDE = 110
SHORT = 60


def word(value: str) -> str:
    """A text on one line that reads the same in a list in brackets too: plain where it can be."""
    plain = SAFE.fullmatch(value) and value == value.strip() and not value.endswith(":")
    return value if plain else json.dumps(value, ensure_ascii=False)


def in_brackets(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return word(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{word(key)}: {in_brackets(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(in_brackets, value)) + "]"


def entry_lines(key: str, value: Value, indent: int) -> list[str]:
    """A line of a mapping, with its value beside or below it."""
    name = f"{' ' * indent}{word(key)}:"
    if fits_one_line(value):
        return [f"{name} {in_brackets(value)}"]
    if isinstance(value, str):
        return [f"{name} >-", *folded(value, indent + 2)]
    return [name, *block_lines(value, indent + 2)]


def block_lines(value: Value, indent: int) -> list[str]:
    """A list or mapping on lines of its own."""
    if isinstance(value, Mapping):
        return [line for key, each in value.items() for line in entry_lines(key, each, indent)]
    return [line for each in value for line in item_lines(each, indent)]


def item_lines(value: Value, indent: int) -> list[str]:
    """One item of a list, behind its dash."""
    if fits_one_line(value) or isinstance(value, str):
        return [f"{' ' * indent}- {in_brackets(value)}"]
    lines = block_lines(value, indent + 2)
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def fits_one_line(value: Value) -> bool:
    """Whether a value is better written on one line: a text that does not fold, or a few short words."""
    if isinstance(value, str):
        return len(value) < WIDE or "\n" in value or value != " ".join(value.split())
    parts = list(_texts(value))
    listed = isinstance(value, Mapping) and "id" in value
    return not parts or (not listed and sum(map(len, parts)) < SHORT and not _is_deep(value))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (key, *_texts(each))
    else:
        for each in value:
            yield from _texts(each)


def _is_deep(value: Value) -> bool:
    """Whether lists or sentences stand inside a list: a line of its own for each reads better."""
    inside = value.values() if isinstance(value, Mapping) else value
    return any(not isinstance(each, str) and any(not isinstance(x, str) for x in each) for each in inside)


def folded(value: str, indent: int, before: Sequence[str] = ()) -> list[str]:
    """The lines of a folded text; those of `before` that still stand at its start are kept as they are."""
    kept: list[str] = []
    rest = value
    for line in before:
        told = line.strip()
        if not told or not (rest == told or rest.startswith(told + " ")):
            break
        kept.append(line)
        rest = rest[len(told) + 1 :]
    space = " " * indent
    wrapped = textwrap.wrap(rest, WIDE - indent, break_long_words=False, break_on_hyphens=False)
    return [*kept, *(space + line for line in wrapped)]
