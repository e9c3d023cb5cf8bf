"""Words that a language's termbase refuses, or that are in one language and not in the other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...model.content.languages.records import Term
from ..violations import Hit
from .forms import Forms, found
from .language_words import SOURCE
from .translation import Translation


@dataclass(frozen=True, eq=False)
class _Entry:
    term: Term
    english: Forms
    own: Forms
    forbidden: Forms


class Termbase:
    """The terms of a language, ready to be looked for."""

    def __init__(self, language: str, terms: tuple[Term, ...] = ()) -> None:
        self.entries = tuple(
            _Entry(
                term,
                Forms(SOURCE, _english(term.english)),
                Forms(language, (term.preferred, *term.allowed)),
                Forms(language, term.forbidden),
            )
            for term in terms
        )
        self.digest = hashlib.sha256(repr(terms).encode()).hexdigest()
        self.by_english = {entry.english: entry for entry in self.entries}
        self.held = {entry.own: entry for entry in self.entries if entry.term.both_ways}


@lru_cache(maxsize=16)
def termbase_of(language: str, terms: tuple[Term, ...]) -> Termbase:
    """The termbase of a language; the same terms are made ready once."""
    return Termbase(language, terms)


def terms(message: Translation, termbase: Termbase) -> Iterator[Hit]:
    """A hit for each word that the termbase refuses, and for each word of it that one of the two lacks."""
    whole = message.whole
    in_english, in_text = found(SOURCE, whole.english), found(message.language, whole.text)
    said = [termbase.by_english[forms] for forms in in_english if forms in termbase.by_english]
    for entry in said:
        yield from _refused(entry, said, whole.text)
        if entry.term.both_ways and not entry.own.first(whole.text):
            says = (
                f'English says "{entry.term.english}". Write "{entry.term.preferred}", '
                "as the termbase has it."
            )
            yield Hit("SW913", whole.text[:60], 0, says, f'Write "{entry.term.preferred}".')
    for forms, places in in_text.items():
        entry_held = termbase.held.get(forms)
        word = places[0].group()
        if entry_held and entry_held not in said and not any(other.own.first(word) for other in said):
            says = (
                f'"{word}" is the termbase\'s word for "{entry_held.term.english}", '
                "which English does not say. Say what English says."
            )
            yield Hit("SW913", word, 0, says)


def _refused(entry: _Entry, said: Sequence[_Entry], text: str) -> Iterator[Hit]:
    refused = entry.forbidden.first(text) if not entry.own.first(text) else None
    if refused and not any(other.own.first(refused.group()) for other in said):
        says = (
            f'"{refused.group()}" is not used for "{entry.term.english}". Write "{entry.term.preferred}", '
            "as the termbase has it."
        )
        yield Hit("SW913", refused.group(), 0, says, f'Write "{entry.term.preferred}".')


def _english(word: str) -> tuple[str, ...]:
    """The word, and its plural: "therapy", "therapies"."""
    return word, re.sub(r"(?<=[^aeiou])y$", "ie", word) + "s"
