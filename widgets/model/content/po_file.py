"""Reads a translators' file (gettext PO): what is said for each text, or why it cannot be read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from .files import read_text
from .findings import Finding

LARGEST = 5_000_000  # the texts of three guides, twice, are about 1 MB
NOT_A_MESSAGE = "This line is no part of a translation. Compare it with others: msgid, then msgstr."
# A comment, or words in quotes after what they are; babel cuts a missing quote and a letter.
LINE = re.compile(r'\s*(?:#.*|(?:(?:msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')
Messages = dict[str, str]


class _HeadlessCatalog(Catalog):
    """A catalogue that believes no header: one could ask for a billion plural forms, or another encoding."""

    num_plurals = 10  # more forms than any language has; we say no plural

    def __setitem__(self, id: Any, message: Message) -> None:
        """Takes a message; what a file says of itself is for translators' programs."""
        if id:
            super().__setitem__(id, message)


def read_po(root: Path, file: Path) -> tuple[Messages, list[Finding]]:
    """The messages of a file below `root` (`content/`) that are translated and not fuzzy, or findings that
    say why there are none; an unchanged file is read once.
    """
    try:
        stat = file.stat()
    except OSError:
        return {}, []
    messages, findings = _read(root, file, stat.st_mtime_ns, stat.st_size)
    return messages, list(findings)


@lru_cache(maxsize=32)
def _read(root: Path, file: Path, _modified: int, _size: int) -> tuple[Messages, tuple[Finding, ...]]:
    text, findings = read_text(root, file, LARGEST)
    if findings:
        return {}, tuple(findings)
    try:
        return parse_po(text), ()
    except PoDamaged as error:
        return {}, (Finding(file.relative_to(root).as_posix(), error.line, NOT_A_MESSAGE, "SW121"),)


class PoDamaged(ValueError):  # noqa: N818 - the finding says what to do
    """Raised for a text that is no PO file; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"{NOT_A_MESSAGE} (line {line})")
        self.line = line


def parse_po(text: str) -> Messages:
    """The translated messages of a text that are not fuzzy. Raises PoDamaged."""
    lines = text.split("\n")
    wrong = next((number for number, line in enumerate(lines, 1) if not LINE.fullmatch(line)), None)
    if wrong:
        raise PoDamaged(wrong)
    catalog = _HeadlessCatalog()
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise PoDamaged(error.lineno + 1) from None
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
    ):  # babel's own, of lines astray
        raise PoDamaged(1) from None
    return {
        each.id: each.string
        for each in catalog
        if isinstance(each.id, str)
        and isinstance(each.string, str)
        and each.id
        and each.string
        and not each.fuzzy
    }
