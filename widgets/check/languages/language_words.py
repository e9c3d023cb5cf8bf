"""What a language says for the things the check looks for, read from its table in `words/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from .forms import Forms

FOLDER = Path(__file__).parent / "words"
SOURCE = "en"


@dataclass(frozen=True)
class Meaning:
    """One thing that must be said in both languages: what says it in English, and what does elsewhere.

    `also` are English words in whose translation it may stand too; `means` are words that mean nothing else.
    """

    name: str
    kind: str
    says: str
    english: Forms
    also: Forms
    other: Forms
    means: Forms
    example: str


@dataclass(frozen=True)
class Turn:
    """A word and its opposite, in English and in the language; `both` where a sentence that has both must
    have both in the other language too.
    """

    said: Forms
    opposite: Forms
    own: Forms
    own_opposite: Forms
    both: bool


@dataclass(frozen=True)
class Words:
    """All tables of one language beside their English."""

    language: str
    negation: Negation
    english_negation: Negation
    numbers: Mapping[int, Forms]
    numbers_ignored: Forms
    units: Mapping[str, Forms]
    meanings: tuple[Meaning, ...]
    turns: tuple[Turn, ...]
    forbidden: Mapping[str, Forms]
    like: Forms
    longest_sentence: int
    words_for_one: float
    ratio: tuple[float, float]
    script: str
    signs: frozenset[str]
    encoding: str
    latin: frozenset[str]
    english_left: Forms

    @cached_property
    def by_english(self) -> Mapping[Forms, Meaning]:
        """Each meaning by the English that says it."""
        return {meaning.english: meaning for meaning in self.meanings}

    @cached_property
    def by_own(self) -> Mapping[Forms, Meaning]:
        """Each meaning by the words of the language that mean nothing else."""
        return {meaning.means: meaning for meaning in self.meanings}

    @cached_property
    def turns_by_english(self) -> Mapping[Forms, Turn]:
        """Each word that has an opposite, by its English."""
        return {turn.said: turn for turn in self.turns}


@dataclass(frozen=True)
class Negation:
    """What denies, what may stand for a denial, and what looks like one and is none."""

    says: Forms
    also: Forms
    never: Forms


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != SOURCE))


@cache
def words_of(language: str) -> Words:
    """The tables of a language. Raises FileNotFoundError where there are none."""
    table, english = _table(language), _table(SOURCE)
    return Words(
        language,
        _negation(language, table["negation"]),
        _negation(SOURCE, english["negation"]),
        _numbers(language, table),
        Forms(language, table["numbers_ignored"]),
        {name: Forms(language, words) for name, words in table["units"].items()},
        tuple(_meaning(language, name, table, english) for name in english["meanings"]),
        tuple(turn for name in english["opposites"] for turn in _turns(language, name, table, english)),
        {name: Forms(language, words) for name, words in table["forbidden"].items()},
        Forms(language, table["like"]),
        table["sentence"],
        table["per_word"],
        (table["ratio"][0], table["ratio"][1]),
        table["script"],
        frozenset(table.get("signs", "")),
        table.get("encoding", ""),
        frozenset(str(word).casefold() for word in table.get("latin", ())),
        Forms(language, table.get("english_left", ())),
    )


@cache
def english_numbers() -> Mapping[int, Forms]:
    """The English words for a number, by the number."""
    return _numbers(SOURCE, _table(SOURCE))


@cache
def english_numbers_also() -> Mapping[int, Forms]:
    """English words in whose translation a number word may stand."""
    return {int(number): Forms(SOURCE, words) for number, words in _table(SOURCE)["numbers_also"].items()}


@cache
def english_units() -> Mapping[str, Forms]:
    """The English words for a unit, by its name."""
    return {name: Forms(SOURCE, words) for name, words in _table(SOURCE)["units"].items()}


@cache
def english_units_also() -> Mapping[str, Forms]:
    """English in whose translation a span of time may stand."""
    return {name: Forms(SOURCE, words) for name, words in _table(SOURCE)["units_also"].items()}


@cache
def names() -> tuple[str, ...]:
    """Names that no language translates."""
    return tuple(_table(SOURCE)["names"])


@cache
def english_forbidden() -> Mapping[str, tuple[Forms, str]]:
    """For each kind of forbidden words: the English that allows them, and what to write instead."""
    kinds = _table(SOURCE)["forbidden"]
    return {name: (Forms(SOURCE, kind["english"]), kind["instead"]) for name, kind in kinds.items()}


@cache
def _table(language: str) -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8")))


def _negation(language: str, table: dict[str, list[str]]) -> Negation:
    return Negation(*(Forms(language, table.get(name, [])) for name in ("says", "also", "never")))


def _numbers(language: str, table: dict[str, Any]) -> dict[int, Forms]:
    words: dict[int, list[str]] = {}
    for word, number in table["numbers"].items():
        words.setdefault(number, []).append(word)
    for number, forms in table.get("number_forms", {}).items():
        words[number] = forms
    return {number: Forms(language, forms) for number, forms in words.items()}


def _meaning(language: str, name: str, table: dict[str, Any], english: dict[str, Any]) -> Meaning:
    source, own = english["meanings"][name], table["meanings"][name]
    own = own if isinstance(own, dict) else {"says": own, "means": own}
    same = [word for word in source["english"] if word.startswith("{")]
    return Meaning(
        name,
        source["kind"],
        source["says"],
        Forms(SOURCE, source["english"]),
        Forms(SOURCE, source["also"]),
        Forms(language, [*own["says"], *same]),
        Forms(language, own["means"]),
        next((word for word in own["says"] if not word.startswith("/")), "").rstrip("*"),
    )


def _turns(language: str, name: str, table: dict[str, Any], english: dict[str, Any]) -> Iterator[Turn]:
    source, own = english["opposites"][name], table["opposites"][name]
    both = source.get("both", False)
    one, other = Forms(SOURCE, source["one"]), Forms(SOURCE, source["other"])
    own_one, own_other = Forms(language, own["one"]), Forms(language, own["other"])
    yield Turn(one, other, own_one, own_other, both)
    yield Turn(other, one, own_other, own_one, both)
