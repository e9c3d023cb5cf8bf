"""Checks that every name in one file leads to an entry in another, and that every example holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .content import Content
from .examples import check_examples
from .findings import NEAREST, Finding, nearest
from .prose_marks import GLOSSARY, SECTION, SOURCE
from .shapes import Section
from .tree import Path, Tree

ALL_LEVELS = ("emergency", "today", "days", "routine", "none")


def check_links(content: Content) -> list[Finding]:
    """One finding for each repeated id, unknown name and example that does not hold."""
    findings = [
        *_repeated(content),
        *_unknown_names(content),
        *_unknown_marks(content),
        *_order(content),
        *_places(content),
    ]
    return findings or check_examples(content)


def _repeated(content: Content) -> Iterator[Finding]:
    for tree in content.trees.values():
        for path, entries in _lists_with_ids(tree.data, ()):
            first: dict[str, int] = {}
            for number, entry in enumerate(entries):
                line = tree.line(*path, number, "id")
                if entry["id"] in first:
                    text = f'"{entry["id"]}" is used twice (first on line {first[entry["id"]]}).'
                    yield tree.finding(text, *path, number, "id")
                first.setdefault(entry["id"], line)


def _lists_with_ids(data: object, path: Path) -> Iterator[tuple[Path, list[dict[str, str]]]]:
    if isinstance(data, list) and data and all(isinstance(e, dict) and "id" in e for e in data):
        yield path, data
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _lists_with_ids(value, (*path, name))


def _unknown_names(content: Content) -> Iterator[Finding]:
    for file, tree in content.trees.items():
        for path, kind, name in _names(tree.data, ()):
            known = _known(content, kind)
            if name not in known:
                yield tree.finding(_unknown(kind, name, known), *path)
        yield from _unknown_answers(content, file, tree)


KINDS = {
    "sources": "source",
    "supporting": "item",
    "alone": "item",
    "reopens": "flag",
    "flags": "flag",
    "cards": "card",
    "notes": "note",
    "ask_again": "flag",
    "group": "group",
    "scale": "scale",
    "link": "section",
    "section": "section",
    "under": "section",
    "default_region": "region",
}


def _names(data: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Every name of another entry, with the kind of entry it should be."""
    if isinstance(data, dict):
        for word, value in data.items():
            if word in KINDS:
                yield from _each(value, (*path, word), KINDS[word])
            elif word in ("shows_when", "also_when", "raise"):
                yield from _rule_items(value, (*path, word))
            elif word == "key":
                yield from _key_items(value, (*path, word))
            yield from _names(value, (*path, word))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _names(value, (*path, number))


def _each(value: object, path: Path, kind: str) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, str):
        yield path, kind, value
    elif isinstance(value, list):
        for number, name in enumerate(value):
            if isinstance(name, str):
                yield (*path, number), kind, name


def _rule_items(rows: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        for item in {**row, **row.get("unless", {})}:
            if item not in ("unless", "level"):
                yield (*path, number), "item", item


def _key_items(keys: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    for number, key in enumerate(keys if isinstance(keys, list) else []):
        names = [key] if isinstance(key, str) else [key["item"], *key.get("unless", {})]
        for name in names:
            yield (*path, number), "item", name


def _known(content: Content, kind: str) -> Iterable[str]:
    return {
        "source": content.references,
        "item": [*content.items, *(f"{item}.bother" for item in content.items)],
        "flag": content.flags,
        "card": [card.id for card in content.cards.cards],
        "note": [note.id for note in content.cards.notes],
        "group": [group.id for group in content.checklist.groups],
        "scale": content.checklist.scales,
        "section": content.sections,
        "region": content.regions,
    }[kind]


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    return f'No {kind} is called "{name}".{nearest(name, known, NEAREST)}'


def _unknown_answers(content: Content, file: str, tree: Tree) -> Iterator[Finding]:
    """Questions of the examples that nobody asks; wrong values are found when they are run."""
    if not file.endswith("/examples.yaml"):
        return
    known = [*content.flags, *content.items]
    for number, example in enumerate(content.examples):
        for name in example.answers:
            if name.partition(".")[0] not in known:
                yield tree.finding(_unknown("question", name, known), number, "answers", name)


def _unknown_marks(content: Content) -> Iterator[Finding]:
    for file, line, text in _passages(content):
        for offset, words in enumerate(text.splitlines() or [""]):
            for kind, name, known in _marks(content, words):
                if name not in known:
                    yield Finding(file, line + offset, _unknown(kind, name, known))


def _passages(content: Content) -> Iterator[tuple[str, int, str]]:
    for section in content.sections.values():
        texts = (section.short, section.more, section.known)
        for line, text in zip(section.lines, texts, strict=True):
            yield _file(content, section), line, text
    for file, tree in content.trees.items():
        for path, text in _texts(tree.data, ()):
            yield file, tree.line(*path), text.replace("\n", " ")


def _file(content: Content, section: Section) -> str:
    return f"{content.name}/sections/{section.id}.md"


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    children = (
        data.items() if isinstance(data, dict) else enumerate(data or []) if isinstance(data, list) else ()
    )
    for name, value in children:
        yield from _texts(value, (*path, name))


def _marks(content: Content, text: str) -> Iterator[tuple[str, str, Iterable[str]]]:
    for name in GLOSSARY.findall(text):
        yield "glossary term", name, content.glossary
    for name in SOURCE.findall(text):
        yield "source", name, content.references
    for name in SECTION.findall(text):
        yield "section", name, content.sections
    for name in re.findall(r"\{(\w*)\}", text):
        yield "word in braces", name, ("doctor", "paracetamol", "emergency")


def _order(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/guide.yaml"]
    placed = [(i, j, s) for i, p in enumerate(content.guide.order) for j, s in enumerate(p.sections)]
    for page, number, name in placed:
        if name not in content.sections:
            text = _unknown("section", name, content.sections)
            yield tree.finding(text, "order", page, "sections", number)
    for name, section in content.sections.items():
        if name not in {s for _, _, s in placed}:
            yield Finding(_file(content, section), 2, f'Add "{name}" to a page in guide.yaml.')
        if section.under and section.under not in content.sections:
            text = _unknown("section", section.under, content.sections)
            yield Finding(_file(content, section), 2, text)


def _places(content: Content) -> Iterator[Finding]:
    tree = content.trees[f"{content.name}/red-flags.yaml"]
    for level in ALL_LEVELS:
        if level not in content.red_flags.levels:
            yield tree.finding(f'The text for the level "{level}" is missing.', "levels")
