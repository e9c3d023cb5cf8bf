"""A dated return-to-run plan, for clinicians and educators in Jupyter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ...model.plan.calendar_file import Event, write_calendar
from ...model.plan.clearance import Clearance
from ...model.plan.schedule import Session
from ...model.shapes.plan import Programme
from ..view import View
from .words import session_title, session_words, weeks_of

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

COLUMNS = ["number", "day", "stage", "run_minutes", "walk_minutes", "longest_run", "total_minutes", "words"]


@dataclass(frozen=True)
class Plan:
    """The sessions of a programme on dates, as if every run were green; empty when `locked` names a lock.

    With `cleared`, they are those of the one step that a clinician has opened.
    """

    view: View
    programme: Programme
    sessions: tuple[Session, ...]
    at: time
    zone: ZoneInfo
    locked: str = ""
    cleared: Clearance | None = None

    def to_frame(self) -> pd.DataFrame:
        """One row for each session: number, day, stage, minutes (run, walk, longest run, total), words."""
        import pandas as pd

        say = self.view.words.say
        rows = [[getattr(s, name) for name in COLUMNS[:-1]] + [session_words(say, s)] for s in self.sessions]
        return pd.DataFrame(rows, columns=COLUMNS)

    def figure(self) -> go.Figure:
        """Minutes of running in each calendar week, as bars (plotly)."""
        import plotly.graph_objects as go

        say = self.view.words.say
        weeks = weeks_of(self.sessions)
        bars = go.Bar(
            x=[min(session.day for session in sessions) for _, sessions in weeks],
            y=[sum(session.run_minutes for session in sessions) for _, sessions in weeks],
        )
        titles = {"title": say("Running in each week"), "yaxis_title": say("Minutes of running")}
        return go.Figure(bars, layout=titles)

    def to_ics(self, now: datetime | None = None) -> str:
        """The plan as a calendar file (RFC 5545); import it again after a change and entries are updated.

        `now` (aware) stamps the version and is the current time when left out.
        """
        say = self.view.words.say
        events = [self._event(session) for session in self.sessions]
        return write_calendar(say(self.programme.title), events, self.at, self.zone, now or datetime.now(UTC))

    def _event(self, session: Session) -> Event:
        say = self.view.words.say
        caution = self.view.content.plan.caution
        words = [session_words(say, session), *([say(caution)] if caution else [])]
        return Event(
            uid=f"{self.view.content.name}-{self.programme.id}-{session.number}@stridewell",
            day=session.day,
            minutes=session.total_minutes,
            title=session_title(say, session),
            text="\n".join(words),
        )

    def _repr_html_(self) -> str:
        say = self.view.words.say
        rows = [(s, session_title(say, s), session_words(say, s)) for s in self.sessions]
        return str(self.view.render("plan/plan.html", plan=self, rows=rows))
