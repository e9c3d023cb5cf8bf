"""Levels, medicines, parts of the body and signs that are in one language and not in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..violations import Hit
from .forms import found
from .language_words import SOURCE, Meaning, Turn, Words
from .translation import Part, Translation

PRONOUN = re.compile(r"\b(?:it|they|them|these|this|that|one)\b")
CODES = {"level": "SW907", "medicine": "SW909", "sign": "SW910"}
SHOWN = 60  # letters of a sentence that a finding quotes


def meanings(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each thing that must be said in both, and is said in one."""
    for part in message.parts:
        english, text = found(SOURCE, part.english), found(message.language, part.text)
        for forms, places in english.items():
            meaning = words.by_english.get(forms)
            if meaning and meaning.other not in text:
                yield _lost(meaning, places[0].group(), part)
        for forms, places in text.items():
            meaning = words.by_own.get(forms)
            if meaning and not _may_stand(meaning, part, message.whole):
                yield _added(meaning, places[0].group())


def _lost(meaning: Meaning, said: str, part: Part) -> Hit:
    says = f'English says "{said}", and nothing here does. Write "{meaning.example}".'
    return Hit(CODES[meaning.kind], part.text[:SHOWN], 0, says, f'Write "{meaning.example}".')


def _added(meaning: Meaning, said: str) -> Hit:
    says = f'"{said}" says {meaning.says}, and English does not. Say what English says.'
    return Hit(CODES[meaning.kind], said, 0, says)


def _may_stand(meaning: Meaning, part: Part, whole: Part) -> bool:
    """Whether English says it somewhere in the message, or calls a part or sign "it"."""
    if meaning.kind == "sign" and PRONOUN.search(part.english):
        return True
    return bool(meaning.english.first(whole.english) or meaning.also.first(whole.english))


def opposites(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each piece that has only the opposite of a word that English has."""
    for part in message.parts:
        english, text = found(SOURCE, part.english), found(message.language, part.text)
        for forms, places in english.items():
            turn = words.turns_by_english.get(forms)
            if turn and turn.own not in text and turn.own_opposite in text and _counts(turn, part):
                turned = text[turn.own_opposite][0].group()
                says = (
                    f'English says "{places[0].group()}", but "{turned}" says the opposite. '
                    "Say what English says."
                )
                yield Hit("SW908", turned, 0, says)


def _counts(turn: Turn, part: Part) -> bool:
    return turn.both or not turn.opposite.first(part.english)
