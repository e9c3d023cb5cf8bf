"""What changes for patients from one version to another: content, notebooks, translations, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..check.notebooks import cells_of, notebooks
from ..model.content.languages.on_disk import read_languages
from ..model.content.loader import guide_names
from ..model.content.pages import KNOWN
from ..model.published.working_copy import WorkingCopy, digest_of
from .diff import content_changes, safety_first
from .patient_texts import Key, PatientText, plain
from .text_changes import TextChange, changes

SHOWS, SAYS = "what the page shows", "what the page says"


@dataclass(frozen=True)
class VersionChanges:
    """The changes in words, safety first, and the names of all files that differ."""

    texts: tuple[TextChange, ...]
    files: tuple[str, ...]


def version_changes(old: WorkingCopy, new: WorkingCopy) -> VersionChanges:
    """The changes from `old` to `new`, both as a version has them."""
    names = list(dict.fromkeys([*guide_names(new.content), *guide_names(old.content)]))
    texts = [
        *content_changes(old.content, new.content, names),
        *changes(_notebook_texts(old.notebooks), _notebook_texts(new.notebooks)),
        *changes(_translations(old.content), _translations(new.content)),
    ]
    return VersionChanges(tuple(safety_first(texts)), tuple(_files(old, new)))


def _notebook_texts(folder: Path) -> dict[Key, PatientText]:
    """What each notebook says, and which parts of the guide it shows."""
    return {key: text for file, path in notebooks(folder) for key, text in _one_notebook(file, path)}


def _one_notebook(file: str, path: Path) -> Iterator[tuple[Key, PatientText]]:
    name, cells = KNOWN[path.stem].name if path.stem in KNOWN else path.stem, cells_of(path)
    page = name if path.parent.name == "notebooks" else f"{path.parent.name}: {name}"
    says = "\n\n".join(source for kind, source in cells if kind == "markdown")
    shows = "\n".join(source for kind, source in cells if kind == "code")
    yield (file, SAYS), PatientText(page, f"{page}: {SAYS}", plain(says))
    yield (file, SHOWS), PatientText(page, f"{page}: {SHOWS}", shows)


def _translations(root: Path) -> dict[Key, PatientText]:
    return {
        (f"{language.code}/{file}", entry.key): PatientText(
            f"In the language {language.name}", entry.english, " / ".join(entry.said)
        )
        for language in read_languages(root)
        for file, entries in language.texts.items()
        for entry in entries
        if entry.is_translated
    }


def _files(old: WorkingCopy, new: WorkingCopy) -> Iterator[str]:
    before, after = old.files(), new.files()
    for name in sorted({*before, *after}):
        both = [{name: files[name]} for files in (before, after) if name in files]
        if len(both) < 2 or digest_of(both[0]) != digest_of(both[1]):
            yield name
