"""Reads a translators' file (gettext PO): each text with what is said for it, or why it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from .files import read_text
from .findings import Finding

LARGEST = 5_000_000  # the texts of three guides, twice, are about 1 MB
NOT_A_MESSAGE = "This line is no part of a translation. Compare it with others: msgid, then msgstr."
TWICE = "This text stands in the file twice. Keep one of the two."
# A comment, or words in quotes after what they are; babel cuts a missing quote and a letter.
LINE = re.compile(r'\s*(?:#.*|(?:(?:msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?')
CONTEXT_END = "\x04"  # as in compiled files of gettext


@dataclass(frozen=True)
class PoEntry:
    """One text of a file: its line (of `msgid`, from 1), its English, and what is said, form by form."""

    line: int
    english: str
    said: tuple[str, ...]
    plural: str = ""
    context: str = ""
    is_fuzzy: bool = False  # it was made for other English

    @property
    def key(self) -> str:
        """What it is looked up by."""
        return key_of(self.english, self.context)

    @property
    def is_translated(self) -> bool:
        """Whether something is said, in each form, for the English as it is."""
        return not self.is_fuzzy and bool(self.said) and all(self.said)


def key_of(english: str, context: str = "") -> str:
    """What a text is looked up by: the English, after its context where it has one."""
    return f"{context}{CONTEXT_END}{english}" if context else english


class _HeadlessCatalog(Catalog):
    """A catalogue that believes no header: one could ask for a billion plural forms, or another encoding."""

    num_plurals = 10  # more forms than any language has

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[tuple[Any, Any], Message] = {}

    def __setitem__(self, id: Any, message: Message) -> None:
        """Takes a message; what a file says of itself is for translators' programs."""
        if not id:
            return
        key = (id[0] if isinstance(id, tuple) else id, message.context)
        if key in self.read:
            raise PoDamaged(message.lineno or 1, TWICE)
        self.read[key] = message


def read_entries(root: Path, file: Path) -> tuple[tuple[PoEntry, ...], list[Finding]]:
    """The texts of a file below `root` (`content/`), or findings that say why there are none; an unchanged
    file is read once.
    """
    try:
        stat = file.stat()
    except OSError:
        return (), []
    entries, findings = _read(root, file, stat.st_mtime_ns, stat.st_size)
    return entries, list(findings)


@lru_cache(maxsize=64)
def _read(
    root: Path, file: Path, _modified: int, _size: int
) -> tuple[tuple[PoEntry, ...], tuple[Finding, ...]]:
    text, findings = read_text(root, file, LARGEST)
    if findings:
        return (), tuple(findings)
    try:
        return parse_entries(text), ()
    except PoDamaged as error:
        return (), (Finding(file.relative_to(root).as_posix(), error.line, error.why, "SW121"),)


class PoDamaged(ValueError):  # noqa: N818 - the finding says what to do
    """Raised for a text that is no PO file; `line` counts from 1."""

    def __init__(self, line: int, why: str = NOT_A_MESSAGE) -> None:
        super().__init__(f"{why} (line {line})")
        self.line, self.why = line, why


def parse_entries(text: str) -> tuple[PoEntry, ...]:
    """The texts of a file, in their order. Raises PoDamaged."""
    lines = text.split("\n")
    wrong = next((number for number, line in enumerate(lines, 1) if not LINE.fullmatch(line)), None)
    if wrong:
        raise PoDamaged(wrong)
    catalog = _HeadlessCatalog()
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise PoDamaged(error.lineno + 1) from None
    except PoDamaged:
        raise
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
    ):  # babel's own, of lines astray
        raise PoDamaged(1) from None
    return tuple(map(_entry, catalog.read.values()))


def _entry(message: Message) -> PoEntry:
    english, plural = message.id if isinstance(message.id, (tuple, list)) else (message.id, "")
    said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return PoEntry(
        line=message.lineno or 1,
        english=str(english),
        said=tuple(_without_empty_end(list(map(str, said)))),
        plural=str(plural),
        context=message.context or "",
        is_fuzzy="fuzzy" in message.flags,
    )


def _without_empty_end(forms: list[str]) -> list[str]:
    while forms and not forms[-1]:
        forms.pop()
    return forms
