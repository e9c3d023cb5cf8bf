"""Finds words of a language in a text, in the forms that its grammar gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from .translation import plain

ARABIC = "\u0621-\u064a\u066e-\u06d3"
TAMIL = "\u0b80-\u0bff"
START = 4  # letters by which words are looked up
TAMIL_END = "\u0bc1\u0bcd"
# How a listed word may stand in a sentence. Malay: with -nya, -lah, -kah. Chinese: no spaces, so anywhere.
# Tamil: case endings follow the stem. Arabic: "and", "so", "by", "like", "for", the article, and endings.
PATTERNS: Mapping[str, str] = {
    "en": r"(?<![\w{{]){}(?![\w}}])",
    "ms": r"(?<![\w{{]){}(?:nya|lah|kah)?(?![\w}}])",
    "zh-Hans": "{}",
    "ta": rf"(?<![{TAMIL}]){{}}",
    "ar": (
        rf"(?<![{ARABIC}])[وف]?(?:[بك]?(?:ال)?|لل|ل)?{{}}"
        rf"(?:ها|هم|ه|ك|ان|ين|ون|ات|ا|ي|نا|ته|تها|تك|تي)?(?![{ARABIC}])"
    ),
}
EVERYWHERE = r"(?<![\w{{]){}(?![\w}}])"


@dataclass(frozen=True, eq=False)
class Form:
    """A word to look for: a letter sequence that must be there at all, and the pattern around it."""

    literal: str
    pattern: re.Pattern[str]


GROUP, CLASS = re.compile(r"\((?:[^()\\]|\\.)*\)"), re.compile(r"\[(?:[^\]\\]|\\.)*\]")


def _required(pattern: str) -> str:
    """Letters that stand in every text that the pattern fits, so that no other is tried; "" for none."""
    while (bare := GROUP.sub("\0", CLASS.sub("\0", pattern))) != pattern:
        pattern = bare
    if "|" in pattern:
        return ""
    bare = re.sub(r"\\.(?:[*+?]|\{\d*,?\d*\})?|.[?*]|.\{\d*,?\d*\}|\0[?*+]?", "\0", pattern)
    return max(re.findall(r"[^\0.^$+]+", bare), key=len, default="")


class Forms:
    """Several words for one thing. In the tables, "/…/" is a pattern, and "…*" has any ending."""

    def __init__(self, language: str, words: Iterable[str]) -> None:
        self._language = language
        for word in words:
            _index(language).add(_form(language, word), self)
        _found.cache_clear()

    def all(self, text: str) -> list[re.Match[str]]:
        """Every place where one of the words stands, by where it starts."""
        return _found(self._language, text).get(self, [])

    def first(self, text: str) -> re.Match[str] | None:
        """The first place, or nothing."""
        found = self.all(text)
        return found[0] if found else None


class _Index:
    """All words of a language by their first letters, so that one look at a text finds those to try."""

    def __init__(self) -> None:
        self._by_start: dict[str, dict[Form, list[Forms]]] = {}

    def add(self, form: Form, forms: Forms) -> None:
        self._by_start.setdefault(form.literal[:START], {}).setdefault(form, []).append(forms)

    def find(self, text: str) -> dict[Forms, list[re.Match[str]]]:
        found: dict[Forms, list[re.Match[str]]] = {}
        for start in _starts(text) & self._by_start.keys():
            for form, owners in self._by_start[start].items():
                if form.literal in text and (matches := list(form.pattern.finditer(text))):
                    for forms in owners:
                        found.setdefault(forms, []).extend(matches)
        for matches in found.values():
            if len(matches) > 1:
                matches.sort(key=_place)
        return found


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), -match.end()


def _starts(text: str) -> set[str]:
    """All pieces of a text that a word of a table can begin with."""
    return {text[at : at + size] for size in range(START + 1) for at in range(len(text))}


@cache
def _index(language: str) -> _Index:
    return _Index()


def found(language: str, text: str) -> Mapping[Forms, list[re.Match[str]]]:
    """All words of a language in a text, by what they stand for."""
    return _found(language, text)


@lru_cache(maxsize=30_000)
def _found(language: str, text: str) -> dict[Forms, list[re.Match[str]]]:
    return _index(language).find(text)


@lru_cache(maxsize=20_000)
def _form(language: str, word: str) -> Form:
    if word.startswith("/") and word.endswith("/"):
        return Form(_required(word[1:-1]), re.compile(word[1:-1]))
    if word.startswith("{"):
        return Form(plain(word), re.compile(re.escape(plain(word))))
    stem, any_ending = plain(word.rstrip("*")), word.endswith("*")
    if language == "ta":
        stem = stem.rstrip(TAMIL_END)  # the last sign changes before an ending
    pattern = PATTERNS.get(language, EVERYWHERE)
    inner = re.escape(stem).replace(r"\ ", r"\s+(?:ال)?" if language == "ar" else r"\s+")
    if any_ending:
        inner += r"\w*" if language != "ta" else ""
    return Form(stem if " " not in stem else stem.split()[0], re.compile(pattern.format(inner)))
