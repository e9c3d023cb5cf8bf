"""A small calculator for the score helpers: a questionnaire, the answers, and the sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets

from ...model.visit.scores import ScoreError, iciq, pfdi_scale, pfiq_scale
from ..render_context import RenderContext

MISSING = "-"
LONGEST = 200
Score = Callable[[Sequence[int | None]], float]


def score_box(view: RenderContext) -> ipywidgets.VBox:
    """The calculator; the answers are typed as numbers with spaces, and "-" for a missing one. Below stand
    the terms under which the chosen form may be used.
    """
    say = view.words.say
    scores: dict[str, tuple[str, Score]] = {
        say("PFDI-20, one scale (0 to 4)"): ("pfdi", pfdi_scale),
        say("PFIQ-7, one scale (0 to 3)"): ("pfiq", pfiq_scale),
        say("ICIQ-UI SF, items 3, 4 and 5"): ("iciq", iciq),
    }
    tool = ipywidgets.Dropdown(options=list(scores), description=say("Form"))
    answers = ipywidgets.Text(description=say("Answers"), placeholder="1 2 - 0 3 4")
    result, terms = ipywidgets.HTML(), ipywidgets.HTML()

    def add_up(_: Any) -> None:
        name, score = scores[tool.value]
        text = _result(view, score, answers.value)
        result.value = str(view.render("visit_viewer/message.html", text=text, wrong=False))
        terms.value = str(view.render("visit_viewer/form_terms.html", form=view.content.forms[name]))

    for part in (tool, answers):
        part.observe(add_up, "value")
    add_up(None)
    return ipywidgets.VBox([tool, answers, result, terms])


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
