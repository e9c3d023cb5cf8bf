"""The checklist in Dash: one callback for all ticks, matched by pattern."""

import json
import os
from pathlib import Path
from typing import Any

from dash import MATCH, Dash, Input, Output, callback, ctx, dcc, html

words: dict[str, Any] = json.loads(Path(os.environ["BENCH_WORDS"]).read_text())


def question(number: int, ask: str) -> html.Div:
    tick = dcc.Checklist([{"label": ask, "value": "yes"}], id={"kind": "tick", "number": number})
    return html.Div([tick, html.P(id={"kind": "advice", "number": number})])


app = Dash(__name__, title=words["title"])
app.layout = html.Main(
    [
        html.H1(words["title"]),
        html.Section(html.Ul([html.Li(line) for line in words["card"]])),
        *[question(number, tick["ask"]) for number, tick in enumerate(words["ticks"])],
        *[html.P(passage) for passage in words["passages"]],
    ]
)
server = app.server


@callback(
    Output({"kind": "advice", "number": MATCH}, "children"),
    Input({"kind": "tick", "number": MATCH}, "value"),
    prevent_initial_call=True,
)
def advise(ticked: list[str]) -> str:
    return words["ticks"][ctx.triggered_id["number"]]["advice"] if ticked else ""
