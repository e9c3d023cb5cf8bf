"""Whether a place is open at a moment: its week and its closed days, by the clock on its own wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .schema import ClinicPlace
from .schema.hours import Opening, clock

FARTHEST = 366


@dataclass(frozen=True)
class OpenState:
    """Open until `until`, or else when it opens next: the day, the time, and how many days away.

    Times are the place's own, such as "09:00"; what does not apply is empty. `closed_for` names the
    closed day it is.
    """

    is_open: bool
    until: str = ""
    opens_on: str = ""
    opens_at: str = ""
    days_away: int = 0
    closed_for: str = ""


def open_state(place: ClinicPlace, moment: datetime) -> OpenState:
    """The state of a place that has hours, at a moment (aware)."""
    here = moment.astimezone(ZoneInfo(place.time_zone or "UTC"))
    minutes, today = here.hour * 60 + here.minute, here.date()
    for opening in openings_on(place, today):
        if opening.start <= minutes < opening.end:
            return OpenState(True, until=clock(opening.end))
    closed_for = closed_name(place, today)
    for away in range(FARTHEST + 1):
        day = today + timedelta(days=away)
        for opening in openings_on(place, day):
            if away or opening.start > minutes:
                return OpenState(False, "", day.isoformat(), clock(opening.start), away, closed_for)
    return OpenState(False, closed_for=closed_for)


def openings_on(place: ClinicPlace, day: date) -> tuple[Opening, ...]:
    """The hours of one day; none on a closed day."""
    if not place.hours or closed_name(place, day):
        return ()
    return place.hours.days[day.weekday()]


def closed_name(place: ClinicPlace, day: date) -> str:
    """Why a place is closed all day, or "" when it is a usual day."""
    return next((c.name for c in place.closed if c.day <= day <= c.last), "")


def compile_hours(place: ClinicPlace) -> dict[str, Any]:
    """The same as plain tables, for widgets/components/find_help/hours.js."""
    days = place.hours.days if place.hours else ()
    return {
        "id": place.id,
        "zone": place.time_zone,
        "week": [[[opening.start, opening.end] for opening in openings] for openings in days],
        "closed": [[c.day.isoformat(), c.last.isoformat(), c.name] for c in place.closed],
    }
