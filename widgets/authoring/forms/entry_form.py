"""The form of one entry: its controls, what the check says beside each, and what is changed as one types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets as widgets

from ...model.content.findings import Finding
from ...model.content.yaml_document import Path
from .choices import Choices
from .controls.controls import controls
from .documents import Document
from .form_findings import by_field, in_words_of_the_form
from .kinds import Place, id_of
from .later import Later
from .parts import part
from .workspace import Unreadable, Workspace
from .yaml_splice import NotSpliced

MISSING = re.compile(r'"(\w+)" is missing')
PAUSE = 0.3  # seconds without a letter, after which a change is taken
Value = Any  # what a YAML file can hold


class EntryForm:
    """A form for the entry at `place`; `changed` is called after each change, `tell` with what went wrong."""

    def __init__(
        self,
        space: Workspace,
        place: Place,
        choices: Choices,
        changed: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        self.space, self.place, self.choices = space, place, choices
        self.slots: dict[Path, Any] = {}
        self.widget = widgets.VBox()
        self._changed, self._tell = changed, tell
        self._typed: dict[Path, tuple[Value, Sequence[str]]] = {}
        self._held: dict[str, Any] = {}
        self._later = Later(self._take, PAUSE)
        self.draw()

    @property
    def id(self) -> str:
        """What the entry is named by now."""
        return id_of(self._entry()) or self.place.id

    def is_at(self, place: Place) -> bool:
        """Whether this form is of the entry at `place`."""
        return (place.kind, place.file, place.path) == (self.place.kind, self.place.file, self.place.path)

    def shows(self, place: Place) -> bool:
        """The same, and it holds the entry as it is wanted by now."""
        if not self.is_at(place):
            return False
        try:
            self.space.open(place.file)
            return self._entry() == self._held
        except (Unreadable, LookupError):
            return False

    def draw(self) -> None:
        """Makes the controls anew, for the entry as it is now."""
        self.slots = {}
        kind, self._held = self.place.kind, self._entry()
        self.widget.children = controls(self, kind.model, self._held, self.place.path, kind.left_out)

    def set(self, path: Path, value: Value, order: Sequence[str]) -> None:
        """Takes a new value, once the typing pauses."""
        self._typed[path] = (value, order)
        self._later.ask()

    def put(self, path: Path, value: Value, order: Sequence[str]) -> None:
        """Takes a new value at once, and draws the form anew."""
        self.flush()
        self._typed[path] = (value, order)
        self._take()
        self.draw()

    def remove(self, path: Path) -> None:
        """Takes a line or an item away, and draws the form anew."""
        self.flush()
        self._change(lambda document: document.without(path), None)
        self.draw()

    def move(self, path: Path, number: int, to: int) -> None:
        """Gives an item of a list another place, and draws the form anew."""
        self.flush()
        self._change(lambda document: document.moved(path, number, to), None)
        self.draw()

    def flush(self) -> None:
        """Takes what was typed a moment ago."""
        self._later.now()

    def show(self, found: Iterable[Finding]) -> list[Finding]:
        """Shows findings below their fields; those that belong to no field here are returned."""
        text = self.space.text(self.place.file)
        own, others = by_field(found, self.place.file, text, self.place.path)
        told: dict[Path, list[str]] = {}
        model = self.place.kind.model.__name__
        for path, those in own.items():
            for finding in those:
                slot = self._named(path, finding) or self._slot(path)
                if slot is None:
                    others.append(finding)
                else:
                    told.setdefault(slot, []).append(in_words_of_the_form(finding, model))
        for slot, made in self.slots.items():
            made.value = part("wrong", [*dict.fromkeys(told.get(slot, []))])
        return others

    def _named(self, path: Path, finding: Finding) -> Path | None:
        """The field of an entry that a finding says is missing."""
        missing = MISSING.match(finding.text)
        named = (*path, missing.group(1)) if missing else None
        return named if named in self.slots else None

    def _slot(self, path: Path) -> Path | None:
        """The nearest field on the way to a value; one that stands inside, where the way ends before it."""
        while len(path) > len(self.place.path):
            if path in self.slots:
                return path
            path = path[:-1]
        return None

    def _take(self) -> None:
        typed, self._typed = self._typed, {}
        for path, (value, order) in typed.items():
            self._change(_without(path) if value is None else _with(path, value, order), path)

    def _change(self, change: Callable[[Document], Document], what: object) -> None:
        file = self.place.file
        document = self.space.document(file)
        try:
            made = change(document)
        except (NotSpliced, LookupError) as error:
            self._tell(str(error))
            return
        if made.text != document.text:
            self.space.change({file: made.text}, (file, what) if what else None)
            self._held = self._entry()
            self._changed()

    def _entry(self) -> dict[str, Any]:
        entry = self.space.document(self.place.file).at(self.place.path)
        return entry if isinstance(entry, dict) else {}


def _has(document: Document, path: Path) -> bool:
    try:
        document.at(path)
    except (LookupError, TypeError):
        return False
    return True


def _without(path: Path) -> Callable[[Document], Document]:
    return lambda document: document.without(path) if _has(document, path) else document


def _with(path: Path, value: Value, order: Sequence[str]) -> Callable[[Document], Document]:
    return lambda document: document.with_value(path, value, order)
