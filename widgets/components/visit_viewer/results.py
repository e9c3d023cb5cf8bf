"""What is shown of an opened visit: warning signs first, then runs, answers, and a note to copy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ipywidgets

from ..render_context import RenderContext
from .loaded_visit import LoadedVisit
from .looked_at import looked_at, questions_of
from .note import visit_note
from .tables import answer_words, answers_frame, response_frame, timeline_frame
from .trend import trend, trend_figure

if TYPE_CHECKING:
    import pandas as pd

WIDE = ipywidgets.Layout(width="100%")
PLOTLY = "application/vnd.plotly.v1+json"
PRESENT = ("yes", "1", "unsure")
NO = ("no", "0")


def results(view: RenderContext, found: LoadedVisit) -> Iterator[ipywidgets.Widget]:
    """The widgets, from top to bottom."""
    say, visit = view.words.say, found.visit
    yield _head(view, found)
    if visit.diary:
        yield ipywidgets.HTML(str(trend(view, visit)))
        yield _explorer(view, found)
        yield _table(view, say("24-hour response, in runs"), response_frame(view, visit))
    yield _table(view, say("Timeline"), timeline_frame(view, visit))
    yield _table(view, say("Answers"), answers_frame(view, found.answers))
    yield heading(view, say("Note to copy"))
    yield ipywidgets.Textarea(visit_note(view, visit, found.answers), layout=WIDE, rows=14)


def heading(view: RenderContext, text: str) -> ipywidgets.HTML:
    """A heading between widgets."""
    return ipywidgets.HTML(str(view.render("visit_viewer/table.html", title=text, table="")))


def _head(view: RenderContext, found: LoadedVisit) -> ipywidgets.HTML:
    warnings = [_warning(view, found, n) for n in view.content.flags if found.answers.get(n) in PRESENT]
    reworded = [_reworded(view, name, word) for name, word in found.reworded.items() if word not in NO]
    page = view.render(
        "visit_viewer/opened.html",
        found=found,
        warnings=warnings,
        reworded=reworded,
        treatments=looked_at(view, found.visit),
        questions=questions_of(view, found.visit),
    )
    return ipywidgets.HTML(str(page))


def _reworded(view: RenderContext, name: str, word: str) -> tuple[str, str]:
    """The clinical term of a question and the answer to its older words."""
    question, _, part = name.partition(".")
    entry = view.content.flags.get(question) or view.content.items[question]
    term = view.words.say(entry.term)
    return f"{term} ({part})" if part else term, answer_words(view, name, word)


def _warning(view: RenderContext, found: LoadedVisit, name: str) -> tuple[str, str, str]:
    """How soon, the clinical term, and the answer."""
    flag, say = view.content.flags[name], view.words.say
    soon = say(view.content.red_flags.levels[flag.level].how_soon)
    return soon, say(flag.term), answer_words(view, name, found.answers[name])


def _explorer(view: RenderContext, found: LoadedVisit) -> ipywidgets.VBox:
    """A chart to explore, drawn only when it is asked for: plotly weighs about 5 MB."""
    text = view.words.say("Open a chart to explore (about 5 MB)")
    button = ipywidgets.Button(description=text, layout={"width": "max-content"})
    place = ipywidgets.Output()

    def show(_: Any) -> None:
        data = {PLOTLY: json.loads(trend_figure(view, found.visit).to_json())}
        place.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)

    button.on_click(show)
    return ipywidgets.VBox([button, place])


def _table(view: RenderContext, title: str, frame: pd.DataFrame) -> ipywidgets.HTML:
    shown = frame.astype(object).where(frame.notna(), "")
    table = shown.to_html(index=frame.index.name is not None, border=0)
    return ipywidgets.HTML(str(view.render("visit_viewer/table.html", title=title, table=table)))
