"""A small language for tests: it says each English text in angle quotes, so that nothing real is needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from widgets.model.content.content import Content
from widgets.model.content.languages.fingerprint import fingerprint
from widgets.model.content.languages.on_disk import CHECKS, folder_of, read_language
from widgets.model.content.languages.texts import SourceText, safety_texts

CODE = "ms"  # from left to right, and without plural forms
ANN, BO = "Siti Aminah, nurse", "Lee Wei Ling, physiotherapist"


def quoted(english: str) -> str:
    """What the small language says."""
    return f"«{english}»"


def write_texts(root: Path, texts: Iterable[SourceText], code: str = CODE, file: str = "shared") -> Path:
    """Writes a file of the language below `root` that translates `texts`; each stands in it once."""
    catalog = Catalog(charset="utf-8")
    for text in texts:
        catalog.add(text.english, quoted(text.english), context=text.context or None)
    path = folder_of(root, code) / f"{file}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, catalog, width=0)
    return path


def write_safety(root: Path, content: Content, code: str = CODE) -> Path:
    """Writes a language in which all is translated that a guide may not be offered without."""
    return write_texts(root, safety_texts(content), code)


def check_all(root: Path, *people: str, code: str = CODE) -> None:
    """Writes that each of these people has checked every text of the language."""
    entries = read_language(root, code).entries().values()
    marks = {fingerprint(entry): entry.english[:40] for entry in entries}
    parts = [dict(list(marks.items())[at : at + 500]) for at in range(0, len(marks), 500)]
    checks = [{"by": by, "on": "2027-01-10", "texts": dict(part)} for by in people for part in parts]
    (folder_of(root, code) / CHECKS).write_text(
        yaml.safe_dump(checks, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
