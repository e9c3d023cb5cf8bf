"""`stridewell translate`: brings a language up to date, says what is missing, and notes who checked what."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml

from ..check.string_extraction import source_texts
from ..command_line import FINE, TO_MEND, cannot_run
from ..model.content.content import Content
from ..model.content.folders import content_root
from ..model.content.languages.coverage import Translated, counted, source_places, translated_texts
from ..model.content.languages.offer import readiness
from ..model.content.languages.on_disk import (
    ENGLISH,
    NOTES,
    folder_of,
    locale_of,
    own_name,
    read_language,
)
from ..model.content.languages.states import State
from ..model.content.languages.string_class import StringClass
from ..model.content.loader import guide_names, load
from ..model.content.po_file import PoEntry
from .check_off import CheckRefused, check_off, sheet
from .dry_run import write
from .translation_files import Places, language_texts, paths_of

NO_LANGUAGE = '"{}" is no language. Write its code, such as ms for Malay or zh-Hans for Chinese (simplified).'
THE_SOURCE = "English is the source. Name the language to translate into, such as ms."
NOT_SAID = "write here who or what made the first texts, and when"
MOST_NAMED = 20
WIDE = 68


def translate(chosen: argparse.Namespace, today: date | None = None) -> int:
    """Does what was chosen; returns 1 when files cannot be read, and 2 when nothing could be done."""
    code = chosen.language
    if code == ENGLISH or not locale_of(code):
        return cannot_run(THE_SOURCE if code == ENGLISH else NO_LANGUAGE.format(code))
    root, places = content_root(), source_places(source_texts(examples=False))
    try:
        if chosen.check_off:
            check_off(root, code, _texts(root, code, places), chosen, today or date.today())
        elif not chosen.coverage and not chosen.sheet:
            update(root, code, places)
        texts = _texts(root, code, places)
        if chosen.sheet:
            sheet(texts, chosen.sheet, chosen.only)
    except CheckRefused as error:
        return cannot_run(error)
    print("\n".join(coverage(root, code, texts)))
    wrong = read_language(root, code).findings
    print("\n".join(["", "Mend these:", *map(str, wrong)] if wrong else []))
    return TO_MEND if wrong else FINE


def update(root: Path, code: str, places: Places, drafts: Iterable[PoEntry] = (), drafted: str = "") -> None:
    """Writes the files of a language as the English is now, and its notes when it has none.

    `drafts` take the place of what is said now; `drafted` says who or what made them.
    """
    files = read_language(root, code)
    texts = language_texts(files, places, guide_names(root), drafts)
    notes = folder_of(root, code) / NOTES
    fresh = {} if notes.exists() else {notes: _notes(code, drafted or NOT_SAID)}
    write({**paths_of(root, code, texts), **fresh})


def _notes(code: str, drafted: str) -> str:
    notes = {"name": own_name(code), "drafted": drafted}
    return yaml.safe_dump(notes, allow_unicode=True, sort_keys=False)


def _texts(root: Path, code: str, places: Places) -> list[Translated]:
    return translated_texts(read_language(root, code), places, guide_names(root))


def coverage(root: Path, code: str, texts: Sequence[Translated]) -> Iterator[str]:
    """How far a language is translated: by what texts carry, by place, and which guides are offered."""
    yield f"{read_language(root, code).name} ({code})"
    yield _row("", ["texts", *(state.value for state in State)])
    for carries, states in counted(texts).items():
        yield _states(carries.value, states)
    yield ""
    yield _row("by place", ["texts", *(state.value for state in State)])
    for place, states in _by_place(texts).items():
        yield _states(place, states)
    yield ""
    yield from _offers(root, code)
    yield from _missing(texts)


def _states(name: str, states: Counter[State]) -> str:
    return _row(name, [str(states.total()), *(str(states[state] or "") for state in State)])


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name[:WIDE]:{WIDE}}" + "".join(f"{cell:>16}" for cell in cells)


def _by_place(texts: Iterable[Translated]) -> dict[str, Counter[State]]:
    """The states of the texts of each file and each place in the guide, safety first."""
    found: dict[str, Counter[State]] = {}
    for text in sorted(texts, key=lambda text: [*StringClass].index(text.carries)):
        place = f"{text.carries.value}: {text.source.where}"
        found.setdefault(f"{place} ({text.file})", Counter())[text.state] += 1
    return found


def _offers(root: Path, code: str) -> Iterator[str]:
    for content in _guides(root):
        lacking = len(readiness(root, content, code).lacking)
        why = f"no, {lacking} texts that carry safety are not translated" if lacking else "yes"
        yield f"{content.name}: may be read in this language: {why}"


def _guides(root: Path) -> Iterator[Content]:
    for name in guide_names(root):
        content = load(root, name).content
        if content:
            yield content


def _missing(texts: Iterable[Translated]) -> Iterator[str]:
    """The first texts that are not shown in the language, safety first, each with its file and line."""
    missing = [text for text in texts if not text.state.is_shown]
    missing.sort(key=lambda text: [*StringClass].index(text.carries))
    if missing:
        yield ""
        yield f"Not translated, or for other English: {len(missing)}, safety first."
    for text in missing[:MOST_NAMED]:
        yield f"  {text.carries}: {text.source.file}, line {text.source.line}: {text.source.english}"
