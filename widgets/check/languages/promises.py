"""Words that promise or diagnose where English does not, and paracetamol among the NSAIDs."""

from __future__ import annotations

from collections.abc import Iterator

from ..violations import Hit
from .language_words import Words, english_forbidden
from .negation import denies
from .translation import Translation

NOT_ALIKE = "paracetamol", "anti-inflammatory"


def promises(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each wording that promises a cure or tells a diagnosis, unless English does."""
    for part in message.parts:
        for kind, (english, instead) in english_forbidden().items():
            found = words.forbidden[kind].first(part.text)
            if found and not english.first(part.english):
                yield Hit(
                    "SW911",
                    found.group(),
                    0,
                    f'"{found.group()}" may not stand here. {instead}.',
                    f"{instead}.",
                )


def wrong_class(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for a sentence that reads as if paracetamol were an NSAID."""
    drug, kind = (next(m for m in words.meanings if m.name == name) for name in NOT_ALIKE)
    for part in message.parts:
        named, like = drug.other.first(part.text), kind.other.first(part.text)
        beside = drug.english.first(part.english) and kind.english.first(part.english)
        if named and like and not beside and not denies(words.negation, part.text):
            says = f'This reads as if "{named.group()}" were an NSAID. It is not: name them apart.'
            yield Hit("SW912", named.group(), 0, says)
