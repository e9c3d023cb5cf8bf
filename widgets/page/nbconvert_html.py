"""What nbconvert makes of a notebook: plain HTML in place of widgets, whose code it would fetch elsewhere."""

from __future__ import annotations

import re
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_markdown_cell

from ..model.content.translations import mark
from .voila_hooks import first_view

WIDGET = "application/vnd.jupyter.widget-view+json"
OURS = 'data-component="'
CANNOT_ANSWER = mark(
    "This copy shows the questions, but it cannot answer them. Open the page itself to see what your answers "
    "mean. To make pages that answer without a network, run:"
)
SIGNS = re.compile(r"([!-/:-@\[-`{-~])")  # all that Markdown can take for more than text (CommonMark §2.4)
COMMAND = "stridewell export DIR"


class StaticComponents(Preprocessor):
    """Keeps the HTML of our components, and says below the title what such a copy cannot do."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook without the widgets of our components; other widgets stay as they are."""
        outputs = [output for cell in nb.cells for output in cell.get("outputs", ()) if "data" in output]
        ours = [output for output in outputs if WIDGET in output.data and OURS in _html(output)]
        for output in ours:
            del output.data[WIDGET]
        if not any(WIDGET in output.data for output in outputs):
            nb.metadata.pop("widgets", None)
        if ours:
            nb.cells.insert(1, _note())
        return nb, resources


def _html(output: Any) -> str:
    html = output.data.get("text/html", "")
    return html if isinstance(html, str) else "".join(html)


def _note() -> Any:
    view = first_view("")
    words = view.words.say(CANNOT_ANSWER) if view else CANNOT_ANSWER
    text = SIGNS.sub(r"\\\1", words)
    return new_markdown_cell(f"**{text}** `{COMMAND}`")  # type: ignore[no-untyped-call]
