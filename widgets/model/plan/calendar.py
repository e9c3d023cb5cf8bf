"""Writes sessions as a calendar (RFC 5545, `.ics`), each with a stable UID, at one hour wherever one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

LINE = 75
ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no text of a calendar may hold them
FIRST_VERSION = datetime(2020, 1, 1, tzinfo=UTC)  # seconds since then stay a 32-bit INTEGER until 2088
NOBODY = "ORGANIZER;CN=Stridewell:invalid:nomail"  # RFC 5546 asks for an organizer; a plan has no address


@dataclass(frozen=True)
class Event:
    """One entry: `uid` stays the same when the entry is changed, so that a new import updates it."""

    uid: str
    day: date
    minutes: float
    title: str
    text: str


@dataclass(frozen=True)
class Removed:
    """An entry that an earlier file held and the plan no longer has: `begins` is where that file put it."""

    uid: str
    begins: datetime


def entry_uid(guide: str, number: int) -> str:
    """The UID of a plan's session, always the same, so that a new import updates it (RFC 5545 §3.8.4.7).

    Programmes share them: a session of one takes the place of the session of another with the same number.
    """
    return f"{guide}-{number}@stridewell"


def next_sequence(now: datetime, last: int = -1) -> int:
    """The SEQUENCE of a file made at `now` (aware): later files have higher ones (RFC 5546 §2.1.5).

    `last` is that of the file before, when it is known; it is passed even when the clock was set back.
    """
    return max(int((now - FIRST_VERSION).total_seconds()), last + 1)


def write_calendar(
    name: str,
    events: Iterable[Event],
    at: time,
    now: datetime,
    sequence: int,
    removed: Sequence[Removed] = (),
    alarm_minutes: int = 15,
) -> str:
    """The file's text, lines ending in CRLF and folded at 75 octets (RFC 5545 §3.1).

    `at` is the time of the clock wherever the reader is (a floating time, §3.3.5), so a run at seven is at
    seven after a journey and across daylight-saving changes. `now` (aware) stamps the file.
    """
    return _file(
        name,
        [],
        [
            *(line for event in events for line in _entry(event, at, now, sequence, alarm_minutes)),
            *(line for entry in removed for line in _cancelled(name, entry, now, sequence)),
        ],
    )


def write_cancellations(name: str, removed: Iterable[Removed], now: datetime, sequence: int) -> str:
    """The file that takes entries out where an app wants METHOD:CANCEL for it (RFC 5546 §3.2.5)."""
    lines = (line for entry in removed for line in _cancelled(name, entry, now, sequence, NOBODY))
    return _file(name, ["METHOD:CANCEL"], lines)


def _file(name: str, method: Iterable[str], entries: Iterable[str]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Stridewell//Plan//EN",
        "CALSCALE:GREGORIAN",
        *method,
        f"X-WR-CALNAME:{_escaped(name)}",
        *entries,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(event: Event, at: time, now: datetime, sequence: int, alarm_minutes: int) -> Iterator[str]:
    yield from _head(event.uid, datetime.combine(event.day, at), now, sequence)
    yield f"DURATION:{_duration(event.minutes)}"
    yield "STATUS:CONFIRMED"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.text)}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.title)}"
    yield f"TRIGGER:-PT{alarm_minutes}M"
    yield "END:VALARM"
    yield "END:VEVENT"


def _cancelled(name: str, entry: Removed, now: datetime, sequence: int, *more: str) -> Iterator[str]:
    yield from _head(entry.uid, entry.begins, now, sequence)
    yield "STATUS:CANCELLED"
    yield f"SUMMARY:{_escaped(name)}"
    yield from more
    yield "END:VEVENT"


def _head(uid: str, begins: datetime, now: datetime, sequence: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{sequence}"
    yield f"DTSTART:{begins:%Y%m%dT%H%M%S}"


def _duration(minutes: float) -> str:
    whole, seconds = divmod(int(minutes * 60 + 0.5), 60)
    return f"PT{whole}M" + (f"{seconds}S" if seconds else "")


def _escaped(text: str) -> str:
    for sign, written in ESCAPED:
        text = text.replace(sign, written)
    return CONTROLS.sub("", text)


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never cutting a letter; all but the first start with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
