"""Finds the slip behind a YAML error: libyaml names the line where it gave up, often far below the cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

INDENT = re.compile(r"( *)((?:-(?: +|$))*)")
KEY = re.compile(r"""(?P<key>[A-Za-z_][\w.-]*|\d+|"[^"]*"|'[^']*'):(?: +(?P<value>.*))?$""")
GLUED = re.compile(r"(?P<key>[A-Za-z_]\w*):[^\s:/]")
BLOCK = re.compile(r"[|>][+-]?\d?[+-]? *(?:#.*)?$")
COMMENT = re.compile(r" +#| *$")
CLOSING = {"[": "]", "{": "}"}
SHOWN = 30  # letters of a text that a message repeats
MOST_LINES, MOST_LETTERS = 5_000, 2_000  # of a file, and of a line that is looked at; ours have a third of it
AHEAD = 60  # lines over which one value may run


class Slip(NamedTuple):
    """Where the cause stands, line and column from 0, and a sentence that says what to write."""

    line: int
    column: int
    says: str


class _Line(NamedTuple):
    """A line of structure: where it starts, where its key stands, and what follows the ":"."""

    number: int
    start: int
    column: int
    key: str
    value: str

    @property
    def ends_here(self) -> bool:
        """Whether the value is a text, so that nothing may stand further to the right below it."""
        return bool(self.value) and not BLOCK.match(self.value) and not COMMENT.match(f" {self.value}")


def find_slip(text: str, last: int) -> Slip | None:
    """The first slip in `text` up to its line `last` (from 0), or none that is known."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES or max(map(len, lines), default=0) > MOST_LETTERS:
        return None
    number, before, open_columns = 0, None, [0]
    while number <= min(last, len(lines) - 1):
        line = _structure(number, lines[number])
        if line is None:
            number += 1
            continue
        slip = _misplaced(line, before, open_columns) or _value_slip(line, lines)
        if slip:
            return slip
        open_columns = [column for column in open_columns if column < line.start] + _columns(line)
        before = line
        number = _after(line, lines)
    return None


def quote_left_over(value: str) -> str:
    """A sentence on a text outside quotes that ends in a quote mark nobody opened; "" when there is none."""
    if value.endswith('"') and value.count('"') % 2:
        return "A quote mark is missing at the start of this text. Write one there, or take the last one out."
    return ""


def comment_after(value: str, after: str) -> str:
    """A sentence on words of a text that are lost because a "#" stands before them; "" when there are none.

    A name may have a comment beside it.
    """
    words = after.strip()
    if " " in value and words.startswith("#"):
        return (
            f'Nobody sees "{words[:SHOWN]}": a "#" ends a text that is not in quotes. Put the text in quotes.'
        )
    return ""


def _structure(number: int, raw: str) -> _Line | None:
    """What starts on a line; none for an empty line, a comment or a text that runs on."""
    indent = INDENT.match(raw)
    if not indent or not raw.strip() or raw.strip().startswith(("#", "---")):
        return None
    rest, column = raw[indent.end() :], indent.end()
    key = KEY.match(rest)
    if key:
        return _Line(number, len(indent[1]), column, key["key"], (key["value"] or "").strip())
    glued = GLUED.match(rest)
    if glued:
        return _Line(number, len(indent[1]), column, f"{glued['key']}:", "")
    return _Line(number, len(indent[1]), column, "", rest.strip()) if indent[2] else None


def _columns(line: _Line) -> list[int]:
    return [*range(line.start, line.column, 2), line.column]


def _misplaced(line: _Line, before: _Line | None, open_columns: Sequence[int]) -> Slip | None:
    if line.key.endswith(":"):
        return Slip(line.number, line.column, f'Write a space after "{line.key}".')
    if before and before.key and before.ends_here and line.start > before.column:
        too_far = line.start - before.column
        says = (
            f'This line starts {_spaces(too_far)} too far to the right. Start it under "{before.key}", '
            f"after {_spaces(before.column)}."
        )
        return Slip(line.number, line.start, says)
    if before and line.start < before.column and line.start not in open_columns:
        near = min(open_columns, key=lambda column: abs(column - line.start))
        says = f"This line starts after {_spaces(line.start)}. Lines of its kind above start after {near}."
        return Slip(line.number, line.start, says)
    return None


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


def _value_slip(line: _Line, lines: Sequence[str]) -> Slip | None:
    column = lines[line.number].rfind(line.value)
    opened = line.value[:1]
    if opened in ("'", '"') and (end := _closed(line.value)) is not None:
        return _after_quote(line, column, end)
    if opened in ("'", '"') and _never(line, lines):
        says = f"The quote mark opened here is never closed. End the text with a {opened} on this line."
        return Slip(line.number, column, says)
    if opened in CLOSING and _never(line, lines):
        says = f'The "{opened}" opened here is never closed. Write "{CLOSING[opened]}" at the end.'
        return Slip(line.number, column, says)
    return None


def _closed(value: str) -> int | None:
    """Where a text in quotes ends, or none when its quote mark is not closed."""
    quote, at = value[0], 1
    while at < len(value):
        if value[at] == "\\" and quote == '"':
            at += 2
        elif value[at] != quote:
            at += 1
        elif quote == "'" and value[at + 1 : at + 2] == "'":
            at += 2
        else:
            return at
    return None


def _after_quote(line: _Line, column: int, end: int) -> Slip | None:
    rest = line.value[end + 1 :]
    if COMMENT.match(rest):
        return None
    words = line.value[max(0, end - SHOWN) : end + 1 + SHOWN]
    if line.value[0] == "'":
        says = f'The \' in the middle of {words} ends the text there. Put the whole text in "…" instead.'
    else:
        says = f"The text ends at the second quote mark of {words}. Write “ and ” for quote marks inside it."
    return Slip(line.number, column + end, says)


def _never(line: _Line, lines: Sequence[str]) -> bool:
    """Whether the next entry starts before a value in quotes or brackets is whole."""
    value = line.value
    for number in range(line.number + 1, min(len(lines), line.number + AHEAD)):
        if _is_whole(value):
            return False
        below = _structure(number, lines[number])
        if below and below.key and below.start <= line.column:
            return True
        value += " " + lines[number].strip()
    return not _is_whole(value)


def _is_whole(value: str) -> bool:
    """Whether a value that starts with a quote mark or a bracket has its end."""
    return _is_balanced(value) if value[0] in CLOSING else _closed(value) is not None


def _is_balanced(value: str) -> bool:
    bare = re.sub(r""""(?:\\.|[^"\\])*"|(?<=[\[{,:\s])'[^']*'""", "", value)
    return all(bare.count(opening) <= bare.count(closing) for opening, closing in CLOSING.items())


def _after(line: _Line, lines: Sequence[str]) -> int:
    """The number of the next line that starts an entry: what runs on over lines is passed over."""
    number = line.number + 1
    if BLOCK.match(line.value):
        while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > line.start):
            number += 1
    elif line.value[:1] in ("'", '"', *CLOSING):
        value = line.value
        while number < min(len(lines), line.number + AHEAD) and not _is_whole(value):
            value += " " + lines[number].strip()
            number += 1
    return number


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" "))
