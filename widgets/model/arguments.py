"""Reads what somebody wrote in a call at a keyboard; raises ValueError that says what to write instead."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from .content.findings import one_of

DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST = 40  # letters of what was given that are said again


def read_date(name: str, given: Any) -> date:
    """The day in a `date`, a `datetime` or a text such as "2027-01-04"."""
    if isinstance(given, date):
        return given.date() if isinstance(given, datetime) else given
    try:
        return date.fromisoformat(given if DAY.fullmatch(given) else "")
    except (TypeError, ValueError):
        text = f'"{name}" is a day, such as date(2027, 1, 4) or "2027-01-04". {shown(given)} was given.'
        raise ValueError(text) from None


def read_time(name: str, given: Any) -> time:
    """The time of day in a `time` or a text such as "07:00"."""
    if isinstance(given, time):
        return given
    try:
        return time.fromisoformat(given)
    except (TypeError, ValueError):
        text = f'"{name}" is a time of day, such as time(7, 30) or "07:30". {shown(given)} was given.'
        raise ValueError(text) from None


def read_whole(name: str, given: Any, first: int, last: int) -> int:
    """A whole number from `first` to `last`; a text is none, even when digits stand in it."""
    try:
        number = operator.index(given)
    except TypeError:
        number = first - 1
    if isinstance(given, bool) or not first <= number <= last:
        quotes = ", without quotes" if isinstance(given, str) else ""
        text = f'"{name}" is a whole number from {first} to {last}{quotes}. {shown(given)} was given.'
        raise ValueError(text)
    return number


def read_words(name: str, given: Iterable[Any], known: Iterable[str]) -> list[Any]:
    """Some words, or one that stands alone; each is still to be looked up among the `known`."""
    if isinstance(given, str):
        return [given]
    try:
        return list(given)
    except TypeError:
        raise ValueError(f'"{name}" is one word or more. {shown(given)} was given.{one_of(known)}') from None


def shown(given: Any) -> str:
    """What was given, as Python writes it, cut where it is long."""
    text = repr(given)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
