"""Promises of the calendar file: two independent readers find the same times and words, wherever one is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import ics
import pytest
from icalendar import Calendar

from tests.calendar_app import CalendarApp
from widgets.model.plan.calendar import (
    Event,
    Removed,
    entry_uid,
    next_sequence,
    write_calendar,
    write_cancellations,
)

NOW = datetime(2027, 1, 1, tzinfo=UTC)
DAYS = (date(2027, 3, 26), date(2027, 3, 27), date(2027, 3, 29))  # the clocks of London change on the 28th
GONE = [Removed("plan-9@stridewell", datetime(2027, 4, 1, 7))]
HARD = "Run; walk, rest\\day\nZwölf 🏃 " + "läufe " * 30
ZONES = ("Europe/London", "Asia/Singapore", "America/Los_Angeles")


def written(now: datetime = NOW, **more: Any) -> str:
    events = [Event(f"plan-{n}@stridewell", day, 28, "Run, walk", HARD) for n, day in enumerate(DAYS)]
    return write_calendar("Plan; gentle", events, time(7), now, next_sequence(now), **more)


@pytest.mark.parametrize("zone", ZONES)
def test_a_run_at_seven_is_at_seven_after_travel_and_when_clocks_change(zone: str) -> None:
    app = CalendarApp()

    app.open(written())

    assert [(start.date(), start.hour) for start in app.starts(zone)] == [(day, 7) for day in DAYS]


def test_two_readers_find_the_same_runs() -> None:
    text = written()

    first = [
        (str(event["UID"]), event["DTSTART"].dt, event["DURATION"].dt, str(event["DESCRIPTION"]))
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]
    second = [
        (event.uid, event.begin.datetime.replace(tzinfo=None), event.duration, event.description)
        for event in sorted(ics.Calendar(text).events)
    ]

    assert first == second
    assert first == [
        (f"plan-{n}@stridewell", datetime.combine(day, time(7)), timedelta(minutes=28), HARD)
        for n, day in enumerate(DAYS)
    ]


def test_no_time_names_a_place() -> None:
    text = written(removed=GONE)

    assert "DTSTART:20270326T070000\r\n" in text and "DTSTART:20270401T070000\r\n" in text
    assert "TZID" not in text and "DTEND" not in text


def test_two_readers_see_what_is_cancelled() -> None:
    for text in (written(removed=GONE), write_cancellations("Plan", GONE, NOW, 7)):
        first = {str(e["UID"]): str(e["STATUS"]) for e in Calendar.from_ical(text).walk("VEVENT")}
        second = {event.uid: event.status for event in ics.Calendar(text).events}

        assert first == second
        assert [uid for uid, status in first.items() if status == "CANCELLED"] == ["plan-9@stridewell"]


def test_what_is_cancelled_does_not_ring() -> None:
    assert write_cancellations("Plan", GONE, NOW, 7).count("VALARM") == 0
    assert written(removed=GONE).count("BEGIN:VALARM") == len(DAYS)


def test_a_file_of_cancellations_says_so() -> None:
    calendar = Calendar.from_ical(write_cancellations("Plan", GONE, NOW, 7))

    assert calendar["METHOD"] == "CANCEL"
    assert "METHOD" not in Calendar.from_ical(written(removed=GONE))


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_no_end_of_a_line_ends_an_entry(end: str) -> None:
    event = Event("a@stridewell", DAYS[0], 28, f"Run{end}END:VEVENT", "x\x00\x1fy\tz")
    text = write_calendar("Plan", [event], time(7), NOW, 1)

    (read,) = Calendar.from_ical(text).walk("VEVENT")

    assert str(read["SUMMARY"]) == "Run\nEND:VEVENT"
    assert str(read["DESCRIPTION"]) == "xy\tz"
    assert "\r" not in text.replace("\r\n", "")


def test_words_come_back_whole() -> None:
    (event, *_) = Calendar.from_ical(written()).walk("VEVENT")

    assert str(event["DESCRIPTION"]) == HARD
    assert str(event["SUMMARY"]) == "Run, walk"


def test_lines_are_folded_at_75_octets_and_end_in_crlf() -> None:
    raw = written().encode()

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) == 75


@pytest.mark.parametrize(("minutes", "wanted"), [(28, "PT28M"), (28.5, "PT28M30S"), (0.25, "PT0M15S")])
def test_a_run_lasts_as_long_as_it_is(minutes: float, wanted: str) -> None:
    text = write_calendar("Plan", [Event("a@b", DAYS[0], minutes, "", "")], time(7), NOW, 1)

    assert f"DURATION:{wanted}\r\n" in text


def test_a_second_import_updates_the_same_entries() -> None:
    later = NOW + timedelta(seconds=1)
    first, second = (Calendar.from_ical(written(at)).walk("VEVENT") for at in (NOW, later))

    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert all(a["SEQUENCE"] < b["SEQUENCE"] for a, b in zip(first, second, strict=True))


def test_a_file_is_newer_than_the_one_before_though_the_clock_was_set_back() -> None:
    before = next_sequence(NOW)

    assert next_sequence(NOW, before) == before + 1
    assert next_sequence(NOW - timedelta(days=400), before) == before + 1
    assert next_sequence(NOW + timedelta(days=1), before) == before + 86_400


def test_a_version_is_a_number_that_calendars_can_hold() -> None:
    of_older_files = 29_931_000  # they counted minutes since 1970

    assert next_sequence(NOW) > of_older_files
    assert next_sequence(datetime(2088, 1, 1, tzinfo=UTC)) < 2**31


def test_programmes_share_the_entries_of_a_guide() -> None:
    assert entry_uid("pelvic-pain-after-running", 5) == "pelvic-pain-after-running-5@stridewell"


def test_each_entry_rings_before_it_starts() -> None:
    alarms = Calendar.from_ical(written()).walk("VALARM")

    assert len(alarms) == len(DAYS)
    assert all(alarm["TRIGGER"].dt.total_seconds() == -900 for alarm in alarms)
