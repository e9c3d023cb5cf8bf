"""Opening hours as an educator writes them, such as `monday: [09:00-13:00, 14:00-17:30]`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from .basics import Entry
from .forms import wrong

WRITTEN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
DAY_END = 24 * 60


class Opening(Entry):
    """One stretch of being open, in minutes from the start of the day, up to 1440."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{clock(self.start)}–{clock(self.end)}"


def clock(minutes: int) -> str:
    """Minutes of a day as a time such as "09:05"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _opening(value: Any) -> Any:
    found = WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise wrong('Write hours such as 09:00-17:30. "{word}" stands here.', str(value))
    hour, minute, last_hour, last_minute = map(int, found.groups())
    start, end = hour * 60 + minute, last_hour * 60 + last_minute
    if max(minute, last_minute) > 59 or max(start, end) > DAY_END:
        raise wrong('"{word}" goes past the day. Write times from 00:00 to 24:00.', value)
    if end <= start:
        raise wrong('"{word}" ends before it starts. Write the opening time first.', value)
    return {"start": start, "end": end}


def _apart(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    ordered = tuple(sorted(openings, key=lambda opening: opening.start))
    for one, other in pairwise(ordered):
        if other.start <= one.end:
            raise wrong("These hours meet or overlap: {word}. Write them as one.", f"{one}, {other}")
    return ordered


Hours = Annotated[
    tuple[Annotated[Opening, BeforeValidator(_opening)], ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    AfterValidator(_apart),
]


class Week(Entry):
    """The hours of a usual week; a day that is left out is closed."""

    monday: Hours = ()
    tuesday: Hours = ()
    wednesday: Hours = ()
    thursday: Hours = ()
    friday: Hours = ()
    saturday: Hours = ()
    sunday: Hours = ()

    @property
    def days(self) -> tuple[tuple[Opening, ...], ...]:
        """The hours of each day, Monday first."""
        return tuple(getattr(self, name) for name in type(self).model_fields)
