"""Opening hours: the hours of a day, closed days, and both as tables for the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from .schema import ClinicPlace
from .schema.hours import Opening


def openings_on(place: ClinicPlace, day: date) -> tuple[Opening, ...]:
    """The hours of one day; none on a closed day."""
    if not place.hours or closed_name(place, day):
        return ()
    return place.hours.days[day.weekday()]


def closed_name(place: ClinicPlace, day: date) -> str:
    """Why a place is closed all day, or "" when it is a usual day."""
    return next((c.name for c in place.closed if c.day <= day <= c.last), "")


def compile_hours(place: ClinicPlace) -> dict[str, Any]:
    """Plain tables of hours and closed days, read by widgets/components/find_help/hours.js."""
    days = place.hours.days if place.hours else ()
    return {
        "id": place.id,
        "zone": place.time_zone,
        "week": [[[opening.start, opening.end] for opening in openings] for openings in days],
        "closed": [[c.day.isoformat(), c.last.isoformat(), c.name] for c in place.closed],
    }
