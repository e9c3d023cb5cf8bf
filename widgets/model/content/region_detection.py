"""How a phone tells in which region it is: by its time zone, else by the country of its languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from zoneinfo import available_timezones

from .schema import Region

SHORTEST = 3


def signs_of(region: Region) -> str:
    """What the page compares a phone with: beginnings of time zones, and countries such as `-GB`."""
    countries = dict.fromkeys("-" + tag.rpartition("-")[2] for tag in region.languages)
    return " ".join([*_beginnings(region.time_zones), *countries])


@cache
def _beginnings(listed: tuple[str, ...]) -> list[str]:
    """Each is as short as it may be without being that of a zone that is not listed."""
    areas = tuple(zone for zone in listed if zone.endswith("/"))
    zones = {zone for zone in available_timezones() if zone in listed or zone.startswith(areas)}
    others = available_timezones() - zones
    short = {_shortest(zone, others) for zone in zones}
    return sorted(
        each for each in short if not any(each != other and each.startswith(other) for other in short)
    )


def _shortest(zone: str, others: Iterable[str]) -> str:
    starts = (zone[:length] for length in range(SHORTEST, len(zone)))
    return next((start for start in starts if not any(other.startswith(start) for other in others)), zone)
