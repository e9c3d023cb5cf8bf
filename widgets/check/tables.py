"""Findings about the tables of sections, of other texts, and of notebooks."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.content.findings import Finding
from ..model.content.schema import Section
from ..model.content.tables import tables_in, wrong_in
from ..model.content.yaml_document import Tree

CODE = "SW508"


def table_findings(file: str, line: int, text: str) -> Iterator[Finding]:
    """A finding for each mistake in the tables of a text that starts on `line`."""
    for table in tables_in(text):
        for offset, words, says in wrong_in(table):
            yield Finding(file, line + offset, says, CODE, words=words)


def section_tables(file: str, section: Section) -> Iterator[Finding]:
    """The findings of a section's three passages."""
    texts = (section.short, section.more, section.known)
    for line, text in zip(section.lines, texts, strict=True):
        yield from table_findings(file, line, text)


def tree_tables(tree: Tree) -> Iterator[Finding]:
    """The findings of a YAML file; all of a text count as its first line."""
    for path, text in tree.texts():
        for finding in table_findings(tree.file, 0, text):
            yield tree.finding(finding.text, *path, code=CODE, words=finding.words)
