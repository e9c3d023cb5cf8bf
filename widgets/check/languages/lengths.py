"""Translations that are too long for their place, much longer or shorter than usual, or that run on."""

from __future__ import annotations

from collections.abc import Iterator

from ..violations import Hit
from .language_words import Words
from .translation import LINK_TARGET, PLACEHOLDER, SOURCE_MARK, Translation, sentences

LEAST = 40  # letters of English below which the length of a translation says little


def lengths(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for a translation that does not fit into its place, or is far shorter or longer than usual."""
    if message.limit and len(message.text) > message.limit:
        says = f"This has {len(message.text)} letters, and there is room for {message.limit}. Say it shorter."
        yield Hit("SW916", message.text, 0, says)
    size, english = (len(_words_of(text)) for text in (message.text, message.english))
    if english >= LEAST and message.text != message.english:
        least, most = (round(english * share) for share in words.ratio)
        if size < least:
            says = f"This has {size} letters for {english} of English. Look whether something is missing."
            yield Hit("SW916", message.text, 0, says)
        if size > most:
            says = f"This has {size} letters for {english} of English. Look whether something was added."
            yield Hit("SW916", message.text, 0, says)


def long_sentences(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each sentence over the limit of the language, unless its English is as long (a list, say).

    No formula for a reading level is in use: see the page of SW917.
    """
    if message.text == message.english:
        return
    longest = max((len(each.split()) for each in sentences(message.english)), default=0)
    most = max(words.longest_sentence, round(words.words_for_one * longest))
    for sentence in sentences(message.text):
        size = _size(sentence, words)
        if size > most:
            unit = "characters" if words.encoding else "words"
            says = f"This sentence has {size} {unit}, over {most}. Make two of it."
            yield Hit("SW917", sentence, 0, says)


def _words_of(text: str) -> str:
    return PLACEHOLDER.sub("", SOURCE_MARK.sub("", LINK_TARGET.sub("", text)))


def _size(sentence: str, words: Words) -> int:
    bare = PLACEHOLDER.sub("x", sentence)
    return sum(sign.isalnum() for sign in bare) if words.encoding else len(bare.split())
