"""Where a guide shows which picture, and what is said of one that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from .content import Content
from .entry_names import names
from .markdown_extensions import PICTURE

TO_CONFIRM = "general anatomy, to be confirmed by the reviewer"


def used_in(content: Content) -> dict[str, list[str]]:
    """The files that show a picture, by its id."""
    found: dict[str, list[str]] = {}
    for file, name in _uses(content):
        if file not in found.setdefault(name, []):
            found[name].append(file)
    return found


def _uses(content: Content) -> Iterator[tuple[str, str]]:
    for section in content.sections.values():
        for name in PICTURE.findall(section.more):
            yield content.file_of(section), name
    for file, tree in content.trees.items():
        if file != "pictures.yaml":
            for _, kind, name in names(tree.data, ()):
                if kind == "picture":
                    yield file, name
            for _, text in tree.texts():
                for name in PICTURE.findall(text):
                    yield file, name
