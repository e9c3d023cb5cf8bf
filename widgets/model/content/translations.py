"""Translations: looks every visible string up by language, then region, then spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from .languages.on_disk import locale_of, read_language
from .languages.plurals import forms_by_category
from .po_file import PoEntry, key_of
from .schema import Region

SOURCE_LANGUAGE = "en"
AREAS = {"uk": "GB", "eu": "150"}
PSEUDO = {"en-XA": "ltr", "ar-XB": "rtl"}
ACCENTED = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
KEEP = re.compile(r"(\]\([^)]*\)|\[R\d+[a-z]?\]|\{[\w.-]*\}|%\(\w+\)s)")
BRACES = re.compile(r"\{([\w.-]+)\}")
NAMED = re.compile(r"%\((\w+)\)s")
COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": "、", "zh": "、"}
LETTERS = re.compile(r"[^\W\d_]{2}")
# Signs of Unicode's own around English in another language (UAX #9). Which of the two it is tells what stands
# beside a translation from what stands instead of one.
BESIDE, INSTEAD, END = "\u2066", "\u2068", "\u2069"
WITH_ENGLISH = re.compile(f" {BESIDE}([^{END}]*){END}")
ISOLATES = re.compile(f"[{BESIDE}\u2067{INSTEAD}{END}]")
# A number in groups, such as one to call. From right to left a blank would turn the groups round; a hard
# blank holds them (UAX #9, rule W4), and a mark keeps "+" in front of them.
GROUPED = re.compile(r"(?<![\d.,])(\+?)\d{1,4}(?: \d{3,4})+(?!\d)")
HARD_BLANK, LEFT_TO_RIGHT = "\u00a0", "\u200e"
MARKS = re.compile(r"\[R\d+[a-z]?\](?!\()|\]\([^)]*\)|\*\*|\[(?=[^\]]*\]\()")


def mark(text: str) -> str:
    """The text unchanged: marks it for the translators' file, to be said later."""
    return text


@dataclass(frozen=True)
class Catalogue:
    """Says a text in one language and region; `fill` is what templates know as `_`.

    `facts` are a guide's own values by name (see `placeholders.py`): a sentence names one in braces. `beside`
    holds the keys of texts whose English has to stand beside them: too few people have checked them.
    """

    language: str
    region_code: str
    region: Region
    messages: Mapping[str, PoEntry] = field(default_factory=dict, repr=False)
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)
    beside: frozenset[str] = field(default=frozenset(), repr=False)
    is_machine_made: bool = False  # some of its words were checked by nobody

    @property
    def tag(self) -> str:
        """The language for `lang`; English with its region, such as `en-SG`, so that dates read as there."""
        if self.language != SOURCE_LANGUAGE:
            return self.language
        return f"{self.language}-{AREAS.get(self.region_code, self.region_code.upper())}"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return PSEUDO[self.language] if self.language in PSEUDO else direction_of(self.language)

    @cached_property
    def english(self) -> Catalogue:
        """The same guide and region in English."""
        return replace(self, language=SOURCE_LANGUAGE, messages={}, beside=frozenset())

    @property
    def is_translation(self) -> bool:
        """Whether the words are those of a translators' file."""
        return self.language not in {SOURCE_LANGUAGE, *PSEUDO}

    def has(self, text: str, context: str = "") -> bool:
        """Whether a text is said in this language; else it is said in English."""
        return not self.is_translation or key_of(text, context) in self.messages

    def say(self, text: str, context: str = "") -> str:
        """The text as this reader sees it: translated, with local words, and local spelling of English.

        Where the translation may not stand alone, the English follows it, and where there is none, the
        English stands in its place, both between signs that keep its direction (see `BESIDE`).
        """
        return self._held(self._said(text, context))

    def _said(self, text: str, context: str) -> str:
        if not self.is_translation:
            return self._spelled(self._whole(text, context))
        if not self.has(text, context):
            return isolated(self.english.say(text), INSTEAD) if LETTERS.search(text) else text
        if key_of(text, context) not in self.beside:
            return self._whole(text, context)
        said, english = self._whole(text, context), self.english.say(text)
        return said if said == english else f"{said} {isolated(without_marks(english), BESIDE)}"

    def is_beside(self, texts: Iterable[str]) -> bool:
        """Whether the English of any of these has to stand beside it."""
        return self.is_translation and any(text in self.beside for text in texts)

    @property
    def comma(self) -> str:
        """What stands between the parts of a list, such as ", " or "、"."""
        return COMMAS.get(self.language.partition("-")[0], ", ")

    def say_alone(self, text: str) -> str:
        """The text without the English beside it, for a place that shows the English itself."""
        return replace(self, beside=frozenset()).say(text)

    def fill_alone(self, text: str, **values: object) -> str:
        """`fill` without the English beside it."""
        return self._filled(self.say_alone(text), values)

    def _whole(self, text: str, context: str) -> str:
        return BRACES.sub(self._value, self._translated(text, context))

    def fill(self, text: str, **values: object) -> str:
        """The text as this reader sees it, with `%(name)s` filled in. It is text and never markup; any other
        "%" stays as it is, so no translation can make it fail.
        """
        return self._filled(self.say(text), values)

    def pgettext(self, context: str, text: str, **values: object) -> str:
        """`fill` for one English text that needs two translations; `context` says which of them is meant."""
        return self._filled(self.say(text, context), values)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """The forms of a counted text by CLDR category (`one`, `few`, `other` …), for `Intl.PluralRules`."""
        entry = self.messages.get(one)
        if not self.is_translation or entry is None or entry.plural != many:
            return {"one": self.say(one), "other": self.say(many)}
        said = forms_by_category(self.language, entry.said)
        english = f" {isolated(self.english.say(many), BESIDE)}" if one in self.beside else ""
        return {category: BRACES.sub(self._value, text) + english for category, text in said.items()}

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """A counted text in the form that its number asks for, with values filled in as `fill` does."""
        forms, locale = self.forms(one, many), locale_of(self.language if self.has(one) else SOURCE_LANGUAGE)
        text = forms.get(locale.plural_form(number) if locale else "other", forms["other"])
        return self._filled(text, {"number": number, **values})

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        return self._held(NAMED.sub(lambda found: str(values.get(found[1], found[0])), text))

    def _held(self, text: str) -> str:
        return GROUPED.sub(_held, text) if self.direction == "rtl" else text

    def _translated(self, text: str, context: str = "") -> str:
        if self.language in PSEUDO:
            return _pseudo(text)
        entry = self.messages.get(key_of(text, context))
        return ISOLATES.sub("", entry.said[0]) if entry else text

    def _value(self, braces: re.Match[str]) -> str:
        name = braces.group(1)
        if name in self.facts:
            return BRACES.sub(self._value, self._translated(self.facts[name]))
        if name == "emergency":
            return self.region.emergency.call
        word = dict(self.region.words).get(name)
        if word is None or self.language in PSEUDO:  # the sentence around it is marked already
            return word or braces.group()
        return self._translated(word)

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
    guide: str = "",
) -> Catalogue:
    """The catalogue for a checked language and region; `region` must be one of `regions`.

    Of a `guide` its own texts and those that all guides share are said; without one, those of all guides.
    """
    if language in {SOURCE_LANGUAGE, *PSEUDO}:
        return Catalogue(language, region, regions[region], facts=facts or {})
    entries = read_language(content_root, language).entries(guide)
    said = {key: entry for key, entry in entries.items() if entry.is_translated}
    return Catalogue(language, region, regions[region], said, facts or {})


def direction_of(language: str) -> str:
    """`ltr` or `rtl`, as CLDR has it."""
    locale = locale_of(language)
    return locale.text_direction if locale else "ltr"


def isolated(english: str, kind: str) -> str:
    """English text inside another language, kept from left to right."""
    return f"{kind}{ISOLATES.sub('', english)}{END}"


def say_together(say: Callable[[str], str], made: Callable[[Callable[[str], str]], str]) -> str:
    """A text that `made` puts together from several: the English of all stands after it, not between them."""
    if BESIDE not in made(say):
        return made(say)
    own = made(lambda text: WITH_ENGLISH.sub("", say(text)))
    return f"{own} {isolated(made(lambda text: _english_in(say(text)) or text), BESIDE)}"


def _english_in(said: str) -> str:
    found = WITH_ENGLISH.search(said)
    return found[1] if found else ""


def without_marks(text: str) -> str:
    """A text without its sources, targets of links and bold, which stand in the translation beside it."""
    return " ".join(MARKS.sub("", text).split())


def _held(number: re.Match[str]) -> str:
    return (LEFT_TO_RIGHT if number[1] else "") + number[0].replace(" ", HARD_BLANK)


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
