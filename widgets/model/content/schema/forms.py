"""Texts that must have a form to be of use: a number to dial, an address, a day, a time zone."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from ..findings import nearest
from .basics import Text

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BETWEEN_DIGITS = re.compile(r"[ ().-]")
DIALLED = re.compile(r"\+[1-9]\d{6,14}")
MAILED = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def wrong(sentence: str, word: str) -> PydanticCustomError:
    """The finding that says what is wrong with a word, which stands at `{word}` in the sentence."""
    return PydanticCustomError("rule", sentence, {"word": word})


def _zone(word: str) -> str:
    try:
        ZoneInfo(word)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = nearest(word, _zones())
        raise wrong(f'No time zone is called "{{word}}".{hint}', word) from None
    return word


@cache
def _zones() -> frozenset[str]:
    """All time zones there are: a tenth of a second to list."""
    return frozenset(available_timezones())


def _zone_or_area(word: str) -> str:
    if word.endswith("/") and any(zone.startswith(word) for zone in _zones()):
        return word
    return _zone(word)


def _phone(word: str) -> str:
    if not DIALLED.fullmatch(BETWEEN_DIGITS.sub("", word)):
        sentence = '"{word}" cannot be dialled. Start with + and the country code, such as +44 20 7946 0018.'
        raise wrong(sentence, word)
    return word


def _email(word: str) -> str:
    if not MAILED.fullmatch(word):
        raise wrong('"{word}" is no e-mail address. Write one such as hello@example.org.', word)
    return word


def _link(word: str) -> str:
    parts = urlsplit(word)
    is_plain = "." in parts.netloc and not re.search(r"[\s@]", parts.netloc + parts.path)
    if parts.scheme != "https" or not is_plain:
        raise wrong('"{word}" should be a web address that starts with https://.', word)
    return word


def _language(word: str) -> str:
    try:
        Locale.parse(word, sep="-")
    except (ValueError, UnknownLocaleError):
        raise wrong('No language has the code "{word}". Write codes such as en, zh or ms.', word) from None
    return word


def _day(value: object) -> object:
    """Numbers alone would be read as seconds since 1970."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return value
    raise PydanticCustomError("date_form", "no date")


Zone = Annotated[Text, AfterValidator(_zone)]
ZoneOrArea = Annotated[Text, AfterValidator(_zone_or_area)]
Phone = Annotated[Text, AfterValidator(_phone)]
Email = Annotated[Text, AfterValidator(_email)]
Link = Annotated[Text, AfterValidator(_link)]
LanguageCode = Annotated[Text, AfterValidator(_language)]
Day = Annotated[date, BeforeValidator(_day)]
