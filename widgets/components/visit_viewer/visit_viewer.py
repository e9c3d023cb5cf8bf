"""For the clinician: opens what a patient brings, in memory only, and shows it as tables and a trend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets

from ...model.visit import Visit, VisitError, read_visit
from ...model.visit.fhir import to_document
from ...model.visit.reader import LARGEST_FHIR, too_large
from ..render_context import RenderContext
from .file_picker import FilePicker
from .glance import glance
from .loaded_visit import LoadedVisit, load_visit
from .note import visit_note
from .private_page import PrivatePage
from .results import notes_of, results
from .score_calculator import ScoreCalculator
from .tables import answers_frame, response_frame, timeline_frame
from .trend import trend_figure

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


WIDE = ipywidgets.Layout(width="100%")


class ClinicVisit(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """Opens a visit file, a saved diary, or the text of a code. Nothing of it is written or logged.

    After that, `.visit` holds it, and `.answers()`, `.timeline()` and `.response()` are pandas tables.
    """

    def __init__(self, view: RenderContext) -> None:
        say = view.words.say
        self._view, self._found = view, LoadedVisit()
        self._file = FilePicker(say("Open a file:"), LARGEST_FHIR, self._read_file)
        pasted = say("Or paste the text of the code here")
        self._code = ipywidgets.Textarea(placeholder=pasted, layout=WIDE, rows=2)
        self._message, self._page = ipywidgets.HTML(), PrivatePage()
        title = view.render("visit_viewer/table.html", title=say("Add up a form"), table="")
        self.scores = ScoreCalculator(view)
        scores = ipywidgets.VBox([ipywidgets.HTML(str(title)), self.scores])
        super().__init__([self._file, self._code, self._buttons(), self._message, self._page, scores])

    def __repr__(self) -> str:
        name = self._view.content.name
        return f"<ClinicVisit of {name}: read .visit, .note, .notes and .frames>"

    @property
    def visit(self) -> Visit:
        """What was opened last; empty before."""
        return self._found.visit

    @property
    def message(self) -> str:
        """The sentence on what was opened, or why it could not be, as HTML."""
        return str(self._message.value)

    @property
    def note(self) -> str:
        """The note to copy, at full length."""
        return visit_note(self._view, self._found)

    @property
    def notes(self) -> dict[str, str]:
        """The note in three lengths, by name: one line, SOAP, full."""
        return notes_of(self._view, self._found, glance(self._view, self._found))

    def to_fhir(self) -> dict[str, Any]:
        """The visit as a FHIR R4 document in the words of this guide's language and region, as its JSON."""
        return to_document(self._view.content, self._view.words, self.visit)

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables by name."""
        return {"answers": self.answers(), "timeline": self.timeline(), "response": self.response()}

    def answers(self) -> pd.DataFrame:
        """One row for each answer: id, clinical term, answer, question."""
        return answers_frame(self._view, self._found.answers)

    def timeline(self) -> pd.DataFrame:
        """Runs, start of the plan and the day the page was made, by day."""
        return timeline_frame(self._view, self.visit)

    def response(self) -> pd.DataFrame:
        """The 24-hour response: runs by pain during the run and by the next morning."""
        return response_frame(self._view, self.visit)

    def figure(self) -> go.Figure:
        """Pain during each run over time (plotly)."""
        return trend_figure(self._view, self.visit)

    def read(self, raw: bytes | str) -> None:
        """Shows what is in a file or a pasted text, or says in a sentence why it cannot be opened."""
        try:
            visit = read_visit(raw, self._view.content.name)
        except VisitError as error:
            self._empty()
            self._tell(str(error), wrong=True)
            return
        self._found = load_visit(self._view.content, visit)
        self._tell(self._view.words.say("Opened. It is held in memory only, until you close it."))
        self._code.value = ""
        self._page.show(str(results(self._view, self._found)))

    def forget(self) -> None:
        """Lets go of everything that was opened or typed."""
        self._empty()
        self.scores.forget()
        self._tell(self._view.words.say("Closed. Nothing is kept."))

    def _buttons(self) -> ipywidgets.HBox:
        say = self._view.words.say
        paste = ipywidgets.Button(description=say("Open the text"))
        clear = ipywidgets.Button(description=say("Close and forget"))
        paste.on_click(lambda _: self.read(self._code.value))
        clear.on_click(lambda _: self.forget())
        return ipywidgets.HBox([paste, clear])

    def _read_file(self, content: bytes, size: int) -> None:
        self._file.forget()
        if size <= LARGEST_FHIR:
            return self.read(content)
        self._empty()
        return self._tell(too_large(size), wrong=True)

    def _empty(self) -> None:
        self._found = LoadedVisit()
        self._code.value = ""
        self._page.show("")

    def _tell(self, text: str, wrong: bool = False) -> None:
        self._message.value = str(self._view.render("visit_viewer/message.html", text=text, wrong=wrong))
