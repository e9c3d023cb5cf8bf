"""Gathers every visible string of the project into one gettext template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from ..model.content.content import Content
from ..model.content.folders import content_root, project_folder
from ..model.content.languages.texts import (
    PACKAGE,
    SourceText,
    content_texts,
    notebook_texts,
    package_texts,
)
from ..model.content.loader import guide_names, load

NOTEBOOKS = project_folder("notebooks")
Message = tuple[str, str, int]
__all__ = ["PACKAGE", "code_messages", "messages", "source_texts", "texts_of_guides", "write_template"]


def messages() -> Iterator[Message]:
    """Each string with the file and line it comes from."""
    for text in source_texts():
        yield text.english, text.file, text.line
        if text.plural:
            yield text.plural, text.file, text.line


def code_messages() -> tuple[Message, ...]:
    """The strings of the package itself."""
    return tuple((text.english, text.file, text.line) for text in package_texts())


def source_texts(examples: bool = True) -> Iterator[SourceText]:
    """Each text that a reader can see, of the package, all guides and the notebooks.

    Without `examples` it is those that are translated: guides that are only an example stay English.
    """
    root = content_root()
    read = [content for name in guide_names(root) if (content := load(root, name).content)]
    yield from texts_of_guides(read, NOTEBOOKS, examples)


def texts_of_guides(guides: Sequence[Content], folder: Path, examples: bool = False) -> Iterator[SourceText]:
    """The texts of the package, of some guides, and of the notebooks in `folder`."""
    left_out = {each.name for each in guides if each.guide.example and not examples}
    yield from package_texts()
    for content in (each for each in guides if each.name not in left_out):
        yield from content_texts(content)
    yield from notebook_texts(folder, left_out)


def write_template(stream: BinaryIO) -> None:
    """Writes the strings as a `.pot` file (gettext, UTF-8)."""
    catalog = Catalog(project="stridewell", charset="utf-8")
    for text in source_texts():
        english = (text.english, text.plural) if text.plural else text.english
        catalog.add(english, locations=[(text.file, text.line)], context=text.context or None)
    write_po(stream, catalog, width=100, sort_by_file=True)
