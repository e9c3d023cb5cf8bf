"""Promises of what nbconvert writes: every question, without a network, and a word on what it cannot do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from widgets import Guide
from widgets.page.nbconvert_html import COMMAND, WIDGET, StaticComponents

SETTINGS = (
    Path(__file__).parent.parent.parent / "widgets" / "page" / "jupyter" / "jupyter_nbconvert_config.py"
)


def converted(*data: dict[str, Any]) -> Any:
    cells = [new_code_cell("…", outputs=[new_output("display_data", each)]) for each in data]
    notebook = new_notebook(
        cells=[new_markdown_cell("# A page"), *cells], metadata={"widgets": {"state": {}}}
    )
    return StaticComponents().preprocess(notebook, {})[0]


def test_a_component_is_shown_as_its_html(guide: Guide) -> None:
    data, _ = guide.checklist()._repr_mimebundle_()

    notebook = converted(data)

    (output,) = notebook.cells[2].outputs
    assert WIDGET not in output.data and 'name="CK-11"' in output.data["text/html"]
    assert "widgets" not in notebook.metadata


def test_below_the_title_it_says_that_it_cannot_answer(guide: Guide) -> None:
    data, _ = guide.checklist()._repr_mimebundle_()

    note = converted(data).cells[1].source

    assert "cannot answer" in note and COMMAND in note


def test_other_widgets_and_their_state_stay() -> None:
    notebook = converted({WIDGET: {"model_id": "x"}, "text/plain": "IntSlider()"})

    assert WIDGET in notebook.cells[1].outputs[0].data and "widgets" in notebook.metadata


def test_nbconvert_is_told_to_do_so() -> None:
    settings = Config()

    exec(SETTINGS.read_text(encoding="utf-8"), {"get_config": lambda: settings})  # noqa: S102 - as Jupyter does

    assert settings.HTMLExporter.preprocessors == ["widgets.page.nbconvert_html.StaticComponents"]
