"""Writes sessions as a calendar (RFC 5545, `.ics`), each with a stable UID."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LINE = 75
ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"))


@dataclass(frozen=True)
class Event:
    """One entry: `uid` stays the same when the entry is changed, so that a new import updates it."""

    uid: str
    day: date
    minutes: float
    title: str
    text: str


def entry_uid(guide: str, programme: str, number: int) -> str:
    """The UID of a session's entry, always the same, so that a new import updates it (RFC 5545 §3.8.4.7)."""
    return f"{guide}-{programme}-{number}@stridewell"


def write_calendar(
    name: str, events: Iterable[Event], at: time, zone: ZoneInfo, now: datetime, alarm_minutes: int = 60
) -> str:
    """The file's text, lines ending in CRLF and folded at 75 octets (RFC 5545 §3.1).

    `at` is the local start time in `zone`; times are written in UTC, so each stays at that local time
    across daylight-saving changes. `now` (aware) stamps the version: a later one updates an earlier one.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stridewell//Plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event(event, at, zone, now, alarm_minutes)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, at: time, zone: ZoneInfo, now: datetime, alarm_minutes: int) -> Iterator[str]:
    starts = datetime.combine(event.day, at, zone)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"SEQUENCE:{int(now.timestamp()) // 60}"
    yield f"DTSTART:{_utc(starts)}"
    yield f"DTEND:{_utc(starts.astimezone(UTC) + timedelta(minutes=event.minutes))}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.text)}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.title)}"
    yield f"TRIGGER:-PT{alarm_minutes}M"
    yield "END:VALARM"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for sign, written in ESCAPED:
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never cutting a letter; all but the first start with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
