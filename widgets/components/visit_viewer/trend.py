"""The trend of a diary: bars in plain SVG for the page, and a plotly figure to explore."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...model.visit.visit_file import DiaryEntry, Visit
from ..chart_text import chart_text
from ..render_context import Html, RenderContext

if TYPE_CHECKING:
    import plotly.graph_objects as go

MAX_RUNS = 60
WORST_PAIN = 10
LEFT, ROOM = 26, 650  # units: where the first day stands, and the room for all days
WIDEST, NARROWEST = 24, 4  # of a bar


class Point(NamedTuple):
    """A run and where its day stands on the drawing."""

    x: float
    run: DiaryEntry


def trend(view: RenderContext, visit: Visit) -> Html:
    """Pain during the last runs as an SVG, each where its day stands; a sentence without a diary."""
    runs = visit.diary[-MAX_RUNS:]
    days = (runs[-1].day - runs[0].day).days if runs else 0
    wide = min(WIDEST, max(NARROWEST, ROOM / (days + 1) * 0.75))
    return view.render("visit_viewer/trend.html", points=list(_points(runs, days, wide)), wide=round(wide, 1))


def _points(runs: Sequence[DiaryEntry], days: int, wide: float) -> Iterator[Point]:
    for run in runs:
        share = (run.day - runs[0].day).days / days if days else 0
        yield Point(round(LEFT + wide / 2 + share * (ROOM - wide), 1), run)


def trend_figure(view: RenderContext, visit: Visit) -> go.Figure:
    """Pain during each run over time (plotly); what is open the next morning is marked by its colour."""
    import plotly.graph_objects as go

    say = view.words.say
    days = [run.day for run in visit.diary]
    bars = go.Bar(
        x=days,
        y=[run.during for run in visit.diary],
        customdata=[[run.stage, run.minutes, run.pelvic, run.morning] for run in visit.diary],
        hovertemplate="%{x}: %{y}<br>%{customdata}<extra></extra>",
    )
    layout = {
        "title": chart_text(say("Pain during each run")),
        "yaxis": {"title": chart_text(say("pain, 0 to 10")), "range": [0, WORST_PAIN]},
    }
    return go.Figure(bars, layout=layout)
