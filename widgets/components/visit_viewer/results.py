"""What is shown of an opened visit: one screen at a glance, notes to copy, and the tables behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.triage.body_sites import place_question
from ..body_map.body_figures import body_map_svg
from ..component import next_uid
from ..render_context import Html, RenderContext
from .glance import BETWEEN, Glance, glance
from .loaded_visit import LoadedVisit
from .note import short_note, soap_note, visit_note
from .tables import answer_words, answers_frame, response_frame, timeline_frame
from .trend import trend

if TYPE_CHECKING:
    import pandas as pd

NO = ("no", "0")


def results(view: RenderContext, found: LoadedVisit) -> Html:
    """The page of a visit."""
    at = glance(view, found)
    return view.render(
        "visit_viewer/glance.html",
        uid=next_uid(),
        at=at,
        between=BETWEEN,
        map=_map(view, found),
        runs=found.visit.diary,
        trend=view.mark(trend(view, found.visit)),
        reworded=[_reworded(view, name, word) for name, word in found.reworded.items() if word not in NO],
        notes=list(notes_of(view, found, at).items()),
        tables=list(_tables(view, found)),
    )


def notes_of(view: RenderContext, found: LoadedVisit, at: Glance) -> dict[str, str]:
    """The note in three lengths, by name."""
    say = view.words.say
    return {
        say("One line"): short_note(view, at),
        say("SOAP"): soap_note(view, at),
        say("Full"): visit_note(view, found),
    }


def _map(view: RenderContext, found: LoadedVisit) -> str:
    picked = found.answers.get(place_question(view.content), "").split()
    return body_map_svg(view, picked) if picked and view.content.has("body-map.yaml") else ""


def _reworded(view: RenderContext, name: str, word: str) -> tuple[str, str]:
    """The clinical term of a question and the answer to its older words."""
    question, _, part = name.partition(".")
    entry = view.content.flags.get(question) or view.content.items[question]
    term = view.words.say(entry.term)
    return f"{term} ({part})" if part else term, answer_words(view, name, word)


def _tables(view: RenderContext, found: LoadedVisit) -> Iterator[tuple[str, str]]:
    say, visit = view.words.say, found.visit
    if visit.diary:
        yield say("24-hour response, in runs"), _table(response_frame(view, visit))
    yield say("Timeline"), _table(timeline_frame(view, visit))
    yield say("Answers"), _table(answers_frame(view, found.answers))


def _table(frame: pd.DataFrame) -> str:
    """A table as HTML; pandas escapes every cell."""
    shown = frame.astype(object).where(frame.notna(), "")
    return str(shown.to_html(index=frame.index.name is not None, border=0))
