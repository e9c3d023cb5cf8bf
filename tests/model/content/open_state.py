"""The reference for `hours.js`: whether a place is open at a moment, by the clock on its own wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from widgets.model.content.opening_hours import closed_name, openings_on
from widgets.model.content.schema import ClinicPlace
from widgets.model.content.schema.hours import clock

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
