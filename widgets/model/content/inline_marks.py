"""Checks the marks inside texts: glossary links, sources, section links and words in braces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .content import Content
from .entry_names import unknown
from .findings import Finding
from .markdown_extensions import GLOSSARY, OPTION, PICTURE, SECTION, SOURCE
from .placeholders import facts
from .translations import BRACES

LOCAL_WORDS = ("doctor", "doctor_now", "paracetamol", "emergency")


def unknown_marks(content: Content) -> Iterator[Finding]:
    """One finding for each mark that leads nowhere."""
    braces = (*LOCAL_WORDS, *facts(content))
    for file, line, text in _passages(content):
        for offset, words in enumerate(text.splitlines() or [""]):
            for kind, name, known in _marks(content, words, braces):
                if name not in known:
                    yield Finding(file, line + offset, unknown(kind, name, known), "SW107", words=name)


def _passages(content: Content) -> Iterator[tuple[str, int, str]]:
    for section in content.sections.values():
        texts = (section.short, section.more, section.known)
        for line, text in zip(section.lines, texts, strict=True):
            yield content.file_of(section), line, text
    for file, tree in content.trees.items():
        for path, text in tree.texts():
            yield file, tree.line(*path), text.replace("\n", " ")


def _marks(content: Content, text: str, braces: Iterable[str]) -> Iterator[tuple[str, str, Iterable[str]]]:
    for name in GLOSSARY.findall(text):
        yield "glossary term", name, content.glossary
    for name in SOURCE.findall(text):
        yield "source", name, content.references
    for name in OPTION.findall(text):
        yield "option", name, content.options
    for name in SECTION.findall(text):
        yield "section", name, content.sections
    for name in PICTURE.findall(text):
        yield "picture", name, content.pictures
    for name in BRACES.findall(text):
        yield "word in braces", name, braces
