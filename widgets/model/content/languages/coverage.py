"""Puts the English texts and a language's translations side by side, each with its state and its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..po_file import PoEntry
from .fingerprint import fingerprint
from .on_disk import SHARED, LanguageFiles
from .records import BackTranslation
from .states import People, State, people_by_text, state_of
from .string_class import StringClass
from .texts import SourceText

STRONGEST = (*StringClass,)


@dataclass(frozen=True)
class Translated:
    """One English text with what a language says for it.

    `places` are all texts of the project with this English, those that carry safety first; `file` is the name
    of the translators' file that it belongs to. Without an entry the text has no line there yet.
    """

    places: tuple[SourceText, ...]
    file: str
    state: State
    entry: PoEntry | None = None
    back_translation: BackTranslation | None = None

    @property
    def source(self) -> SourceText:
        """The place where the text carries most."""
        return self.places[0]

    @property
    def carries(self) -> StringClass:
        """What it carries where it carries most."""
        return self.source.carries


def source_places(texts: Iterable[SourceText]) -> dict[str, tuple[SourceText, ...]]:
    """All places of each English text by its key, those that carry safety first."""
    found: dict[str, list[SourceText]] = {}
    for text in texts:
        found.setdefault(text.key, []).append(text)
    return {key: tuple(sorted(places, key=_strength)) for key, places in found.items()}


def _strength(text: SourceText) -> int:
    return STRONGEST.index(text.carries)


def file_of(places: Iterable[SourceText], guides: Sequence[str]) -> str:
    """The translators' file of a text: that of the one guide it stands in, or the one that all share."""
    homes = {_home(text.file, guides) for text in places}
    return homes.pop() if len(homes) == 1 else SHARED


def _home(file: str, guides: Sequence[str]) -> str:
    top, _, rest = file.partition("/")
    guide = rest.partition("/")[0]
    if guide in guides:
        return guide
    return guides[0] if top == "notebooks" and guides else SHARED


def translated_texts(
    files: LanguageFiles, places: Mapping[str, tuple[SourceText, ...]], guides: Sequence[str]
) -> list[Translated]:
    """Each English text with its translation; of `guides` the main one comes first."""
    people = people_by_text(files.checks)
    entries = {name: {each.key: each for each in texts} for name, texts in files.texts.items()}
    return [
        _translated(files, each, entries.get(file_of(each, guides), {}), people, file_of(each, guides))
        for each in places.values()
    ]


def _translated(
    files: LanguageFiles,
    places: tuple[SourceText, ...],
    entries: Mapping[str, PoEntry],
    people: People,
    file: str,
) -> Translated:
    entry = entries.get(places[0].key)
    back = files.back_translations.get(fingerprint(entry)) if entry else None
    return Translated(places, file, state_of(entry, people), entry, back)


def counted(texts: Iterable[Translated]) -> dict[StringClass, Counter[State]]:
    """How many texts are in each state, by what they carry."""
    found: dict[StringClass, Counter[State]] = {each: Counter() for each in StringClass}
    for text in texts:
        found[text.carries][text.state] += 1
    return found
