"""Letters of another language, letters that only look right, and what was left in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..violations import Hit
from .language_words import Words, names
from .translation import LINK_TARGET, PLACEHOLDER, SOURCE_MARK, Translation

LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ](?:[A-Za-z0-9À-ɏ&'’./:_-]*[A-Za-z0-9À-ɏ])?")
ABBREVIATION = re.compile(r"[A-Z&]{1,6}s?")
LATIN = "LATIN"
NAME = re.compile(
    r"[A-Z]?-?\d[\d.,-]*|[^a-z]*[A-Z][^a-z]*s?|\w*[a-z][A-Z]\w*|[\W\d_]*|[\w.-]*\d[\w.-]*|[a-z]+(?:-[a-z]+)+|\w+(?:[./@]\w+)+"
)
CAPITAL = re.compile(r"\W*[A-Z][\w'’&.-]*")
UNITS = {"km", "mg", "ml", "min", "urn"}


def letters(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each letter that is not of this language, and for each sign that cannot be seen."""
    text = _bare(message.text)
    for sign in sorted({sign for sign in text if not _belongs(sign, words)}):
        named = unicodedata.name(sign, "a sign without a name").lower()
        says = f'"{sign}" ({named}) is no letter of this language. Write the letter that belongs here.'
        yield Hit("SW914", sign, 0, says)
    if words.script != LATIN:
        yield from _latin(message, words, text)
    if words.encoding:
        yield from _other_writing(text, words.encoding)


def untranslated(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for a text that is still English, or partly so."""
    if message.english in names():
        return
    if message.text == message.english:
        if not _is_name(message.english, words):
            yield Hit("SW915", message.text, 0, "This is still English. Write it in the language.")
    elif _is_foreign(message.text, words) and not _is_name(message.english, words):
        says = f'"{message.text}" has no letter of this language. Write it in the language.'
        yield Hit("SW915", message.text, 0, says)
    left = words.english_left.first(message.whole.text)
    if left:
        says = f'"{left.group()}" is still English. Write it in the language.'
        yield Hit("SW915", left.group(), 0, says)


def _is_foreign(text: str, words: Words) -> bool:
    letters = [sign for sign in _bare(text) if sign.isalpha()]
    return words.script != LATIN and bool(letters) and all(_script(sign) != words.script for sign in letters)


def _bare(text: str) -> str:
    return PLACEHOLDER.sub(" ", SOURCE_MARK.sub(" ", LINK_TARGET.sub(" ", text)))


def _belongs(sign: str, words: Words) -> bool:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return sign in "0123456789"
    if kind[0] in "LM":
        return _script(sign) in (words.script, LATIN) or sign in words.signs
    return kind != "Cf" and kind != "Co"


@lru_cache(maxsize=20_000)
def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def _latin(message: Translation, words: Words, text: str) -> Iterator[Hit]:
    english = message.english.casefold()
    for word in dict.fromkeys(LATIN_WORD.findall(text)):
        if not (word.casefold() in english or ABBREVIATION.fullmatch(word) or word.casefold() in words.latin):
            says = f'"{word}" is not in the English. Write it in the letters of this language.'
            yield Hit("SW914", word, 0, says)


def _other_writing(text: str, encoding: str) -> Iterator[Hit]:
    """Signs that the writing does not have: GB 2312 has the simplified characters and none that are not."""
    for sign in dict.fromkeys(text):
        if _script(sign) == "CJK" and not _has(sign, encoding):
            says = f'"{sign}" is no simplified character. Write the simplified one.'
            yield Hit("SW914", sign, 0, says)


@lru_cache(maxsize=20_000)
def _has(sign: str, encoding: str) -> bool:
    try:
        return bool(sign.encode(encoding))
    except UnicodeEncodeError:
        return False


def _is_name(english: str, words: Words) -> bool:
    """Whether every word is a code, a unit, a name or, after the first, begins like one."""
    return all(
        NAME.fullmatch(word)
        or (at and CAPITAL.fullmatch(word))
        or word.casefold().strip(".,:;()") in words.latin | UNITS
        for at, word in enumerate(_bare(english).split())
    )
