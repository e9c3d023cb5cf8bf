"""Promises of how a phone tells where it is: the page compares what the regions list, and nothing else."""

from __future__ import annotations

from zoneinfo import available_timezones

from widgets.model.content.content import Content
from widgets.model.content.region_detection import signs_of
from widgets.model.content.schema import Region


def listed(region: Region, zone: str) -> bool:
    return any(zone.startswith(each) if each.endswith("/") else zone == each for each in region.time_zones)


def compared(region: Region, zone: str) -> bool:
    """As region.js does it."""
    return any(zone.startswith(sign) for sign in signs_of(region).split())


def test_every_time_zone_there_is_leads_to_the_region_that_lists_it(content: Content) -> None:
    for zone in sorted(available_timezones()):
        for code, region in content.regions.items():
            assert compared(region, zone) == listed(region, zone), (zone, code)


def test_a_country_is_no_time_zone(content: Content) -> None:
    countries = {
        sign for region in content.regions.values() for sign in signs_of(region).split() if sign[0] == "-"
    }

    assert {"-GB", "-SG", "-AU", "-DE"} <= countries
    assert "-US" not in countries  # browsers say it that nobody has set


def test_what_a_page_carries_of_it_is_small(content: Content) -> None:
    assert len(" ".join(map(signs_of, content.regions.values()))) < 900
