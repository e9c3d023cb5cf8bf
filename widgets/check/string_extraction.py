"""Gathers every visible string of the project into one gettext template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from markdown_it import MarkdownIt

from ..model.content.content import Content
from ..model.content.folders import content_root, project_folder
from ..model.content.loader import guide_names, load
from ..model.content.passages import TITLE_LINE, passages
from ..model.content.schema import Certainty, Evidence, Kind, Read
from .notebooks import notebooks, text_cells

PACKAGE = Path(__file__).parent.parent
NOTEBOOKS = project_folder("notebooks")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {"_": None, "mark": None, "say": None}
FIXED_WORDS = (Evidence, Certainty, Kind, Read)
IN_PAGE_TEMPLATE = re.compile(r"""page\.say\((["'])(.+?)\1\)""")
Message = tuple[str, str, int]


def messages() -> Iterator[Message]:
    """Each string with the file and line it comes from."""
    yield from code_messages()
    for word in (word for words in FIXED_WORDS for word in get_args(words)):
        yield word, "widgets/model/content/schema/basics.py", 1
    yield from _from_content()
    yield from _from_notebooks()


def write_template(stream: BinaryIO) -> None:
    """Writes the strings as a `.pot` file (gettext, UTF-8)."""
    catalog = Catalog(project="stridewell", charset="utf-8")
    for text, file, line in messages():
        catalog.add(text, locations=[(file, line)])
    write_po(stream, catalog, width=100, sort_by_file=True)


@cache
def code_messages() -> tuple[Message, ...]:
    """The strings of the package itself; code stays as it is while a check runs again and again."""
    return tuple(_from_code())


def _from_code() -> Iterator[Message]:
    found = extract_from_dir(str(PACKAGE), METHODS, keywords=KEYWORDS)
    for file, line, message, _, _ in found:
        yield str(message), f"widgets/{file}", line
    for template in sorted((PACKAGE / "page").glob("*/*.[hj]*")):
        for number, words in enumerate(template.read_text(encoding="utf-8").splitlines(), 1):
            for _, text in IN_PAGE_TEMPLATE.findall(words):
                yield text, f"widgets/page/{template.parent.name}/{template.name}", number


def _from_content() -> Iterator[Message]:
    root = content_root()
    for name in guide_names(root):
        content = load(root, name).content
        if content:
            yield from _from_guide(content)


def _from_guide(content: Content) -> Iterator[Message]:
    for section in content.sections.values():
        for line, text in zip(section.lines, (section.short, section.more, section.known), strict=True):
            for block in _blocks(text):
                yield block, f"content/{content.file_of(section)}", line
    for passage in passages(content):
        if passage.file.endswith(".yaml") or passage.line == TITLE_LINE:
            yield " ".join(passage.text.split()), f"content/{passage.file}", passage.line


def _from_notebooks() -> Iterator[Message]:
    for file, path in notebooks(NOTEBOOKS):
        for source in text_cells(path):
            for text in _blocks(source):
                yield text, file, 1


def _blocks(markdown: str) -> Iterable[str]:
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return [" ".join(token.content.split()) for token in tokens if token.type == "inline"]
