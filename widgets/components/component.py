"""What the interactive components share: a widget for Jupyter, and a twin in plain HTML for pages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from ..model.answers import read_answers
from ..model.editions import compile_editions
from .view import FOLDER, Html, View

LOOK = FOLDER.parent / "page" / "static"
SHARED = ("forms", "fields")
_numbers = count(1)


def style(*names: str) -> str:
    """The style sheets of some components, after the names and parts that all of them use."""
    wanted = [(FOLDER if is_own(name) else LOOK) / sheet_name(name) for name in names]
    sheets = [LOOK / "tokens.css", LOOK / "parts.css", *wanted]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def is_own(name: str) -> bool:
    """Whether a style sheet belongs to one component, and not to all that have a form or fields."""
    return name not in SHARED


def sheet_name(name: str) -> str:
    """The file of a style sheet among the front-end files, such as `forms.css` or `planner/planner.css`."""
    return f"{name}/{name}.css" if is_own(name) else f"{name}.css"


def next_uid() -> str:
    """A prefix for ids, so that two components on one page share none."""
    return f"sw{next(_numbers)}"


class Component(anywidget.AnyWidget):
    """An anywidget whose markup is complete before any script.

    `name` is its folder; `state` the traits a page starts from; `kept` those the page keeps on the
    device, in a place of their own called `store`; `reads` names traits that a page fills from what other
    components kept: a trait, the store and the name there, such as `("checked", "", "answers")`. `tells` says
    what can be read of it in Python.
    """

    name: ClassVar[str]
    state: ClassVar[tuple[str, ...]]
    kept: ClassVar[tuple[str, ...]]
    store: ClassVar[str] = ""
    tells: ClassVar[str] = "shown in Jupyter and on a page"
    reads: ClassVar[tuple[tuple[str, str, str], ...]] = ()

    markup = traitlets.Unicode("").tag(sync=True)
    keep = traitlets.Bool(False).tag(sync=True)
    keeps = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, view: View, **values: Any) -> None:
        self._view = view
        super().__init__(**values)

    def __repr__(self) -> str:
        """Says what can be read, and none of a person's answers: a notebook keeps this with its file."""
        return f"<{type(self).__name__} of {self._view.content.name}: {self.tells}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = super()._repr_mimebundle_(**kwargs)
        data, metadata = made if isinstance(made, tuple) else (made or {}, {})
        return {**data, "text/html": str(self.twin())}, metadata

    def twin(self) -> Html:
        """The component as plain HTML with its state beside it, for pages without a kernel."""
        state = {name: getattr(self, name) for name in (*self.state, "words")} | {"keeps": True}
        reads = [(name, self._place(store), part) for name, store, part in self.reads]
        reads_answers = "answers" in (*self.kept, *(part for _, _, part in self.reads))
        return self._view.render(
            "twin.html",
            component=self,
            place=self._place(self.store),
            reads=reads,
            editions=compile_editions(self._view.content) if reads_answers else None,
            state=state,
        )

    def _place(self, store: str) -> str:
        return self._view.content.name + (f":{store}" if store else "")


def checked_answers(view: View, answers: Mapping[str, Any] | None) -> dict[str, Any]:
    """The answers of a checklist as they were given; raises AnswerError for those that no question takes."""
    read_answers(view.content, answers or {})
    return dict(answers or {})


def bundle_path(name: str) -> Path:
    """The main script of a component."""
    return FOLDER / name / f"{name}.js"
