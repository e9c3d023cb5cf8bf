"""The school grade a text reads at (Flesch-Kincaid and SMOG, US grades; rules.md §7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model.content.markdown_extensions import SOURCE
from ..model.content.tables import CAPTION, is_table_line

MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)\s*|\[([^\]]+)\]\([^)]*\)|[*_`#>]")
WORD = re.compile(r"[A-Za-z’'-]+")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z\"'“(])")
VOWELS = re.compile(r"[aeiouy]+")
NOT_PROSE = re.compile(rf"\s*(?:#|\||[-*]\s|\d+\.\s|{CAPTION})")
STUMP = 5  # words of a sentence that stands alone like one
SILENT_ES = re.compile(r"(?:s|x|z|ch|sh|c|g)es$")


@dataclass(frozen=True)
class Reading:
    """The grade of a text, how many words and sentences it has, and its hardest sentence.

    `smog` counts long words only, and means little below 30 sentences.
    """

    grade: float
    smog: float
    words: int
    sentences: int
    longest: int
    hardest: str


@dataclass(frozen=True)
class Rhythm:
    """How the sentences of running text follow each other: how many, their mean length and their extremes.

    `short` is the share of at most five words, `shortest` the first of those; `longest` is the longest one.
    """

    sentences: int
    mean: float
    short: float
    shortest: str
    longest: str
    longest_words: int


def read_rhythm(text: str) -> Rhythm | None:
    """The rhythm of a Markdown text without headings, lists and tables; none where no sentence is left."""
    prose = "\n".join("" if NOT_PROSE.match(line) else line for line in text.splitlines())
    counted = [(sentence, len(WORD.findall(sentence))) for sentence in _sentences(prose)]
    counted = [(sentence, words) for sentence, words in counted if words]
    if not counted:
        return None
    stumps = [sentence for sentence, words in counted if words <= STUMP]
    longest, most = max(counted, key=lambda each: each[1])
    return Rhythm(
        sentences=len(counted),
        mean=sum(words for _, words in counted) / len(counted),
        short=len(stumps) / len(counted),
        shortest=stumps[0] if stumps else "",
        longest=longest,
        longest_words=most,
    )


@lru_cache(maxsize=1000)
def read_grade(text: str) -> Reading | None:
    """The reading of a Markdown text; list items count as sentences; none for no words."""
    prose = "\n".join("" if is_table_line(line) else line for line in text.splitlines())
    counted = [(s, WORD.findall(s)) for s in _sentences(prose)]
    counted = [(sentence, words) for sentence, words in counted if words]
    if not counted:
        return None
    words = sum(len(w) for _, w in counted)
    syllables = sum(_syllables(word) for _, w in counted for word in w)
    hardest = max(counted, key=lambda s: _grade(len(s[1]), 1, sum(map(_syllables, s[1]))))
    return Reading(
        grade=round(_grade(words, len(counted), syllables), 1),
        smog=round(_smog(sum(_syllables(word) > 2 for _, w in counted for word in w), len(counted)), 1),
        words=words,
        sentences=len(counted),
        longest=max(len(w) for _, w in counted),
        hardest=hardest[0],
    )


def _grade(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _smog(long_words: int, sentences: int) -> float:
    return 3.1291 + 1.0430 * float((long_words * 30 / sentences) ** 0.5)


def _sentences(text: str) -> list[str]:
    plain = MARKS.sub(lambda m: m.group(1) or "", SOURCE.sub("", text))
    blocks = (" ".join(re.sub(r"^\s*([-*]|\d+\.)\s+", "", b.strip()).split()) for b in BLOCK.split(plain))
    return [sentence for block in blocks for sentence in SENTENCE_END.split(block)]


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Vowel groups without silent endings; close enough for a grade, and works offline."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(VOWELS.findall(letters))
    silent_e = letters.endswith("e") and not letters.endswith(("le", "ee"))
    silent_ed = letters.endswith("ed") and not letters.endswith(("ted", "ded"))
    silent_es = letters.endswith("es") and not SILENT_ES.search(letters)
    return max(count - (count > 1 and (silent_e or silent_ed or silent_es)), 1)
