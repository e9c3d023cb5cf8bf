"""A small calculator for the score helpers: a form, its answers, and the sum; none of it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import anywidget

from ...model.visit.scores import ScoreError, iciq, pfdi_scale, pfiq_scale
from ..bundle import joined_script
from ..declaration import DECLARED, FrontEndFiles
from ..render_context import RenderContext

MISSING = "-"
LONGEST = 200
Score = Callable[[Sequence[int | None]], float]


class ScoreCalculator(anywidget.AnyWidget):
    """Adds up a published form. Answers are typed as numbers with spaces, and "-" for a missing one. Below
    stand the terms under which the chosen form may be used.

    Answers and sum travel by message, and are never part of the state that a notebook is saved with.
    """

    _esm = joined_script("components/visit_viewer/score_calculator.js", FrontEndFiles())
    _css = DECLARED["clinic_visit"].style()

    def __init__(self, view: RenderContext) -> None:
        super().__init__()
        say = view.words.say
        self._view = view
        self._scores: dict[str, tuple[str, Score]] = {
            "pfdi": (say("PFDI-20, one scale (0 to 4)"), pfdi_scale),
            "pfiq": (say("PFIQ-7, one scale (0 to 3)"), pfiq_scale),
            "iciq": (say("ICIQ-UI SF, items 3, 4 and 5"), iciq),
        }
        self._form, self._answers = next(iter(self._scores)), ""
        self.on_msg(self._hear)

    @property
    def result(self) -> str:
        """The sum, or why there is none, as HTML."""
        text = _result(self._view, self._scores[self._form][1], self._answers)
        return str(self._view.render("visit_viewer/message.html", text=text, wrong=False))

    @property
    def terms(self) -> str:
        """The terms of the chosen form, as HTML."""
        form = self._view.content.forms[self._form]
        return str(self._view.render("visit_viewer/form_terms.html", form=form))

    def add_up(self, form: str, answers: str) -> None:
        """Takes the name of a form (pfdi, pfiq or iciq) and its answers in a line."""
        if form in self._scores:
            self._form, self._answers = form, answers[:LONGEST]
        self.send({"result": self.result, "terms": self.terms})

    def forget(self) -> None:
        """Lets go of the answers."""
        self._answers = ""
        self._draw()

    def _draw(self) -> None:
        names = {name: title for name, (title, _) in self._scores.items()}
        given = {"form": self._form, "answers": self._answers, "longest": LONGEST}
        html = self._view.render("visit_viewer/score_calculator.html", names=names, **given)
        self.send({"html": str(html), "result": self.result, "terms": self.terms})

    def _hear(self, _: Any, message: dict[str, Any], __: Any) -> None:
        if message.get("ask"):
            self._draw()
        elif "answers" in message:
            self.add_up(str(message.get("form")), str(message["answers"]))


def _result(view: RenderContext, score: Score, text: str) -> str:
    if not text.strip():
        return ""
    try:
        return view.words.say("Sum: {number}").replace("{number}", f"{score(read_numbers(text)):g}")
    except ScoreError as error:
        return str(error)


def read_numbers(text: str) -> list[int | None]:
    """The answers in a typed line; "-" is missing. Raises ScoreError for what is not a number."""
    words = text[:LONGEST].replace(",", " ").split()
    wrong = next(
        (word for word in words if word != MISSING and not (word.isascii() and word.isdecimal())), ""
    )
    if wrong:
        raise ScoreError(
            f'"{wrong[:20]}" is not an answer. Write numbers with spaces, and - for a missing one.'
        )
    return [None if word == MISSING else int(word) for word in words]
