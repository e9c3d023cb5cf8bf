"""Numbers and units that are not those of the English, and phone numbers that were typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from ..violations import Hit
from ..wording import NUMBER_IN_PROSE
from .forms import Forms
from .language_words import (
    Words,
    english_numbers,
    english_numbers_also,
    english_units,
    english_units_also,
)
from .translation import LINK_TARGET, PLACEHOLDER, SOURCE_MARK, Translation

NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")
OTHER_DIGIT = re.compile(r"[^\D0-9]")
PHONE = re.compile(r"\+?\d(?:[ \-]?\d){4,}")
CODE = re.compile(r"[A-Za-z]+[-_]?\d+\w*")
SPANS = ("minute", "hour", "week", "month")
NEAR = 14  # letters between a number and its unit; "3 straight days", "6至8个星期"
BETWEEN = re.compile(r"[\s\-]*(?:个|多|[^\W\d]{1,9}\s)?")


def digits(text: str) -> str:
    """The text with digits of other scripts as 0 to 9, and without codes, placeholders and source marks."""
    bare = CODE.sub(" ", PLACEHOLDER.sub(" ", SOURCE_MARK.sub(" ", LINK_TARGET.sub("", text))))
    return OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found.group())), bare)


def numbers(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each number that only one of the two has, in digits or in words."""
    if message.counts_in_words:
        return
    phones = {*PHONE.findall(digits(message.english))}
    english = Counter(_values(NUMBER.findall(digits(message.english))))
    text = Counter(_values(NUMBER.findall(digits(message.text))))
    english_words, own_words = (
        _said(english_numbers(), message.whole.english),
        _said(words.numbers, message.whole.text),
    )
    for value in english - text:
        if value not in own_words and not phones:
            yield Hit(
                "SW903", message.text, 0, f"English says {value}. Write {value} here too.", f"Write {value}."
            )
    for value in text - english:
        if value not in english_words | _allowed(message):
            yield Hit(
                "SW903",
                value,
                0,
                f"{value} stands here, but not in English. Write the number that English has.",
            )
    yield from _words_astray(message, words, {*english, *text}, english_words, own_words)


def _words_astray(
    message: Translation, words: Words, written: set[str], english: set[str], own: set[str]
) -> Iterator[Hit]:
    for value in sorted(english - own - written):
        says = f'English says the number {value} in words. Say "{value}" here too, in words or digits.'
        yield Hit("SW903", message.text, 0, says)
    surely = _said(words.numbers, _kept(message, words))
    for value in sorted(surely - english - written - _allowed(message) - {"1"}):
        word = words.numbers[int(value)].first(_kept(message, words))
        says = f'"{word.group() if word else value}" means {value}, which English does not say. Take it out.'
        yield Hit("SW903", word.group() if word else "", 0, says)


def _allowed(message: Translation) -> set[str]:
    also = english_numbers_also().items()
    return {str(number) for number, forms in also if forms.first(message.whole.english)}


def units(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each number that has another unit than in English."""
    for part in message.parts:
        english = _measured(part.english, english_units(), english_numbers())
        text = _measured(part.text, words.units, words.numbers)
        for value, unit in sorted(english - text):
            others = sorted(other for other_value, other in text if other_value == value)
            if others and (value, others[0]) not in english:
                says = (
                    f'English says "{value} {unit}", but here the {value} goes with "{others[0]}". '
                    "Write the unit that English has."
                )
                yield Hit("SW904", value, 0, says)


def spans_of_time(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for each of minutes, hours, weeks and months that only one of the two says."""
    for part in message.parts:
        for name in SPANS:
            english, text = english_units()[name].first(part.english), words.units[name].first(part.text)
            if english and not text:
                yield Hit(
                    "SW904",
                    part.text[:60],
                    0,
                    f'English says "{english.group()}", and nothing here does. Say it here too.',
                )
            elif text and not _timed(message, name):
                yield Hit(
                    "SW904",
                    text.group(),
                    0,
                    f'"{text.group()}" means {name}, which English does not say. Say what English says.',
                )


def _timed(message: Translation, name: str) -> bool:
    whole = message.whole.english
    return bool(english_units()[name].first(whole) or english_units_also()[name].first(whole))


def typed_numbers(message: Translation, words: Words) -> Iterator[Hit]:
    """A hit for a number to call that is typed: numbers for help come from the region alone."""
    english, text = digits(message.english), digits(message.text)
    for pattern in (NUMBER_IN_PROSE, PHONE):
        for match in pattern.finditer(text):
            if match.group() not in english:
                says = (
                    f'"{match.group()}" looks like a number to call. '
                    "Write the placeholder of the English instead, such as {emergency}."
                )
                yield Hit("SW905", match.group(), 0, says)


def _values(found: list[str]) -> list[str]:
    return [
        number.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", number) else number for number in found
    ]


def _kept(message: Translation, words: Words) -> str:
    """The translation without words that only look like numbers."""
    text = message.whole.text
    for match in reversed(words.numbers_ignored.all(text)):
        text = text[: match.start()] + " " + text[match.end() :]
    return text


def _said(table: Mapping[int, Forms], text: str) -> set[str]:
    spans = {match.span(): str(number) for number, forms in table.items() for match in forms.all(text)}
    if len(spans) < 2:
        return {*spans.values()}
    return {number for span, number in spans.items() if not _inside(span, spans)}


def _inside(span: tuple[int, int], spans: Mapping[tuple[int, int], str]) -> bool:
    """Whether a longer number word holds it: "twelve" in Chinese holds "two" and "ten"."""
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in spans)


def _measured(
    text: str, table: Mapping[str, Forms], number_words: Mapping[int, Forms]
) -> set[tuple[str, str]]:
    """Each number with the unit right after it."""
    bare = digits(text)
    ends = [(match.group(), match.end()) for match in NUMBER.finditer(bare)]
    if not ends:
        return set()
    pairs = set()
    for name, forms in table.items():
        for match in forms.all(bare):
            for value, end in ends:
                if 0 <= match.start() - end <= NEAR and BETWEEN.fullmatch(bare[end : match.start()]):
                    pairs.add((value, name))
    return pairs
