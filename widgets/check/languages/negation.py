"""A "not" that was lost or added."""

from __future__ import annotations

from collections.abc import Iterator

from ..violations import Hit
from .language_words import Negation, Words
from .translation import Part, Translation


def negation(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each piece where only one of the two denies something."""
    for part in message.parts:
        english, text = denials(words.english_negation, part.english), denials(words.negation, part.text)
        if len(english) > len(text) + len(words.negation.also.all(part.text)):
            says = (
                f"English denies with {_quoted(english)}, and less is denied here. Say what English denies."
            )
            yield Hit("SW906", _short(part), 0, says)
        elif text and not english and not words.english_negation.also.first(part.english):
            says = f'"{text[0]}" denies something, and English does not. Say it without.'
            yield Hit("SW906", text[0], 0, says)


def denies(table: Negation, text: str) -> bool:
    """Whether a text denies something."""
    return bool(denials(table, text))


def denials(table: Negation, text: str) -> list[str]:
    """The words that deny, without those that only look like it."""
    never = [match.span() for match in table.never.all(text)]
    words, reached = [], 0
    for match in table.says.all(text):
        if match.start() >= reached and not any(a <= match.start() and match.end() <= b for a, b in never):
            words.append(match.group())
            reached = match.end()
    return words


def _short(part: Part) -> str:
    return part.text[:60]


def _quoted(words: list[str]) -> str:
    return " and ".join(f'"{word}"' for word in words)
