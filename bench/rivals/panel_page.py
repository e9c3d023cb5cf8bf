"""The checklist in Panel."""

import json
import os
from pathlib import Path

import panel as pn

words = json.loads(Path(os.environ["BENCH_WORDS"]).read_text())


def question(ask: str, advice: str) -> pn.Column:
    tick = pn.widgets.Checkbox(name=ask)
    return pn.Column(tick, pn.pane.Markdown(advice, visible=tick))


pn.Column(
    pn.pane.Markdown(f"# {words['title']}"),
    pn.pane.Alert("\n".join(f"- {line}" for line in words["card"]), alert_type="danger"),
    *[question(**tick) for tick in words["ticks"]],
    pn.pane.Markdown("\n\n".join(words["passages"])),
).servable(title=words["title"])
