"""A small calendar app: imports `.ics` files as RFC 5545 and RFC 5546 say, by UID and SEQUENCE."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.cal import Component

WITHOUT_METHOD = ""
METHODS = (WITHOUT_METHOD, "PUBLISH", "CANCEL")


@dataclass
class CalendarApp:
    """What a person sees in a calendar, file after file."""

    _newest: dict[str, Component] = field(default_factory=dict)

    def open(self, text: str) -> None:
        """Imports a file: of the entries with one UID, the newest holds (RFC 5546 §2.1.5)."""
        calendar = Calendar.from_ical(text)
        method = str(calendar.get("METHOD", WITHOUT_METHOD))
        assert method in METHODS
        events = calendar.walk("VEVENT")
        assert len({event["UID"] for event in events}) == len(events), "one UID stands twice in a file"
        for event in events:
            if method == "CANCEL":
                assert event["STATUS"] == "CANCELLED" and event["ORGANIZER"]  # RFC 5546 §3.2.5
            known = self._newest.get(event["UID"])
            if known is None or _version(known) < _version(event):
                self._newest[event["UID"]] = event

    def shown(self) -> list[Component]:
        """The entries that are not cancelled, in their order."""
        held = [event for event in self._newest.values() if event.get("STATUS") != "CANCELLED"]
        return sorted(held, key=lambda event: event["DTSTART"].dt)

    def days(self) -> list[str]:
        """The day of each entry, in their order."""
        return [str(event["DTSTART"].dt.date()) for event in self.shown()]

    def starts(self, zone: str) -> list[datetime]:
        """When each entry begins for a reader in a zone: a floating time is that of the reader (§3.3.5)."""
        moments = [event["DTSTART"].dt for event in self.shown()]
        here = ZoneInfo(zone)
        return [
            moment.astimezone(here) if moment.tzinfo else moment.replace(tzinfo=here) for moment in moments
        ]


def _version(event: Component) -> tuple[int, datetime]:
    return int(event.get("SEQUENCE", 0)), event["DTSTAMP"].dt
