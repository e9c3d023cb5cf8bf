"""All rules for translations, and the findings they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..violations import Hit
from .language_words import Words
from .lengths import lengths, long_sentences
from .letters import letters, untranslated
from .marks import placeholders, text_marks
from .meanings import meanings, opposites
from .negation import negation
from .numbers import numbers, spans_of_time, typed_numbers, units
from .promises import promises, wrong_class
from .translation import Translation

TranslationRule = Callable[[Translation, Words], Iterator[Hit]]
RULES: tuple[TranslationRule, ...] = (
    placeholders,
    text_marks,
    numbers,
    units,
    spans_of_time,
    typed_numbers,
    negation,
    meanings,
    opposites,
    promises,
    wrong_class,
    letters,
    untranslated,
    lengths,
    long_sentences,
)
