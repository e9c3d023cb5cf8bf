"""The checklist in Solara."""

import json
import os
from pathlib import Path

import solara

words = json.loads(Path(os.environ["BENCH_WORDS"]).read_text())


@solara.component
def Question(ask: str, advice: str) -> None:  # noqa: N802 - Solara's components have names like classes
    ticked = solara.use_reactive(False)
    solara.Checkbox(label=ask, value=ticked)
    if ticked.value:
        solara.Info(advice)


@solara.component
def Page() -> None:  # noqa: N802 - the name that Solara looks for
    solara.Title(words["title"])
    solara.Error("\n".join(words["card"]))
    for tick in words["ticks"]:
        Question(**tick)
    solara.Markdown("\n\n".join(words["passages"]))
