"""Promises of the calendar file: two independent readers find the right local times and words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import ics
import pytest
from icalendar import Calendar

from widgets.model.plan.calendar import Event, write_calendar

NOW = datetime(2027, 1, 1, tzinfo=UTC)
DAYS = (date(2027, 3, 26), date(2027, 3, 27), date(2027, 3, 29))
HARD = "Run; walk, rest\\day\nZwölf 🏃 " + "läufe " * 30


def written(zone: str, now: datetime = NOW) -> str:
    events = [Event(f"plan-{n}@stridewell", day, 28, "Run, walk", HARD) for n, day in enumerate(DAYS)]
    return write_calendar("Plan; gentle", events, time(7), ZoneInfo(zone), now)


@pytest.mark.parametrize(("zone", "hours"), [("Europe/London", [7, 7, 6]), ("Asia/Singapore", [23, 23, 23])])
def test_two_readers_find_the_same_local_time_across_daylight_saving(zone: str, hours: list[int]) -> None:
    text = written(zone)

    first = [event["DTSTART"].dt for event in Calendar.from_ical(text).walk("VEVENT")]
    second = sorted(event.begin.datetime for event in ics.Calendar(text).events)

    assert [moment.hour for moment in first] == hours
    assert first == second
    for moments in (first, second):
        local = [moment.astimezone(ZoneInfo(zone)) for moment in moments]
        assert [(moment.date(), moment.hour) for moment in local] == [(day, 7) for day in DAYS]


def test_words_come_back_whole() -> None:
    (event, *_) = Calendar.from_ical(written("Asia/Singapore")).walk("VEVENT")

    assert str(event["DESCRIPTION"]) == HARD
    assert str(event["SUMMARY"]) == "Run, walk"


def test_lines_are_folded_at_75_octets_and_end_in_crlf() -> None:
    raw = written("Asia/Singapore").encode()

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_a_second_import_updates_the_same_entries() -> None:
    later = datetime(2027, 1, 2, tzinfo=UTC)
    first, second = (Calendar.from_ical(written("Asia/Singapore", at)).walk("VEVENT") for at in (NOW, later))

    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert all(a["SEQUENCE"] < b["SEQUENCE"] for a, b in zip(first, second, strict=True))


def test_each_entry_rings_before_it_starts() -> None:
    alarms = Calendar.from_ical(written("Asia/Singapore")).walk("VALARM")

    assert len(alarms) == len(DAYS)
    assert all(alarm["TRIGGER"].dt.total_seconds() == -3600 for alarm in alarms)
