"""Changes one line of a section's heading, or one of its three passages, and nothing else in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...model.content.sections import DEPTHS
from ...model.content.yaml_document import Path
from . import yaml_splice
from .yaml_splice import NotSpliced
from .yaml_text import Value

HEADING = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
PASSAGES = {name: mark for mark, name in DEPTHS.items()}


def data_of(text: str) -> dict[str, Any]:
    """The lines of the heading, and each passage by its name, as Markdown."""
    start, end = _heading(text)
    told = {name: text[a:b].replace("\r\n", "\n") for name, (a, b) in _passages(text).items()}
    return {**yaml_splice.data_of(text[start:end]), **told}


def with_value(text: str, path: Path, value: Value, order: Sequence[str] = ()) -> str:
    """The section with another value. Raises NotSpliced."""
    if path[0] in PASSAGES:
        return _with_passage(text, str(path[0]), value)
    start, end = _heading(text)
    return text[:start] + yaml_splice.with_value(text[start:end], path, value, order) + text[end:]


def without(text: str, path: Path) -> str:
    """The section without a line of its heading."""
    start, end = _heading(text)
    return text[:start] + yaml_splice.without(text[start:end], path) + text[end:]


def with_item(text: str, path: Path, at: int, value: Value) -> str:
    """The section with one more item in a list of its heading."""
    start, end = _heading(text)
    return text[:start] + yaml_splice.with_item(text[start:end], path, at, value) + text[end:]


def moved(text: str, path: Path, number: int, to: int) -> str:
    """The section with an item of a list of its heading in another place."""
    start, end = _heading(text)
    return text[:start] + yaml_splice.moved(text[start:end], path, number, to) + text[end:]


def _with_passage(text: str, name: str, value: Value) -> str:
    places = _passages(text)
    if name not in places or not isinstance(value, str):
        raise NotSpliced(f'The line "{PASSAGES[name]}" is missing. Write it in the file.')
    start, end = places[name]
    if text[start:end].replace("\r\n", "\n") == value:
        return text
    written = value.strip("\n")
    if "\r\n" in text:
        written = written.replace("\n", "\r\n")
    made = text[:start] + written + text[end:]
    if data_of(made) != {**data_of(text), name: value.strip("\n")}:
        raise NotSpliced('A line that starts with "## " would start another part. Use "### ".')
    return made


def _heading(text: str) -> tuple[int, int]:
    found = HEADING.match(text)
    if not found:
        raise NotSpliced('Start the file with "---", the heading lines, and "---" again.')
    return found.span(1)


def _passages(text: str) -> dict[str, tuple[int, int]]:
    """Where each passage starts and ends, without the empty lines around it."""
    marks = [
        each for each in re.finditer(r"^## [^\r\n]*", text, re.MULTILINE) if each.start() > _heading(text)[1]
    ]
    ends = [*(each.start() for each in marks[1:]), len(text)]
    return {
        DEPTHS[mark.group().strip()]: _bare(text, mark.end(), end)
        for mark, end in zip(marks, ends, strict=False)
        if mark.group().strip() in DEPTHS
    }


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "\r\n":
        start += 1
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return start, end
