"""Violations a rule found in a passage, and how they become findings with line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.content.findings import Finding
from ..model.content.passages import Passage


@dataclass(frozen=True)
class Hit:
    """The words that break the rule `code`, where they start in the passage, and a sentence on them."""

    code: str
    words: str
    start: int
    says: str
    instead: str = ""


Rule = Callable[[Passage], Iterator[Hit]]


class TextLocator:
    """Finds words in the files as they are written, where a text may run over several lines."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._lines: dict[str, list[str]] = {}

    def finding(self, passage: Passage, hit: Hit) -> Finding:
        """The finding for a hit, at the line and column (both from 1) where its words stand."""
        before = len(_spaced(hit.words).findall(passage.text[: hit.start]))
        line, column = self.place(passage.file, passage.line, hit.words, before)
        return Finding(
            passage.file, line, hit.says, hit.code, column, " ".join(hit.words.split()), instead=hit.instead
        )

    def place(self, file: str, line: int, words: str, skip: int = 0) -> tuple[int, int]:
        """Where `words` stand from `line` on, after `skip` other places; `line` and 1 when nowhere."""
        lines = self._lines.setdefault(file, self._read(file).splitlines(keepends=True))
        text = "".join(lines[line - 1 : line + 60])
        for number, match in enumerate(_spaced(words).finditer(text)):
            if number == skip:
                above = text[: match.start()]
                return line + above.count("\n"), match.start() - above.rfind("\n")
        return line, 1

    def covers(self, file: str, words: str, line: int, column: int) -> bool:
        """Whether the place lies within one of the places where `words` stand."""
        lines = self._lines.setdefault(file, self._read(file).splitlines(keepends=True))
        offset = sum(map(len, lines[: line - 1])) + column - 1
        return any(m.start() <= offset < m.end() for m in _spaced(words).finditer("".join(lines)))


def _spaced(words: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in words.split()]
    return re.compile(r"\s+".join(parts) or r"(?!)")
