"""Reads all that is on disk of one language: its texts, file by file, and the records beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from ..files import read_text
from ..findings import Finding
from ..po_file import PoEntry, read_entries
from ..schema_messages import validate
from ..yaml_document import read_tree
from .records import BackTranslation, BackTranslations, Check, LanguageNotes, Term
from .states import State, people_by_text, state_of

FOLDER, SHARED, ENGLISH = "translations", "shared", "en"
NOTES, CHECKS, BACK = "language.yaml", "checks.yaml", "back-translations.yaml"
TERMS = "termbase.yaml"
SHAPES: Mapping[str, Any] = {
    NOTES: LanguageNotes,
    CHECKS: tuple[Check, ...],
    BACK: tuple[BackTranslations, ...],
    TERMS: tuple[Term, ...],
}
IN_A_FOLDER = (
    'A language has a folder of its own. Move this file to "translations/{}/shared.po", then run: '
    "stridewell translate {}"
)


@dataclass(frozen=True)
class LanguageFiles:
    """One language as it is on disk.

    `texts` has the entries of each file that can be read, by its name without the ending; `findings` say why
    others cannot. `checks` may hold any fingerprint, also of texts that have changed since.
    """

    code: str
    texts: Mapping[str, tuple[PoEntry, ...]] = field(default_factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()
    notes: LanguageNotes | None = None
    checks: tuple[Check, ...] = field(default=(), repr=False)
    back_translations: Mapping[str, BackTranslation] = field(default_factory=dict, repr=False)
    terms: tuple[Term, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.notes.name if self.notes else own_name(self.code)

    def entries(self, guide: str = "") -> dict[str, PoEntry]:
        """The texts that a guide's pages need, by their keys: those it shares with others, then its own."""
        files = [SHARED, guide] if guide else sorted(self.texts, key=lambda name: name != SHARED)
        return {each.key: each for name in files for each in self.texts.get(name, ())}

    def states(self, guide: str) -> dict[str, State]:
        """The state of each of these texts, by its key."""
        return self._states.get(SHARED, {}) | self._states.get(guide, {})

    @cached_property
    def _states(self) -> dict[str, dict[str, State]]:
        """The states by file, worked out once for all guides that share them."""
        people = people_by_text(self.checks)
        return {
            name: {each.key: state_of(each, people) for each in entries}
            for name, entries in self.texts.items()
        }


def own_name(code: str) -> str:
    """What a language calls itself, as CLDR has it."""
    locale = locale_of(code)
    return (locale.get_display_name(locale) if locale else None) or code


@lru_cache(maxsize=64)
def locale_of(code: str) -> Locale | None:
    """What CLDR knows of a language such as `zh-Hans`; none of what is no language."""
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def name_of_language(root: Path, code: str) -> str:
    """What a language calls itself: as its own file says, or CLDR."""
    return own_name(code) if code == ENGLISH else read_language(root, code).name


def language_codes(root: Path) -> list[str]:
    """The languages that have a folder with texts below `root` (`content/`), in the order of their codes."""
    found = (path.parent.name for path in (root / FOLDER).glob("*/*.po"))
    return sorted({code for code in found if code != ENGLISH and locale_of(code)})


def read_languages(root: Path) -> list[LanguageFiles]:
    """Every language below `root` (`content/`)."""
    return [read_language(root, code) for code in language_codes(root)]


def read_language(root: Path, code: str) -> LanguageFiles:
    """One language; its files are read again when one of them changes."""
    return _read_language(root, code, signature_of(root, code))


Signature = tuple[tuple[str, int, int], ...]


def signature_of(root: Path, code: str) -> Signature:
    """What changes when a file of the language does."""
    paths = sorted([*folder_of(root, code).glob("*.po"), *folder_of(root, code).glob("*.yaml")])
    return tuple(_seen(path) for path in paths)


def folder_of(root: Path, code: str) -> Path:
    """The folder of a language."""
    return root / FOLDER / code


def _seen(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return path.name, 0, 0
    return path.name, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=32)
def _read_language(root: Path, code: str, files: Signature) -> LanguageFiles:
    texts: dict[str, tuple[PoEntry, ...]] = {}
    findings: list[Finding] = []
    for file in (folder_of(root, code) / name for name, _, _ in files if name.endswith(".po")):
        entries, wrong = read_entries(root, file)
        findings += wrong
        if not wrong:
            texts[file.stem] = entries
    records = {name: _record(root, code, name, findings) for name in SHAPES}
    return LanguageFiles(
        code,
        texts,
        tuple(findings),
        records[NOTES],
        records[CHECKS] or (),
        {mark: text for each in records[BACK] or () for mark, text in each.texts.items()},
        records[TERMS] or (),
    )


def _record(root: Path, code: str, name: str, findings: list[Finding]) -> Any:
    """A record as its shape, or none; what is wrong in it is added to `findings`."""
    path = folder_of(root, code) / name
    if not path.exists():
        return None
    value, wrong = _validated(root, path, SHAPES[name])
    findings.extend(wrong)
    return value


def _validated(root: Path, path: Path, shape: Any) -> tuple[Any, list[Finding]]:
    text, wrong = read_text(root, path)
    if wrong:
        return None, wrong
    tree, wrong = read_tree(path.relative_to(root).as_posix(), text)
    return validate(tree, shape) if tree is not None and not wrong else (None, wrong)


def language_findings(root: Path) -> list[Finding]:
    """Why files of languages cannot be read, and which lie where nobody looks."""
    read = [finding for each in read_languages(root) for finding in each.findings]
    return [*read, *_strays((root / FOLDER).glob("*.po"))]


def _strays(paths: Iterable[Path]) -> list[Finding]:
    return [
        Finding(
            f"{FOLDER}/{path.name}", 1, IN_A_FOLDER.format(path.stem, path.stem), "SW121", words=path.name
        )
        for path in sorted(paths)
    ]
