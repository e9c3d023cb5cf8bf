"""The days of the week, and which of some chosen ones follow each other."""

from __future__ import annotations

from collections.abc import Iterable

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def neighbours(weekdays: Iterable[str]) -> tuple[str, str] | None:
    """The first two chosen weekdays that follow each other, as Sunday and Monday do; none when none do."""
    days = sorted({WEEKDAYS.index(day) for day in weekdays})
    for one, other in zip(days, [*days[1:], *(day + 7 for day in days[:1])], strict=True):
        if other - one == 1:
            return WEEKDAYS[one], WEEKDAYS[other % 7]
    return None
