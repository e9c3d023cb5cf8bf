"""The trend of a diary: bars in plain SVG for the page, and a plotly figure to explore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.visit.visit_file import Visit
from ..chart_text import chart_text
from ..render_context import Html, RenderContext

if TYPE_CHECKING:
    import plotly.graph_objects as go

MAX_RUNS = 60
WORST_PAIN = 10


def trend(view: RenderContext, visit: Visit) -> Html:
    """Pain during the last runs as an SVG with its numbers in words; empty without a diary."""
    return view.render("visit_viewer/trend.html", runs=visit.diary[-MAX_RUNS:])


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
