"""Looks at every text of a language, and says what is wrong, missing or not yet read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ...model.content.findings import Finding
from ...model.content.languages.coverage import Translated
from ...model.content.languages.on_disk import FOLDER, LanguageFiles
from ...model.content.languages.plurals import categories
from ..violations import Hit
from .clean_texts import CleanTexts
from .language_words import known_languages, words_of
from .read_back import read_back_findings
from .termbase import Termbase, termbase_of, terms
from .translation import Translation
from .translation_rules import RULES

NO_TERMS = Termbase("en")
MSGSTR = re.compile(r'msgstr(?:\[(\d)\])?\s+"')
MAY_LEAVE_OUT = ("zero", "one", "two")  # forms that say their number in words
NO_TABLE = (
    'Nobody has written a table of words for "{}", so numbers, denials and medicines cannot be compared. '
    "Write one beside those of other languages: widgets/check/languages/words/."
)


def translation_findings(root: Path, files: LanguageFiles, texts: Sequence[Translated]) -> Iterator[Finding]:
    """The findings in the texts of one language below `root` (`content/`), at the lines of their `msgstr`."""
    if files.code not in known_languages():
        for name in files.texts:
            yield Finding(file_of(files.code, name), 1, NO_TABLE.format(files.code), "SW922")
        return
    lines = {name: _lines(root / file_of(files.code, name)) for name in files.texts}
    termbase = termbase_of(files.code, files.terms)
    shown = [text for text in texts if text.entry and text.state.is_shown]
    clean = CleanTexts()
    for text in shown:
        for message in _messages(files.code, text, lines[text.file]):
            if not clean.has(message, termbase):
                found = hits(message, termbase)
                yield from (_finding(message, hit, lines[text.file]) for hit in found)
                if not found:
                    clean.add(message, termbase)
    clean.save()
    yield from read_back_findings(files, shown)


@lru_cache(maxsize=60_000)
def hits(message: Translation, termbase: Termbase = NO_TERMS) -> tuple[Hit, ...]:
    """All that is wrong with one translation; the same words are judged once."""
    words = words_of(message.language)
    found = [hit for rule in RULES for hit in rule(message, words)]
    return (*found, *terms(message, termbase))


def file_of(code: str, name: str) -> str:
    """A translators' file, as findings name it."""
    return f"{FOLDER}/{code}/{name}.po"


def _messages(code: str, text: Translated, lines: Sequence[str]) -> Iterator[Translation]:
    """Each form of a text as a message of its own."""
    entry, source = text.entry, text.source
    assert entry  # noqa: S101  (only texts that are translated come here)
    forms = categories(code) if entry.plural else ("",)
    for number, said in enumerate(entry.said):
        yield Translation(
            code,
            entry.plural or entry.english,
            said,
            file_of(code, text.file),
            _line(lines, entry.line, number),
            entry.context,
            str(text.carries),
            source.most or None,
            forms[min(number, len(forms) - 1)] in MAY_LEAVE_OUT,
        )


def _line(lines: Sequence[str], start: int, number: int) -> int:
    """The line of a form's `msgstr`, looked for from the line of its `msgid` on."""
    for at in range(start - 1, min(start + 200, len(lines))):
        match = MSGSTR.match(lines[at])
        if match and int(match[1] or 0) == number:
            return at + 1
    return start


def _finding(message: Translation, hit: Hit, lines: Sequence[str]) -> Finding:
    """The finding, with the column of its words where they stand in the line of the `msgstr`."""
    at = lines[message.line - 1].casefold().find(hit.words.casefold()) if hit.words else -1
    return Finding(
        message.file, message.line, hit.says, hit.code, max(at, 0) + 1, hit.words, instead=hit.instead
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
