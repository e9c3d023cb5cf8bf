"""The results of a poll and the change of a quiz as plotly figures."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from ...components.chart_text import chart_text, wrapped_chart_text
from ...components.render_context import RenderContext

BAR = "#0f5b57"
WIDTH, TITLE_WIDTH = 30, 60


def poll_figure(view: RenderContext, ask: str, rows: pd.DataFrame, n: int) -> go.Figure:
    """Bars for the rows of one poll (see `results_frame`), which is of about `n` answers."""
    say = view.words.say
    figure = go.Figure()
    is_order = rows["mean_place"].notna().any()
    answers = [wrapped_chart_text(say(text), WIDTH) for text in rows["answer"]]
    if is_order:
        figure.add_bar(y=answers, x=rows["mean_place"], orientation="h", marker_color=BAR)
        figure.update_xaxes(title=chart_text(say("Mean place; 1 is first")))
    else:
        figure.add_bar(y=answers, x=rows["about"], orientation="h", marker_color=BAR)
        figure.update_xaxes(title=chart_text(say("Answers, about")))
    of = say("About {n} answers. Every figure is close to the true one, so that nobody can be identified.")
    of = chart_text(of.replace("{n}", str(n)))
    return _laid_out(figure, f"{wrapped_chart_text(say(ask), TITLE_WIDTH)}<br><sup>{of}</sup>", len(rows))


def quiz_figure(view: RenderContext, quiz: pd.DataFrame) -> go.Figure:
    """The change of the share of right answers of each question, with its bounds."""
    say = view.words.say
    known = quiz[quiz["low"].notna()]
    middle = known["change"].astype(float)
    labels = [
        f"{wrapped_chart_text(say(str(row.question)), WIDTH)}<br><sup>n = {row.n_before}, {row.n_after}</sup>"
        for row in known.itertuples()
    ]
    bounds = {
        "type": "data",
        "array": 100 * (known["high"].astype(float) - middle),
        "arrayminus": 100 * (middle - known["low"].astype(float)),
    }
    figure = go.Figure()
    figure.add_scatter(
        x=100 * middle, y=labels, error_x=bounds, mode="markers", marker={"color": BAR, "size": 12}
    )
    figure.add_vline(x=0, line_dash="dot")
    figure.update_xaxes(title=chart_text(say("Change in right answers, in points of 100")), range=[-100, 100])
    note = say("Before and after, taken as two groups: nobody is known twice. The lines are 95% bounds.")
    title = f"{chart_text(say('What changed'))}<br><sup>{chart_text(note)}</sup>"
    return _laid_out(figure, title, len(known))


def _laid_out(figure: go.Figure, title: str, rows: int) -> go.Figure:
    figure.update_layout(
        title=title,
        template="plotly_white",
        height=180 + 60 * rows,
        showlegend=False,
        margin={"t": 90, "l": 20, "r": 20},
        font={"size": 16},
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    return figure
