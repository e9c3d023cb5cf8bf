"""What is wrong in a content file, said so that an educator can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.6  # as difflib's own close matches
NUMBERED = re.compile(r"([A-Za-z]+)-?(\d+)([a-z]?)")
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
    """A sentence (with a leading space) naming the known word close to `word`, or nothing.

    Of names with a number all are alike: one is near if it has the same number, or if it
    alone differs by one letter.
    """
    found = _numbered(word, known) if NUMBERED.fullmatch(word) else _alike(word, known)
    return " " + ask.format(found) if found else ""


def _alike(word: str, known: Iterable[str]) -> str:
    alike = [(SequenceMatcher(None, word, other).ratio(), other) for other in known]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""


def _numbered(word: str, known: Iterable[str]) -> str:
    those = list(known)
    same = [other for other in those if _value(other.partition(".")[0]) == _value(word)]
    by_one = [other for other in those if _is_off_by_one(word, other)]
    return same[0] if same else by_one[0] if len(by_one) == 1 else ""


def _value(name: str) -> tuple[str, int, str] | str:
    """What a name with a number means, however it is written."""
    match = NUMBERED.fullmatch(name)
    return (match[1].upper(), int(match[2]), match[3]) if match else name


def _is_off_by_one(word: str, other: str) -> bool:
    """Whether one letter was added, left out or mistyped, or two were swapped."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short)
    )
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[:same] + short[same : same + 2][::-1] + short[same + 2 :]
    return long in (swapped, short[:same] + long[same : same + 1] + short[same + 1 :]) and short != long


def one_of(known: Iterable[str]) -> str:
    """The known words as a sentence (with a leading space)."""
    return f" Write one of: {', '.join(known)}."
