"""Translations: looks every visible string up by language, then region, then spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from .findings import Finding
from .po_file import read_po
from .schema import Region

SOURCE_LANGUAGE = "en"
AREAS = {"uk": "GB", "eu": "150"}
PSEUDO = {"en-XA": "ltr", "ar-XB": "rtl"}
ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
KEEP = re.compile(r"(\]\([^)]*\)|\[R\d+[a-z]?\]|\{[\w.-]*\}|%\(\w+\)s)")
BRACES = re.compile(r"\{([\w.-]+)\}")
NAMED = re.compile(r"%\((\w+)\)s")


def mark(text: str) -> str:
    """The text unchanged: marks it for the translators' file, to be said later."""
    return text


@dataclass(frozen=True)
class Catalogue:
    """Says a text in one language and region; `fill` is what templates know as `_`.

    `facts` are a guide's own values by name (see `facts.py`): a sentence names one in braces.
    """

    language: str
    region_code: str
    region: Region
    messages: Mapping[str, str] = field(default_factory=dict, repr=False)
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def tag(self) -> str:
        """The language for `lang`; English with its region, such as `en-SG`, so that dates read as there."""
        if self.language != SOURCE_LANGUAGE:
            return self.language
        return f"{self.language}-{AREAS.get(self.region_code, self.region_code.upper())}"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        if self.language in PSEUDO:
            return PSEUDO[self.language]
        return Locale.parse(self.language, sep="-").text_direction

    def say(self, text: str) -> str:
        """The text as this reader sees it: translated, with local words, local spelling."""
        return self._spelled(BRACES.sub(self._value, self._translated(text)))

    def fill(self, text: str, **values: object) -> str:
        """The text as this reader sees it, with `%(name)s` filled in. It is text and never markup; any other
        "%" stays as it is, so no translation can make it fail.
        """
        return NAMED.sub(lambda found: str(values.get(found[1], found[0])), self.say(text))

    def _translated(self, text: str) -> str:
        if self.language in PSEUDO:
            return _pseudo(text)
        return self.messages.get(text) or text

    def _value(self, braces: re.Match[str]) -> str:
        name = braces.group(1)
        if name in self.facts:
            return BRACES.sub(self._value, self._translated(self.facts[name]))
        words: list[tuple[str, str]] = [*self.region.words, ("emergency", self.region.emergency.call)]
        return dict(words).get(name, braces.group())

    def _spelled(self, text: str) -> str:
        if not self.region.spelling:
            return text
        return _speller(tuple(sorted(self.region.spelling.items())))(text)


def catalogue(
    content_root: Path,
    regions: Mapping[str, Region],
    language: str,
    region: str,
    facts: Mapping[str, str] | None = None,
) -> Catalogue:
    """The catalogue for a checked language and region; `region` must be one of `regions`."""
    return Catalogue(language, region, regions[region], messages_of(content_root, language), facts or {})


def messages_of(content_root: Path, language: str) -> Mapping[str, str]:
    """What is said in a language, by the English text; nothing where there is no file that can be read."""
    return read_po(content_root, content_root / "translations" / f"{language}.po")[0]


def languages(content_root: Path) -> list[str]:
    """English and every language with a translation file that can be read."""
    files = [file for file in _files(content_root) if not read_po(content_root, file)[1]]
    return [SOURCE_LANGUAGE, *(file.stem for file in files)]


def translation_findings(content_root: Path) -> list[Finding]:
    """Why translation files cannot be read."""
    return [finding for file in _files(content_root) for finding in read_po(content_root, file)[1]]


def _files(content_root: Path) -> list[Path]:
    files = sorted((content_root / "translations").glob("*.po"))
    return [file for file in files if _is_language(file.stem)]


def _is_language(name: str) -> bool:
    try:
        return bool(Locale.parse(name, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def _pseudo(text: str) -> str:
    parts = KEEP.split(text)
    said = "".join(part if KEEP.fullmatch(part) else part.translate(ACCENTED) for part in parts)
    return f"⟦{said}⟧"


@lru_cache(maxsize=8)
def _speller(spelling: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    table = dict(spelling)
    words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    pattern = re.compile(rf"\]\([^)]*\)|\b(?:{words})\b", re.IGNORECASE)

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        other = table.get(word.lower(), word)
        return other.capitalize() if word[0].isupper() and other != word else other

    return lambda text: pattern.sub(swap, text)
