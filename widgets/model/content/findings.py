"""What is wrong in a content file, said so that an educator can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.5
NEAREST = 'The nearest is "{}".'


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake: the file (relative to `content/`), its line (from 1), and a sentence that says it all.

    `code` leads to its page in `widgets/check/codes/`; `column` counts from 1; `words` stand there now;
    `why` and `instead` say the reason and what to write. What is not known is left empty.
    """

    file: str
    line: int
    text: str
    code: str = "SW100"
    column: int = 1
    words: str = ""
    why: str = ""
    instead: str = ""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}"


class ContentError(Exception):
    """Raised when content cannot be used; holds `.findings`."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


def nearest(word: str, known: Iterable[str], ask: str = 'Did you mean "{}"?') -> str:
    """A sentence (with a leading space) naming the known word closest to `word`, or nothing."""
    alike = [(SequenceMatcher(None, word, other).ratio(), other) for other in known]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, ""))
    return " " + ask.format(best[1]) if best[0] >= ALIKE else ""


def one_of(known: Iterable[str]) -> str:
    """The known words as a sentence (with a leading space)."""
    return f" Write one of: {', '.join(known)}."
