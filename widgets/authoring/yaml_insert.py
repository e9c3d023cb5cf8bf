"""Puts an entry into a list of a YAML file, and leaves every other letter of the file as it was."""

from __future__ import annotations

import yaml

from ..model.content.yaml_document import Path
from ..model.content.yaml_limits import compose


def inserted(text: str, path: Path, entry: str, after: int | None = None) -> str:
    """The file with `entry` in the list at `path`, at its end or after the entry numbered `after` (from 0).

    `entry` is one word for a list in brackets, else lines that start with "- ". Raises LookupError when
    there is no list.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    node = _list_at(compose(text), path)
    if node.flow_style and node.value:
        _into_brackets(lines, node, entry.strip().removeprefix("- "))
    elif node.flow_style:
        _instead_of_brackets(lines, node, entry)
    else:
        last = node.value[-1 if after is None else after]
        dash = lines[node.start_mark.line].index("-", node.start_mark.column)
        at = last_line(lines, last) + 1
        lines[at:at] = _indented(entry, dash)
    return newline.join([*lines, ""])


def _list_at(node: yaml.Node | None, path: Path) -> yaml.SequenceNode:
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
    if not isinstance(node, yaml.SequenceNode):
        raise LookupError(f'There is no list called "{path[-1] if path else "file"}".')
    return node


def _into_brackets(lines: list[str], node: yaml.SequenceNode, word: str) -> None:
    end = node.value[-1].end_mark
    line = lines[end.line]
    lines[end.line] = f"{line[: end.column]}, {word}{line[end.column :]}"


def _instead_of_brackets(lines: list[str], node: yaml.SequenceNode, entry: str) -> None:
    at, column = node.start_mark.line, node.start_mark.column
    rest = lines[node.end_mark.line][node.end_mark.column :]
    before = lines[at][:column].rstrip()
    indent = len(before) - len(before.lstrip())
    lines[at : node.end_mark.line + 1] = [before + rest, *_indented(entry, indent)]


def last_line(lines: list[str], node: yaml.Node) -> int:
    """The line, from 0, that an entry ends on, without the empty lines below it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    line = min(end.line - (1 if end.column == 0 and end.line > node.start_mark.line else 0), len(lines) - 1)
    while not lines[line].strip():
        line -= 1
    return int(line)


def _indented(entry: str, spaces: int) -> list[str]:
    return [" " * spaces + line if line else line for line in entry.rstrip("\n").split("\n")]
