"""A YAML file as plain values that remember their line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from .files import unreadable
from .findings import Finding
from .yaml_limits import TooMuchYaml, compose
from .yaml_slips import comment_after, find_slip, quote_left_over

Path = tuple[str | int, ...]
MOST = 1000
SAID_PLAINLY = {
    "mapping values are not allowed": (
        'A ":" stands where it is not expected. Put the text after the first ":" in quotes.'
    ),
    "could not find expected ':'": 'A ":" is missing on this line or the one above.',
    "found unexpected end of stream": "A quote mark or bracket is opened but never closed.",
    "found character '\\t'": "There is a tab. Use spaces instead.",
    "found character": "This line starts with a sign YAML keeps for itself. Put the text in quotes.",
    "expected a single document": 'There is a second part after "---". Keep one part in a file.',
    "did not find expected key": "The spaces at the start of this line do not match the lines above.",
    "expected <block end>": "The spaces at the start of this line do not match the lines above.",
    "did not find expected '-'": 'The spaces at the start of this line do not match the "-" above.',
    "did not find expected ',' or": 'A list or bracket opened here is not closed with "]" or "}".',
}


@dataclass(frozen=True)
class Tree:
    """`data` holds dicts, lists and text only; `lines` maps a path such as ("flags", 3, "id")."""

    file: str
    data: Any
    lines: dict[Path, int] = field(repr=False)
    columns: dict[Path, int] = field(repr=False, default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line of the nearest known place on the way to `path`, from 1."""
        return self.lines.get(self._known(path), 1)

    def _known(self, path: Path) -> Path:
        while path and path not in self.lines:
            path = path[:-1]
        return path

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every text with its path."""
        return _texts(self.data, ())

    def repeated(self, name: str, *path: str | int, values: Sequence[str]) -> Iterator[Finding]:
        """A finding for each entry of the list at `path` whose `name` holds what an earlier one holds."""
        first: dict[str, int] = {}
        for number, value in enumerate(values):
            line = self.line(*path, number, name)
            if value in first:
                text = f'"{value}" is used twice (first on line {first[value]}).'
                yield self.finding(text, *path, number, name, code="SW108", words=value)
            first.setdefault(value, line)

    def finding(self, text: str, *path: str | int, code: str = "SW100", words: str = "") -> Finding:
        """A finding about the value at `path`."""
        column = self.columns.get(self._known(path), 1)
        return Finding(self.file, self.line(*path), text, code, column, words)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for word, value in data.items():
            yield from _texts(value, (*path, word))
    else:
        for number, value in enumerate(data or ()):
            yield from _texts(value, (*path, number))


def read_tree(file: str, text: str, first_line: int = 1) -> tuple[Tree | None, list[Finding]]:
    """The tree of a YAML text, or none with the findings that say why; scalars stay text."""
    tabs = _tabs(file, text, first_line)
    if tabs:
        return None, tabs
    try:
        node = compose(text)
    except yaml.YAMLError as error:
        return None, [_plainly(file, text, error, first_line)]
    if node is None:
        return None, [Finding(file, first_line, "The file is empty. Copy one that works.", "SW101")]
    growing = _Growing(file, text.splitlines(), first_line)
    data = growing.value(node, ())
    return Tree(file, data, growing.lines, growing.columns), growing.findings


def _tabs(file: str, text: str, first_line: int) -> list[Finding]:
    return [
        Finding(file, number, "There is a tab. Use spaces instead.", "SW103")
        for number, line in enumerate(text.splitlines(), first_line)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]


def _plainly(file: str, text: str, error: yaml.YAMLError, first_line: int) -> Finding:
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = first_line + (mark.line if mark else 0), 1 + (mark.column if mark else 0)
    if isinstance(error, TooMuchYaml):
        return Finding(file, line, problem, "SW120", column)
    slip = find_slip(text, line - first_line)
    if slip:
        return Finding(file, first_line + slip.line, slip.says, "SW103", slip.column + 1)
    for words, plain in SAID_PLAINLY.items():
        if words in problem:
            return Finding(file, line, plain, "SW103", column)
    says = "This line cannot be read. Compare its spaces and quotes with others."
    return Finding(file, line, says, "SW103", column)


class _Growing:
    """Turns YAML nodes into data, remembering lines and collecting what may not be there."""

    def __init__(self, file: str, written: Sequence[str], first_line: int) -> None:
        self.file, self.written, self.first_line = file, written, first_line
        self.lines: dict[Path, int] = {}
        self.columns: dict[Path, int] = {}
        self.findings: list[Finding] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self._stands(path, node)
        if id(node) in self._seen:
            return self._refuse(node, '"&" and "*" names are not used here. Write the text out.')
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if len(node.value) > MOST:
            says = f"{len(node.value)} entries are too many in one place. Keep it to {MOST}."
            return self._refuse(node, says, "SW118")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _text(self, node: yaml.ScalarNode) -> Any:
        """The words; "\\e" and the like can write in quotes what no file may hold."""
        says = unreadable(node.value) or ("" if node.style else self._half_quoted(node))
        return self._refuse(node, says, "SW116") if says else node.value

    def _half_quoted(self, node: yaml.ScalarNode) -> str:
        """What is wrong with a text that should stand in quotes, and does not."""
        end: Any = node.end_mark
        after = self.written[end.line][end.column :] if end.line < len(self.written) else ""
        return quote_left_over(node.value) or comment_after(node.value, after)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(key, 'A word and ":" should start this line.')
            elif says := unreadable(key.value):
                self._refuse(key, says, "SW116")
            elif key.value in result:
                first = self.lines[(*path, key.value)]
                self._refuse(
                    key, f'"{key.value}" is written twice (first on line {first}). Keep one.', "SW108"
                )
            else:
                self._stands((*path, key.value), key)
                result[key.value] = self.value(child, (*path, key.value))
        return result

    def _stands(self, path: Path, node: yaml.Node) -> None:
        self.lines.setdefault(path, self._line(node))
        self.columns.setdefault(path, int(node.start_mark.column) + 1)

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _refuse(self, node: yaml.Node, text: str, code: str = "SW103") -> None:
        column = int(node.start_mark.column) + 1
        self.findings.append(Finding(self.file, self._line(node), text, code, column))
