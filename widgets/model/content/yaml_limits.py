"""Refuses YAML that would end the process or fill its memory, before the tree of it is made.

PyYAML makes the tree of a text by calling itself once for each level, in C and without a limit: 30 KB of "["
end Python (SIGSEGV). The events of libyaml come one by one, and at the first level too many nobody reads on.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20
MAX_PARTS = 50_000  # the longest file of a guide has some 5,000; each part takes about 1 KB of memory
DIRECTIVE = re.compile(r"^%", re.MULTILINE)  # libyaml compares each %TAG with all others
TOO_DEEP = "Too many levels inside each other."
TOO_MANY = (
    f"More than {MAX_PARTS:,} words and entries are too many for one file. Take out what is not needed."
)


class Mark(NamedTuple):
    """Where something stands, from 0."""

    line: int
    column: int


class YamlRefused(yaml.YAMLError):
    """Raised for a text that libyaml is not to see more of; `problem` says why."""

    def __init__(self, problem: str, line: int, column: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.problem_mark = problem, Mark(line, column)


class TooMuchYaml(YamlRefused):
    """Raised for a text that is deeper or holds more than any content."""


def compose(text: str) -> yaml.Node | None:
    """The node of a YAML text, none when it is empty. Raises YAMLError, and TooMuchYaml before libyaml has
    made more than a few nodes of such a text.
    """
    refuse_too_much(text)
    node: yaml.Node | None = yaml.compose(text, Loader=Loader)
    return node


def refuse_too_much(text: str) -> None:
    """Raises TooMuchYaml with the place of the first level or part too many, YAMLError for other mistakes."""
    _refuse_directives(text)
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=Loader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or number > MAX_PARTS:
            mark: Any = event.start_mark
            raise TooMuchYaml(TOO_DEEP if depth > DEEPEST else TOO_MANY, mark.line, mark.column)


def _refuse_directives(text: str) -> None:
    found = DIRECTIVE.search(text)
    if found:
        raise YamlRefused("found character '%'", text.count("\n", 0, found.start()))
