"""A sentence and what is said for it in another language, cut so that sentence stands beside sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

ARABIC_VOWELS = re.compile("[\u064b-\u0652\u0670\u0640]")
PLACEHOLDER = re.compile(r"\{[\w.-]*\}|%\(\w+\)s")
LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
SOURCE_MARK = re.compile(r"\[R\d+[a-z]?\]")
END = re.compile(r"(?<=[.!?؟])[\"”’»)\]*]*\s+|(?<=[。！？])[”’）」*]*\s*")
# Arabic words that a vowel sign tells from another: change and non-, write down and without, load, pregnancy.
HOMOGRAPHS = (("غيّ", "بدّ"), ("دوّن", "سجّل"), ("حِمل", "ثقل"), ("حِمْل", "ثقل"))
TO_SPACE = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Translation:
    """One message: English, what is said for it, where the latter stands, and how many letters have room.

    `kind` is what it carries: "safety", "advice" or "frame". A form that `counts_in_words` (the Arabic dual)
    may leave its number out.
    """

    language: str
    english: str
    text: str
    file: str = ""
    line: int = 1
    context: str = ""
    kind: str = "advice"
    limit: int | None = None
    counts_in_words: bool = False

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Sentence beside sentence where both have as many; else the whole beside the whole."""
        english, text = sentences(self.english), sentences(self.text)
        if len(english) != len(text):
            return (Part(plain(self.english), plain(self.text)),)
        return tuple(Part(plain(one), plain(other)) for one, other in zip(english, text, strict=True))

    @cached_property
    def whole(self) -> Part:
        """The message as one piece."""
        return Part(plain(self.english), plain(self.text))


@dataclass(frozen=True)
class Part:
    """A piece of English, and what stands for it; both without marks, links and vowel signs."""

    english: str
    text: str


def sentences(text: str) -> list[str]:
    """The sentences of a text in any of the languages; a dot inside a placeholder or a number ends none."""
    return [sentence for sentence in END.split(text.strip()) if sentence and sentence.strip()]


def plain(text: str) -> str:
    """The words alone, in one spelling: composed, in small letters, without marks and Arabic vowel signs."""
    text = SOURCE_MARK.sub("", LINK_TARGET.sub("", text)).replace("**", "").replace("[", "")
    for written, meant in HOMOGRAPHS:
        text = text.replace(written, meant)
    text = PLACEHOLDER.sub(lambda found: re.sub(r"[.-]", "_", found.group()), text)
    text = unicodedata.normalize("NFC", text.translate(TO_SPACE)).replace("’", "'")
    return ARABIC_VOWELS.sub("", text).casefold()
