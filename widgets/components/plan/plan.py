"""A dated return-to-run plan, for clinicians and educators in Jupyter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from warnings import warn

from ...model.content.schema.plan import Programme
from ...model.plan.calendar import Event, entry_uid, next_sequence, write_calendar
from ...model.plan.clearance import Clearance
from ...model.plan.schedule import Session
from ..chart_text import chart_text, wrapped_chart_text
from ..render_context import RenderContext
from .session_words import FINISHED, NO_DAY_LEFT, NO_PLAN, STOPPED, session_title, session_words, weeks_of

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

COLUMNS = ["number", "day", "stage", "run_minutes", "walk_minutes", "longest_run", "total_minutes", "words"]
LINE = 50  # letters of a line that stands in the figure


class EmptyPlanWarning(UserWarning):
    """Says why a table or a calendar has no sessions, so that nobody takes it for a slip."""


@dataclass(frozen=True)
class Plan:
    """The sessions of a programme on dates, as if every run were green; empty when `locked` names a lock.

    With `cleared`, they are those of the one step that a clinician has opened. `stopped` means that the diary
    ends with a run that stops all running. `why_empty` says why there
    are no sessions; the figure shows it, and the table and the calendar warn with it.
    """

    view: RenderContext
    programme: Programme
    sessions: tuple[Session, ...]
    at: time
    locked: str = ""
    cleared: Clearance | None = None
    stopped: bool = False

    def __repr__(self) -> str:
        if self.why_empty:
            return f"<Plan {self.programme.id}: no sessions. {self.why_empty}>"
        first, last = self.sessions[0], self.sessions[-1]
        steps = f"steps {first.stage} to {last.stage}"
        return (
            f"<Plan {self.programme.id}: {len(self.sessions)} sessions, {first.day} to {last.day}, {steps}>"
        )

    @property
    def why_empty(self) -> str:
        """Why there are no sessions, in the words of the page; "" when there are some."""
        if self.sessions:
            return ""
        say = self.view.words.say
        if self.locked:
            locks = self.view.content.plan.safety.locks
            title = next(lock.title for lock in locks if lock.id == self.locked)
            return f"{say(NO_PLAN)} {say(title)}"
        return say(NO_DAY_LEFT if self.cleared else STOPPED if self.stopped else FINISHED)

    def to_frame(self) -> pd.DataFrame:
        """One row for each session: number, day, stage, minutes (run, walk, longest run, total), words."""
        import pandas as pd

        self._warn_if_empty()
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
        titles = {
            "title": chart_text(say("Running in each week")),
            "yaxis_title": chart_text(say("Minutes of running")),
        }
        figure = go.Figure(bars, layout=titles)
        if self.why_empty:
            words = wrapped_chart_text(self.why_empty, LINE)
            figure.add_annotation(text=words, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
        return figure

    def to_ics(self, now: datetime | None = None) -> str:
        """The plan as a calendar file (RFC 5545); import it again after a change and entries are updated.
        Delete what an older file held beyond them yourself: Python remembers no earlier file.

        `now` (aware) stamps the version and is the current time when left out.
        """
        self._warn_if_empty()
        say = self.view.words.say
        events = [self._event(session) for session in self.sessions]
        moment = now or datetime.now(UTC)
        return write_calendar(say(self.programme.title), events, self.at, moment, next_sequence(moment))

    def _warn_if_empty(self) -> None:
        if self.why_empty:
            warn(self.why_empty, EmptyPlanWarning, stacklevel=3)

    def _event(self, session: Session) -> Event:
        say = self.view.words.say
        caution = self.view.content.plan.caution
        words = [session_words(say, session), *([say(caution)] if caution else [])]
        return Event(
            uid=entry_uid(self.view.content.name, session.number),
            day=session.day,
            minutes=session.total_minutes,
            title=session_title(say, session),
            text="\n".join(words),
        )

    def _repr_html_(self) -> str:
        say = self.view.words.say
        rows = [(s, session_title(say, s), session_words(say, s)) for s in self.sessions]
        return str(self.view.render("plan/plan.html", plan=self, rows=rows))
