"""The sources a guide names, in a sentence or under `sources`, with those that replaced them."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Content
from .markdown_extensions import SOURCE


def cited(content: Content) -> frozenset[str]:
    """The ids of all sources that the guide, its words or its regions name."""
    named = {*_named(content)} & content.references.keys()
    newer = {content.references[name].superseded_by or name for name in named}
    return frozenset(named | (newer & content.references.keys()))


def _named(content: Content) -> Iterator[str]:
    for section in content.sections.values():
        yield from SOURCE.findall(f"{section.short} {section.more} {section.known}")
    for tree in content.trees.values():
        for path, text in tree.texts():
            yield from [text] if "sources" in path else SOURCE.findall(text)
