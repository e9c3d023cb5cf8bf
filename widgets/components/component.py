"""The base of the interactive components: an anywidget for Jupyter, and static HTML for pages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any, ClassVar

import anywidget
import traitlets

from ..model.content.translations import mark
from ..model.triage.answers import read_answers
from ..model.triage.question_versions import compile_editions
from .declaration import Declaration
from .render_context import Html, RenderContext

GONE = mark(
    "Python no longer hears this form, because its kernel has stopped or was restarted. Run the cell again."
)

_numbers = count(1)


def next_uid() -> str:
    """A prefix for ids, so that two components on one page share none."""
    return f"sw{next(_numbers)}"


class Component(anywidget.AnyWidget):
    """An anywidget whose markup is complete before any script.

    `declared` says where its files stand; `state` the traits a page starts from; `kept` those it keeps on the
    device, in a place of their own called `store`; `reads` names traits that a page fills from what other
    components kept: a trait, the store and the name there, such as `("checked", "", "answers")`; `writes`
    names those of them that it also changes. `tells` says what can be read of it in Python.
    """

    declared: ClassVar[Declaration]
    state: ClassVar[tuple[str, ...]]
    kept: ClassVar[tuple[str, ...]]
    store: ClassVar[str] = ""
    tells: ClassVar[str] = "shown in Jupyter and on a page"
    reads: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    writes: ClassVar[tuple[str, ...]] = ()

    markup = traitlets.Unicode("").tag(sync=True)
    keep = traitlets.Bool(False).tag(sync=True)
    keeps = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    gone = traitlets.Unicode("").tag(sync=True)  # what a view says when its kernel has gone

    def __init_subclass__(cls, **options: Any) -> None:
        if "declared" in vars(cls):  # ipywidgets makes classes of its own from ours
            cls._esm, cls._css = cls.declared.esm(), cls.declared.style()
        super().__init_subclass__(**options)

    def __init__(self, view: RenderContext, **values: Any) -> None:
        self._view = view
        super().__init__(gone=view.words.say(GONE), **values)

    def __repr__(self) -> str:
        """Says what can be read, and none of a person's answers: a notebook keeps this with its file."""
        return f"<{type(self).__name__} of {self._view.content.name}: {self.tells}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = super()._repr_mimebundle_(**kwargs)
        data, metadata = made if isinstance(made, tuple) else (made or {}, {})
        return {**data, "text/html": str(self.static_html())}, metadata

    def static_html(self) -> Html:
        """The component as static HTML with its state beside it, for pages without a kernel."""
        state = {name: getattr(self, name) for name in (*self.state, "words")} | {"keeps": True}
        reads = [(name, self._place(store), part) for name, store, part in self.reads]
        reads_answers = "answers" in (*self.kept, *(part for _, _, part in self.reads))
        return self._view.render(
            "static.html",
            component=self,
            place=self._place(self.store),
            reads=reads,
            editions=compile_editions(self._view.content) if reads_answers else None,
            state=state,
        )

    def _place(self, store: str) -> str:
        return self._view.content.name + (f":{store}" if store else "")


def checked_answers(view: RenderContext, answers: Mapping[str, Any] | None) -> dict[str, Any]:
    """The answers of a checklist as they were given; raises AnswerError for those that no question takes."""
    read_answers(view.content, answers or {})
    return dict(answers or {})
