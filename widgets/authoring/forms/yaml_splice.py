"""Changes one value of a YAML text and leaves every other letter, comment and line end as it was.

Each change is read again before it is returned: the data must differ where it was meant to, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import yaml

from ...model.content.yaml_document import Path
from ...model.content.yaml_limits import compose
from .yaml_text import Value, entry_lines, folded, in_brackets, item_lines, word

Pair = tuple[yaml.Node, yaml.Node]
BLANK = " \t\r\n"


class NotSpliced(Exception):  # noqa: N818 - the educator is told to use the file itself
    """Raised for a place that cannot be changed without touching others."""


def data_of(text: str) -> Any:
    """The lists, mappings and texts of a YAML text; every scalar is text."""
    return _data(compose(text))


def with_value(text: str, path: Path, value: Value, order: Sequence[str] = ()) -> str:
    """The text with `value` at `path`; a new line of a mapping stands where `order` has its name.

    Raises NotSpliced, and LookupError when there is no such place.
    """
    old = data_of(text)
    if _has(old, path) and _at(old, path) == value:
        return text
    for made in _written(text, path, value, order):
        if _reads(made, _with(old, path, value)):
            return made
    raise NotSpliced(f'"{path[-1] if path else "file"}" cannot be changed in a form. Change it in the file.')


def without(text: str, path: Path) -> str:
    """The text without a line of a mapping, or without an item of a list and the comment right above it."""
    *up, last = path
    expected = _without(data_of(text), path)
    holder = _node(text, tuple(up))
    if not _data(holder) or len(holder.value) == 1:
        if not up and isinstance(holder, yaml.SequenceNode) and not holder.flow_style:
            start, stop = _lines_of(text, holder, 0)
            return _sure(f"{text[:start]}[]{_newline(text)}{text[stop:]}", expected)
        return with_value(text, tuple(up), {} if isinstance(holder, yaml.MappingNode) else [])
    number = _number(holder, last)
    made = _cut_flow(text, holder, number) if holder.flow_style else _cut_lines(text, holder, number)
    return _sure(made, expected)


def with_item(text: str, path: Path, at: int, value: Value) -> str:
    """The text with one more item in the list at `path`, as number `at` from 0."""
    items = list(_at(data_of(text), path))
    expected = [*items[:at], value, *items[at:]]
    holder = _node(text, path)
    if not items:
        return with_value(text, path, expected)
    if holder.flow_style:
        return _sure(_flow_item(text, holder, at, in_brackets(value)), _with(data_of(text), path, expected))
    dash = _dash(text, holder, 0)
    lines = item_lines(value, dash)
    where = _line_end(text, _end(text, holder.value[at - 1])) if at else _line_start(text, holder.value[0])
    return _sure(_with_lines(text, where, lines), _with(data_of(text), path, expected))


def moved(text: str, path: Path, number: int, to: int) -> str:
    """The text with item `number` of the list at `path` as number `to`, letter by letter."""
    items = list(_at(data_of(text), path))
    expected = [*items[:number], *items[number + 1 :]]
    expected.insert(to, items[number])
    holder = _node(text, path)
    low, high = min(number, to), max(number, to)
    flow = holder.flow_style
    spans = [
        _span(text, holder.value[each]) if flow else _lines_of(text, holder, each)
        for each in range(low, high + 1)
    ]
    whole = _turned(text, spans, number - low, to - low, "" if flow else _newline(text))
    return _sure(whole, _with(data_of(text), path, expected))


def _turned(text: str, spans: Sequence[tuple[int, int]], number: int, to: int, end: str) -> str:
    """The text with one of its `spans` in another's place; what is between them stays. Each has an `end`."""
    parts = [text[start:stop] for start, stop in spans]
    gaps = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    parts.insert(to, parts.pop(number))
    parts = [part if part.endswith(end) else part + end for part in parts]
    middle = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    return text[: spans[0][0]] + middle + text[spans[-1][1] :]


def _written(text: str, path: Path, value: Value, order: Sequence[str]) -> Iterator[str]:
    """The ways to write a value at its place, the nearest to what stands there first."""
    if not path:
        old = _data(_node(text, ()))
        yield _differing(text, path, old, value, order)
        return
    *up, last = path
    holder = _node(text, tuple(up))
    if isinstance(holder, yaml.MappingNode) and last not in _data(holder):
        yield _new_key(text, holder, str(last), value, order)
        return
    node, old = _node(text, path), _at(data_of(text), path)
    if isinstance(value, str):
        if isinstance(node, yaml.ScalarNode):
            yield from _scalars(text, node, value, _is_in_flow(text, path))
        return
    if old and value and type(old) is type(value):
        yield _differing(text, path, old, value, order)
    if not _is_in_flow(text, path) and isinstance(holder, yaml.MappingNode):
        yield _instead(text, holder, str(last), value)
    yield _put(text, node, in_brackets(value))


def _differing(text: str, path: Path, old: Any, value: Any, order: Sequence[str]) -> str:
    """The text with just those parts of a list or mapping changed that differ."""
    if isinstance(value, dict) and isinstance(old, dict):
        for name in [name for name in old if name not in value]:
            text = without(text, (*path, name))
        for name, each in value.items():
            text = with_value(text, (*path, name), each, order or tuple(value))
        return text
    before, after = [json.dumps(each) for each in old], [json.dumps(each) for each in value]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for _, a, b, c, d in [step for step in reversed(steps) if step[0] != "equal"]:
        both = min(b - a, d - c)
        for number in range(both):
            text = with_value(text, (*path, a + number), value[c + number])
        for number in range(c + both, d):
            text = with_item(text, path, a + number - c, value[number])
        for number in reversed(range(a + both, b)):
            text = without(text, (*path, number))
    return text


def _scalars(text: str, node: yaml.ScalarNode, value: str, in_flow: bool) -> Iterator[str]:
    if node.style in ("|", ">") and not in_flow:
        if value and value == " ".join(value.split()):
            yield _put(text, node, _folded_again(text, node, value))
        yield _put(text, node, json.dumps(value, ensure_ascii=False))
        return
    if node.style == "'" and "\n" not in value:
        yield _put(text, node, "'" + value.replace("'", "''") + "'")
    if not node.style and value and "\n" not in value:
        yield _put(text, node, value)
    yield _put(text, node, json.dumps(value, ensure_ascii=False))


def _folded_again(text: str, node: yaml.Node, value: str) -> str:
    head, *body = text[node.start_mark.index : _end(text, node)].splitlines()
    indent = len(body[0]) - len(body[0].lstrip()) if body else 2
    return _newline(text).join([">" + head[1:], *folded(value, indent, body)])


def _put(text: str, node: yaml.Node, written: str) -> str:
    space = " " if text[node.start_mark.index - 1 : node.start_mark.index] == ":" else ""
    return text[: node.start_mark.index] + space + written + text[_end(text, node) :]


def _instead(text: str, holder: yaml.MappingNode, name: str, value: Value) -> str:
    """The text with another value for a line of a block mapping, written anew with its key."""
    key, node = _pair(holder, name)
    lines = entry_lines(name, value, key.start_mark.column)
    written = _newline(text).join([lines[0].lstrip(), *lines[1:]])
    return text[: key.start_mark.index] + written + text[_end(text, node) :]


def _new_key(text: str, holder: yaml.MappingNode, name: str, value: Value, order: Sequence[str]) -> str:
    names = [key.value for key, _ in holder.value]
    rank = {each: number for number, each in enumerate(order)}
    before = [n for n, each in enumerate(names) if rank.get(each, -1) < rank.get(name, len(rank))]
    at = before[-1] if before else len(names) - 1
    if holder.flow_style:
        return _new_flow_key(text, holder, f"{word(name)}: {in_brackets(value)}", at)
    where = _line_end(text, _end(text, holder.value[at][1], holder.value[at][0]))
    return _with_lines(text, where, entry_lines(name, value, holder.value[0][0].start_mark.column))


def _new_flow_key(text: str, holder: yaml.MappingNode, written: str, at: int) -> str:
    if not holder.value:
        return _put(text, holder, "{" + written + "}")
    end = _end(text, holder.value[at][1], holder.value[at][0])
    return f"{text[:end]}, {written}{text[end:]}"


def _flow_item(text: str, holder: yaml.Node, at: int, written: str) -> str:
    if at < len(holder.value):
        start = _span(text, holder.value[at])[0]
        return f"{text[:start]}{written}, {text[start:]}"
    end = _span(text, holder.value[-1])[1]
    return f"{text[:end]}, {written}{text[end:]}"


def _cut_flow(text: str, holder: yaml.Node, number: int) -> str:
    spans = [_span(text, each) for each in holder.value]
    if number + 1 < len(spans):
        return text[: spans[number][0]] + text[spans[number + 1][0] :]
    return text[: spans[number - 1][1]] + text[spans[number][1] :]


def _cut_lines(text: str, holder: yaml.Node, number: int) -> str:
    if isinstance(holder, yaml.MappingNode) and not number:
        first, second = (_span(text, each)[0] for each in holder.value[:2])
        return text[:first] + text[second:]
    start, end = _lines_of(text, holder, number)
    return text[:start] + text[end:]


def _lines_of(text: str, holder: yaml.Node, number: int) -> tuple[int, int]:
    """Where the lines of an item start and end; the comment right above it is its own, but for the first."""
    first, last = _span(text, holder.value[number])
    start, end = text.rfind("\n", 0, first) + 1, _line_end(text, last)
    while number and start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start, end


def _span(text: str, each: yaml.Node | Pair) -> tuple[int, int]:
    key, node = each if isinstance(each, tuple) else (each, each)
    return key.start_mark.index, _end(text, node, key)


def _end(text: str, node: yaml.Node, key: yaml.Node | None = None) -> int:
    """Where a value ends, without the empty lines and comments below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1], last[0]) if isinstance(last, tuple) else _end(text, last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if start == end and key is not None and key is not node:  # nothing stands behind the ":"
        return int(text.index(":", key.end_mark.index)) + 1
    return start + len(text[start:end].rstrip(BLANK))


def _line_end(text: str, at: int) -> int:
    """Where the line ends that `at` stands on, behind its line end."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _line_start(text: str, node: yaml.Node) -> int:
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _dash(text: str, holder: yaml.Node, number: int) -> int:
    """The column of the dash of an item."""
    start = holder.value[number].start_mark.index
    return text.rindex("-", 0, start) - (text.rfind("\n", 0, start) + 1)


def _with_lines(text: str, where: int, lines: Sequence[str]) -> str:
    end = _newline(text)
    written = "".join(line + end for line in lines)
    if where == len(text) and not text.endswith("\n"):
        return text + end + written[: -len(end)]
    return text[:where] + written + text[where:]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _node(text: str, path: Path) -> Any:
    node: Any = compose(text)
    for part in path:
        node = _inside(node, part)
    if node is None:
        raise LookupError(f"There is no place {path}.")
    return node


def _inside(node: Any, part: str | int) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _pair(node, str(part))[1]
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part]
    raise LookupError(f"There is no place {part}.")


def _pair(node: yaml.MappingNode, name: str) -> Pair:
    found: Pair | None = next((pair for pair in node.value if pair[0].value == name), None)
    if found is None:
        raise LookupError(f'There is no line "{name}".')
    return found


def _number(holder: Any, last: str | int) -> int:
    if isinstance(holder, yaml.MappingNode):
        return [key.value for key, _ in holder.value].index(last)
    return int(last)


def _is_in_flow(text: str, path: Path) -> bool:
    return any(_node(text, path[:number]).flow_style for number in range(len(path)))


def _data(node: yaml.Node | None) -> Any:
    if node is None or isinstance(node, yaml.ScalarNode):
        return node.value if node else {}
    if isinstance(node, yaml.SequenceNode):
        return [_data(each) for each in node.value]
    return {key.value: _data(each) for key, each in node.value}


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _has(data: Any, path: Path) -> bool:
    try:
        _at(data, path)
    except (LookupError, TypeError):
        return False
    return True


def _with(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    first, *rest = path
    if isinstance(data, dict):
        inner = data.get(str(first), {}) if rest else None
        return {**data, first: _with(inner, tuple(rest), value)}
    return [_with(each, tuple(rest), value) if n == first else each for n, each in enumerate(data)]


def _without(data: Any, path: Path) -> Any:
    *up, last = path
    holder = _at(data, tuple(up))
    if isinstance(holder, dict):
        left: Any = {name: each for name, each in holder.items() if name != last}
    else:
        left = [each for number, each in enumerate(holder) if number != last]
    return _with(data, tuple(up), left)


def _sure(text: str, expected: Any) -> str:
    if not _reads(text, expected):
        raise NotSpliced("This place cannot be changed in a form. Change it in the file.")
    return text


def _reads(text: str, expected: Any) -> bool:
    try:
        return bool(data_of(text) == expected)
    except yaml.YAMLError:
        return False
