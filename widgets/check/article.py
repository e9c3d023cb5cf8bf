"""Reads a plain text article heading by heading, and says what is to be mended before it is a guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ..model.files import read_text
from ..model.findings import Finding
from ..model.passages import Passage
from .check import Report
from .codes import explained
from .grades import text_grade
from .hits import Places
from .parts import Part
from .rules import RULES, is_readable, part_findings, passage_findings
from .wording import praise

CRUMBS = re.compile(r"^home\b.*>\s*(?P<title>[^>]+)$", re.IGNORECASE)
UPDATED = re.compile(
    r"\b(?:updated|reviewed|published)(?: on)? (?P<day>\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4})",
    re.IGNORECASE,
)
DAY_FORMS = ("%B %d, %Y", "%B %d %Y", "%d %B %Y")
SENTENCE_END = (".", "!", ":", ".”", '."')
CHOICES = re.compile(r"\btreatment options\b|\byour options\b", re.IGNORECASE)
WAITING = re.compile(r"\bwait(?:ing)?\b", re.IGNORECASE)
MONTHS_BETWEEN_REVIEWS = 24
TITLE_WORDS = 5


@dataclass
class Article:
    """A text by its headings; what is no part of it stands apart, each as a passage with its line."""

    file: str
    raw: str
    title: Passage
    parts: list[Part] = field(default_factory=list)
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
    text, findings = read_text(path.parent, path)
    if findings:
        raise ValueError("\n".join(map(str, findings)))
    blocks = list(_blocks(text))
    if not any(block.is_prose for block in blocks):
        raise ValueError(f"{path.name}: No paragraph was found. Save the article as plain text.")
    return _Reading(path.name, text, blocks).article


def article_report(article: Article, today: date | None = None) -> Report:
    """All findings of an article; `today` decides whether it is too old."""
    found = {explained(finding) for finding in article_findings(article, today or date.today())}
    return Report(tuple(sorted(found)), f'Read "{article.title.text}": {len(article.parts)} parts.')


def article_findings(article: Article, today: date) -> Iterator[Finding]:
    """Every finding of an article, part by part."""
    places = Places(lambda file: article.raw)
    yield from around(article, today)
    for part in article.parts:
        yield from one_part(places, part)


def one_part(places: Places, part: Part) -> Iterator[Finding]:
    """Every finding of one part of an article."""
    own_title = part.blocks and part.blocks[0].line == part.line
    passages = part.blocks if own_title else (part.heading, *part.blocks)
    yield from passage_findings(places, passages, (*RULES, praise))
    yield from part_findings(places, part)
    if part.blocks and is_readable(part):
        yield from text_grade(places, part.file, part.blocks[0].line, part.text)


def around(article: Article, today: date) -> Iterator[Finding]:
    """The findings that belong to no part: furniture, pictures, lost headings, age, and waiting."""
    yield from _choices(article)
    for passage in article.furniture:
        text = f'"{passage.text}" belongs to a web page, not to a guide. Delete the line.'
        yield Finding(passage.file, passage.line, text, "SW117", words=passage.text)
    for passage in article.captions:
        text = f'"{passage.text}" seems to be the words of a picture, and does not say what it shows.'
        yield Finding(passage.file, passage.line, text, "SW503", words=passage.text)
    for passage in article.without_heading:
        text = f'A heading seems lost above "{passage.text}". Put one there.'
        yield Finding(passage.file, passage.line, text, "SW112", words=passage.text)
    if article.updated:
        passage, day = article.updated
        if (today.year - day.year) * 12 + today.month - day.month >= MONTHS_BETWEEN_REVIEWS:
            text = f"This was last updated on {day.isoformat()}, {MONTHS_BETWEEN_REVIEWS} months ago or more."
            yield Finding(passage.file, passage.line, text, "SW403", words=passage.text)


def _choices(article: Article) -> Iterator[Finding]:
    if any(WAITING.search(part.text) for part in article.parts):
        return
    for part in article.parts:
        if CHOICES.search(part.title):
            text = f'"{part.title}" does not name waiting. To wait and watch is a choice too.'
            yield Finding(part.file, part.line, text, "SW304", words=part.title)


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


class _Reading:
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
        self.article.parts.append(Part(self.file, self._line, self._title, blocks, needs_source=True))

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
