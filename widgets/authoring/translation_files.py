"""Writes the translators' files of a language, up to date, and never with old words for new English."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from ..model.content.languages.coverage import STRONGEST, file_of
from ..model.content.languages.on_disk import LanguageFiles, folder_of
from ..model.content.languages.plurals import categories, plural_header
from ..model.content.languages.texts import SourceText
from ..model.content.po_file import PoEntry, key_of

Places = Mapping[str, tuple[SourceText, ...]]
WIDTH = 100
HEADER = "# {language}: {file}. See content/translations/README.md."
# What changes each time that somebody saves says nothing that git does not.
DATED = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By|Language-Team|Project-Id-Version|'
    r"Report-Msgid-Bugs-To)",
    re.MULTILINE,
)
MOST = "At most {} letters: there is no room for more."


class _File(Catalog):
    """A catalogue with as many plural forms as CLDR says, and not as babel's older table."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(
            locale=code.replace("-", "_"),
            project="stridewell",
            charset="utf-8",
            fuzzy=False,
            header_comment=HEADER.format(language=code, file=file),
        )
        self.code = code

    @property
    def num_plurals(self) -> int:
        """How many forms a counted text has."""
        return len(categories(self.code))

    @property
    def plural_forms(self) -> str:
        """The header that tells the same to translators' programs."""
        return plural_header(self.code)


def language_texts(
    files: LanguageFiles, places: Places, guides: Sequence[str], drafts: Iterable[PoEntry] = ()
) -> dict[str, str]:
    """The text of each translators' file, by its name without the ending.

    What was said for the very same English stays, also where the text has moved to another file; what was
    said for English that has changed is marked `fuzzy`, which no page shows. `drafts` replace either.
    """
    sorted_out: dict[str, list[tuple[SourceText, ...]]] = {}
    for each in sorted(places.values(), key=_order):
        sorted_out.setdefault(file_of(each, guides), []).append(each)
    known = {entry.key: entry for texts in files.texts.values() for entry in texts if any(entry.said)}
    filled = {entry.key: entry for entry in drafts}
    return {
        name: _text(files, name, texts, known, filled)
        for name, texts in sorted_out.items()
        if name in files.texts or name not in _damaged(files)
    }


def _order(places: tuple[SourceText, ...]) -> tuple[int, str, int]:
    """Safety first, then as the texts stand in the project."""
    first = places[0]
    return STRONGEST.index(first.carries), first.file, first.line


def _damaged(files: LanguageFiles) -> set[str]:
    """Files that cannot be read are left as they are: somebody has to mend them."""
    return {Path(finding.file).stem for finding in files.findings if finding.file.endswith(".po")}


def _text(
    files: LanguageFiles,
    name: str,
    texts: Iterable[tuple[SourceText, ...]],
    known: Mapping[str, PoEntry],
    drafts: Mapping[str, PoEntry],
) -> str:
    template = _File(files.code, name)
    for places in texts:
        _add(template, places)
    before = {entry.key: entry for entry in files.texts.get(name, ()) if any(entry.said)}
    _fill(template, {**before, **known, **drafts})
    _mark_stale(template, [entry for key, entry in before.items() if key not in {_key(m) for m in template}])
    return _written(template)


def _add(template: Catalog, places: tuple[SourceText, ...]) -> None:
    first = places[0]
    most = min((each.most for each in places if each.most), default=0)
    wheres = dict.fromkeys(f"{each.carries}: {each.where}" for each in places)
    template.add(
        (first.english, first.plural) if first.plural else first.english,
        locations=[(file, 0) for file in dict.fromkeys(each.file for each in places)],
        auto_comments=[*wheres, *([MOST.format(most)] if most else [])],
        flags=[f"max-length:{most}"] if most else [],
        context=first.context or None,
    )


def _key(message: Message) -> str:
    english = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    return key_of(str(english), message.context or "")


def _fill(template: _File, said: Mapping[str, PoEntry]) -> None:
    """Puts in what is said for the very same English, in one form or in several as before."""
    for message in template:
        entry = said.get(_key(message))
        if message.id and entry and bool(entry.plural) == message.pluralizable:
            message.string = _forms(template.num_plurals, entry) if entry.plural else entry.said[0]
            message.flags |= {"fuzzy"} if entry.is_fuzzy else set()


def _mark_stale(template: _File, left: Iterable[PoEntry]) -> None:
    """Gives what was said for English that is gone to the new text that is nearest, marked `fuzzy`.

    What finds none is kept as obsolete.
    """
    old, new = _File(template.code, ""), _File(template.code, "")
    for entry in left:
        english = (entry.english, entry.plural) if entry.plural else entry.english
        said = _forms(old.num_plurals, entry) if entry.plural else entry.said[0]
        old.add(english, said, context=entry.context or None)
    if not len(old):
        return
    for message in template:
        if message.id and not (message.string and any(message.string)):
            new.add(message.id, context=message.context)
    old.update(new)
    for message in old:
        there = template.get(message.id, message.context) if message.id and message.fuzzy else None
        if there:
            there.string, there.flags = message.string, there.flags | {"fuzzy"}
            there.previous_id = message.previous_id
    template.obsolete.update(old.obsolete)


def _forms(count: int, entry: PoEntry) -> tuple[str, ...]:
    return (*entry.said[:count], *[""] * (count - len(entry.said)))


def _written(catalog: Catalog) -> str:
    stream = io.BytesIO()
    write_po(stream, catalog, width=WIDTH, include_previous=True, include_lineno=False)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not DATED.match(line))


def paths_of(root: Path, code: str, texts: Mapping[str, str]) -> dict[Path, str]:
    """The texts by the path of their file."""
    return {folder_of(root, code) / f"{name}.po": text for name, text in texts.items()}
