"""What stands beside a form as one types: the entry as patients will read it, and what is to be mended."""

from __future__ import annotations

import ipywidgets as widgets

from ...check.codes import explained
from ...model.content.content import Content
from ...model.content.findings import Finding
from ...model.content.loader import Loaded
from .entry_form import EntryForm
from .form_findings import findings, in_words_of_the_form, loaded, nearby
from .later import Background, Later
from .parts import part
from .preview import preview
from .workspace import Workspace

QUIET = 0.6  # seconds without a change, after which this entry is looked at
LONGER = 2.0  # seconds after which the check looks at everything


class LiveCheck:
    """Looks at the form that is open first, then at all words of its guide, beside whoever types."""

    def __init__(self, space: Workspace) -> None:
        self.preview, self.others = widgets.HTML(), widgets.HTML()
        self._space, self._guide = space, ""
        self._form: EntryForm | None = None
        self._now: Loaded | None = None
        self._found: tuple[Finding, ...] = ()
        self._near: list[Finding] = []
        self._read, self._checked = Background(), Background()
        self._soon, self._whole = Later(self.look, QUIET), Later(self._check, LONGER)

    @property
    def content(self) -> Content | None:
        """The guide as it is wanted by now; None where it could not be read."""
        return self._now.read if self._now else None

    def load(self, guide: str) -> None:
        """Reads a guide at once."""
        self._guide, self._now = guide, loaded(self._space, guide)

    def show(self, form: EntryForm | None) -> None:
        """Turns to the form that was opened, or to none."""
        self._form = form
        self._show_findings()
        self._show_preview()

    def ask(self) -> None:
        """Looks once the typing pauses."""
        self._soon.ask()

    def look(self) -> None:
        """Reads what is wanted, shows it, then lets the check look at all words."""
        guide, place = self._guide, self._form.place if self._form else None
        near = nearby(self._space, place.file, place.path) if place else []
        self._show_near(near)
        self._read.run(lambda: loaded(self._space, guide), self._show_loaded)
        self._whole.ask()

    def _check(self) -> None:
        guide = self._guide
        self._checked.run(lambda: findings(self._space, guide), self._show_checked)

    def _show_near(self, near: list[Finding]) -> None:
        """Shows what is wrong in this entry at once; what stands in other files stays until it is checked."""
        self._near = near
        file = self._form.place.file if self._form else ""
        self._found = (*near, *(each for each in self._found if each.file != file))
        self._show_findings()

    def _show_loaded(self, made: object) -> None:
        if isinstance(made, Loaded):
            self._now = made
            self._found = tuple(dict.fromkeys([*self._near, *map(explained, made.findings)]))
            self._show_findings()
            self._show_preview()

    def _show_checked(self, made: object) -> None:
        self._found = made if isinstance(made, tuple) else ()
        self._show_findings()

    def _show_findings(self) -> None:
        others = self._form.show(self._found) if self._form else list(self._found)
        here = len(self._found) - len(others)
        lines = [(each.file, each.line, in_words_of_the_form(each)) for each in others]
        self.others.value = part("elsewhere", lines, here)

    def _show_preview(self) -> None:
        form = self._form
        self.preview.value = preview(self.content, form.place, form.id) if form else ""
