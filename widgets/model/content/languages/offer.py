"""In which languages a guide may be read: in those whose texts that carry safety are all translated."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..content import Content
from ..translations import SOURCE_LANGUAGE
from .on_disk import LanguageFiles, Signature, language_codes, read_language, signature_of
from .states import State
from .texts import SourceText, safety_texts


@dataclass(frozen=True)
class Readiness:
    """How far a guide is translated into one language.

    `lacking` are the texts that carry safety and have no translation; `beside` are the keys of those whose
    English has to stand beside them; `is_machine_made` is whether any text was not checked by anyone.
    """

    files: LanguageFiles
    lacking: tuple[SourceText, ...]
    beside: frozenset[str] = field(repr=False)
    is_machine_made: bool

    @property
    def is_offered(self) -> bool:
        """Whether patients may read the guide in this language."""
        return not self.lacking


_remembered: dict[tuple[Path, str, str], tuple[Content, Signature, Readiness]] = {}
_safety: dict[tuple[Path, str], tuple[Content, tuple[SourceText, ...]]] = {}


def offered(root: Path, content: Content) -> list[str]:
    """English, and every language that the guide may be read in."""
    ready = [code for code in language_codes(root) if readiness(root, content, code).is_offered]
    return [SOURCE_LANGUAGE, *ready]


def readiness(root: Path, content: Content, code: str) -> Readiness:
    """How far a guide is translated; it is worked out anew when the guide or the language changes."""
    key, seen = (root, content.name, code), signature_of(root, code)
    known = _remembered.get(key)
    if known and known[0] is content and known[1] == seen:
        return known[2]
    found = _readiness(root, content, code)
    _remembered[key] = content, seen, found
    return found


def _readiness(root: Path, content: Content, code: str) -> Readiness:
    files = read_language(root, code)
    states, safety = files.states(content.name), _safety_of(root, content)
    return Readiness(
        files,
        tuple(text for text in safety if not states.get(text.key, State.MISSING).is_shown),
        frozenset(text.key for text in safety if states.get(text.key) is not State.CHECKED_BY_TWO),
        State.MACHINE_MADE in states.values(),
    )


def _safety_of(root: Path, content: Content) -> tuple[SourceText, ...]:
    """The texts of a guide that carry safety, each once."""
    known = _safety.get((root, content.name))
    if known and known[0] is content:
        return known[1]
    texts = {text.key: text for text in safety_texts(content)}
    _safety[root, content.name] = content, tuple(texts.values())
    return tuple(texts.values())
