"""Reads a plain text article: its title, its parts by their headings, and what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ..model.content.files import read_text
from ..model.content.passages import Passage
from .section_rules import TextSection

CRUMBS = re.compile(r"^home\b.*>\s*(?P<title>[^>]+)$", re.IGNORECASE)
UPDATED = re.compile(
    r"\b(?:updated|reviewed|published)(?: on)? (?P<day>\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4})",
    re.IGNORECASE,
)
DAY_FORMS = ("%B %d, %Y", "%B %d %Y", "%d %B %Y")
SENTENCE_END = (".", "!", ":", ".”", '."')
TITLE_WORDS = 5


@dataclass
class Article:
    """A text by its headings; what is no part of it stands apart, each as a passage with its line."""

    file: str
    raw: str
    title: Passage
    parts: list[TextSection] = field(default_factory=list)
    furniture: list[Passage] = field(default_factory=list)
    captions: list[Passage] = field(default_factory=list)
    without_heading: list[Passage] = field(default_factory=list)
    updated: tuple[Passage, date] | None = None


@dataclass(frozen=True)
class _Block:
    line: int
    text: str
    gap: int

    @property
    def is_prose(self) -> bool:
        words = len(self.text.split())
        return (
            words >= 20 or (words >= 12 and self.text.endswith(SENTENCE_END)) or self.text[:2] in ("- ", "* ")
        )


def read_article(path: Path) -> Article:
    """The article in a text file; raises ValueError that says why it cannot be read."""
    if not path.is_file():
        raise ValueError(f'There is no file called "{path}". Name a plain text file.')
    text, findings = read_text(path.parent, path)
    if findings:
        raise ValueError("\n".join(map(str, findings)))
    blocks = list(_blocks(text))
    if not any(block.is_prose for block in blocks):
        raise ValueError(f"{path.name}: No paragraph was found. Save the article as plain text.")
    return _ArticleReading(path.name, text, blocks).article


def _blocks(text: str) -> Iterator[_Block]:
    gap, last = 0, _Block(0, "", 0)
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words:
            gap += 1
            continue
        goes_on = not gap and len(last.text.split()) >= 8 and not last.text.endswith(SENTENCE_END)
        if goes_on:
            last = _Block(last.line, f"{last.text} {words}", last.gap)
        else:
            if last.text:
                yield last
            last = _Block(number, words, gap)
        gap = 0
    if last.text:
        yield last


class _ArticleReading:
    def __init__(self, file: str, raw: str, blocks: list[_Block]) -> None:
        self.file = file
        first = _title_at(blocks)
        self.article = Article(file, raw, self._passage(blocks[first]))
        self.article.furniture = [self._passage(block) for block in blocks[:first]]
        self._open(blocks[first].line, blocks[first].text)
        self._read(blocks[first + 1 :])
        self._close()

    def _read(self, blocks: list[_Block]) -> None:
        last_prose = max(number for number, block in enumerate(blocks) if block.is_prose)
        self.article.furniture += [self._passage(block) for block in blocks[last_prose + 1 :]]
        was_heading = True
        for block in blocks[: last_prose + 1]:
            day = _day(block.text)
            if block.is_prose:
                self._prose(block, was_heading)
            elif day:
                self.article.updated = (self._passage(block), day)
            elif was_heading and self._names_nothing_new(block.text):
                self.article.captions.append(self._passage(block))
            else:
                self._close()
                self._open(block.line, block.text)
            was_heading = not block.is_prose

    def _prose(self, block: _Block, was_heading: bool) -> None:
        if block.gap > 1 and not was_heading:
            title = " ".join(block.text.split()[:TITLE_WORDS])
            self.article.without_heading.append(Passage(self.file, block.line, title))
            self._close()
            self._open(block.line, title)
        self._gathered.append(self._passage(block))

    def _open(self, line: int, title: str) -> None:
        self._line, self._title, self._gathered = line, title, list[Passage]()

    def _close(self) -> None:
        blocks = tuple(self._gathered)
        self.article.parts.append(TextSection(self.file, self._line, self._title, blocks, needs_source=True))

    def _names_nothing_new(self, words: str) -> bool:
        return {*words.lower().split()} <= {*self.article.title.text.lower().split()}

    def _passage(self, block: _Block) -> Passage:
        return Passage(self.file, block.line, block.text)


def _title_at(blocks: list[_Block]) -> int:
    """Where the title stands: what crumbs lead to, or what stands above a date, or the first short line."""
    for number, block in enumerate(blocks):
        crumbs = CRUMBS.match(block.text)
        if crumbs:
            same = [n for n, b in enumerate(blocks) if n > number and b.text == crumbs["title"].strip()]
            return same[0] if same else number
    above_date = [number for number, block in enumerate(blocks[1:]) if _day(block.text)]
    short = [number for number, block in enumerate(blocks) if not block.is_prose]
    return (above_date or short or [0])[0]


def _day(text: str) -> date | None:
    match = UPDATED.search(text)
    for form in DAY_FORMS if match else ():
        try:
            return datetime.strptime(match["day"], form).date() if match else None
        except ValueError:
            continue
    return None
