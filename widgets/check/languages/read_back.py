"""Safety texts that are stale or missing, and those that nobody has read back into English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.content.findings import Finding
from ...model.content.languages.coverage import Translated
from ...model.content.languages.fingerprint import fingerprint
from ...model.content.languages.on_disk import FOLDER, LanguageFiles
from ...model.content.languages.states import State
from ...model.content.languages.string_class import StringClass

MOST = 10  # findings of one kind in one file, before one speaks for all
STALE = "The English has changed since. Until this is looked at again, the guide is read in English."
STALE_ALL = '{} texts that carry safety were made for other English, first "{}". Look at each again.'
MISSING = '"{}" carries safety and is not translated. Until it is, the guide is read in English.'
MISSING_ALL = (
    '{} texts that carry safety are not translated, first "{}". Until they are, the guide is read in English.'
)
NOT_READ = "Nobody has read this back into English. Let a reader who does not see the English do it."
NOT_READ_ALL = '{} texts that carry safety were not read back into English, first "{}".'
DIFFERS = (
    'Read back, this says "{}". What differs: {} Change the translation, then let it be read back again.'
)


def read_back_findings(files: LanguageFiles, texts: Iterable[Translated]) -> Iterator[Finding]:
    """A finding for each safety text without a back-translation, and for each that reads back differently."""
    not_read = []
    for text in texts:
        entry = text.entry
        if entry is None or text.carries is not StringClass.SAFETY:
            continue
        back = files.back_translations.get(fingerprint(entry))
        if back is None:
            not_read.append(_at(files, text, NOT_READ, "SW920"))
        elif back.differs:
            yield _at(files, text, DIFFERS.format(back.says, _ended(back.differs)), "SW921")
    yield from grouped(not_read, NOT_READ_ALL)


def state_findings(
    files: LanguageFiles, texts: Sequence[Translated], guides: Iterable[str]
) -> Iterator[Finding]:
    """A finding for each safety text that is stale or missing, of guides that the language has a file for."""
    begun = {"shared", *(guide for guide in guides if guide in files.texts)}
    safety = [text for text in texts if text.carries is StringClass.SAFETY and text.file in begun]
    stale = [_at(files, text, STALE, "SW918") for text in safety if text.state is State.STALE]
    missing = [
        _at(files, text, MISSING.format(text.source.english), "SW919")
        for text in safety
        if text.state is State.MISSING
    ]
    yield from grouped(stale, STALE_ALL)
    yield from grouped(missing, MISSING_ALL)


def grouped(findings: Iterable[Finding], says: str) -> Iterator[Finding]:
    """The findings; where a file has many, one that stands for all of them, at the first."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    for own in by_file.values():
        first = own[0]
        many = Finding(
            first.file, first.line, says.format(len(own), first.words), first.code, words=first.words
        )
        yield from [many] if len(own) > MOST else own


def _at(files: LanguageFiles, text: Translated, says: str, code: str) -> Finding:
    file, line = f"{FOLDER}/{files.code}/{text.file}.po", text.entry.line if text.entry else 1
    return Finding(file, line, says, code, words=text.source.english)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
