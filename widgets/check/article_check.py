"""Says what is to be mended in an article before it is a guide, heading by heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..model.content.findings import Finding
from .article_reader import Article
from .check import Report, in_reading_order
from .codes import explained
from .readability import text_grade
from .section_rules import TextSection
from .text_rules import RULES, is_readable, part_findings, passage_findings
from .violations import TextLocator
from .wording import praise

CHOICES = re.compile(r"\btreatment options\b|\byour options\b", re.IGNORECASE)
WAITING = re.compile(r"\bwait(?:ing)?\b", re.IGNORECASE)
MONTHS_BETWEEN_REVIEWS = 24


def article_report(article: Article, today: date | None = None) -> Report:
    """All findings of an article; `today` decides whether it is too old."""
    found = {explained(finding) for finding in article_findings(article, today or date.today())}
    return Report(
        tuple(sorted(found, key=in_reading_order)),
        f'Read "{article.title.text}": {len(article.parts)} parts.',
    )


def article_findings(article: Article, today: date) -> Iterator[Finding]:
    """Every finding of an article, part by part."""
    places = TextLocator(lambda file: article.raw)
    yield from around(article, today)
    for part in article.parts:
        yield from one_part(places, part)


def one_part(places: TextLocator, part: TextSection) -> Iterator[Finding]:
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
