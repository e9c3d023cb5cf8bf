"""The forms: choose a guide and an entry, change it, see it as patients will, save, undo, publish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ...model.content.content import Content
from ...model.content.loader import guide_names, load
from .adding import Adding
from .choices import Choices
from .comments_panel import CommentsPanel
from .entries import broken_by, copy, delete, move
from .entry_form import EntryForm
from .kinds import EntryKind, Place, kinds_of, places_of
from .live_check import LiveCheck
from .look import Look
from .parts import part
from .publish_tab import PublishTab
from .rules_tab import RulesTab
from .saving import ConflictPanel
from .workspace import Unreadable, Workspace


class Editor:
    """Forms for the guides in `root` (`content/`) and the pictures and words they share."""

    def __init__(self, root: Path, notebooks: Path) -> None:
        self.root, self.notebooks = root, notebooks
        self.space = Workspace(root)
        self.form: EntryForm | None = None
        self.live = LiveCheck(self.space)
        self.saved: Content | None = None
        self._kinds: dict[str, EntryKind] = {}
        self._places: dict[str, Place] = {}
        self._make()
        self._turn_to_guide()

    def _make(self) -> None:
        names = guide_names(self.root)
        self.guide = widgets.Dropdown(options=names, description="Guide")
        self.kind = widgets.Dropdown(description="Kind of entry")
        self.search = widgets.Text(description="Search", placeholder="Id or words")
        self.entries = widgets.Select(description="Entry", rows=14)
        self.status, self.heading, self.body = widgets.HTML(), widgets.HTML(), widgets.VBox()
        self.panel = widgets.VBox()
        self.comments = CommentsPanel(self.space, self._changed)
        self.save = _button("Save", self._save, "success")
        self.undo = _button("Undo", self._undo)
        buttons = {
            "Add": self._add,
            "Copy": self._copy,
            "Move up": self._up,
            "Move down": self._down,
            "Delete": self._delete,
        }
        self.buttons = {name: _button(name, act) for name, act in buttons.items()}
        self.rules = RulesTab(lambda: (self.saved, self.live.content), self._choices)
        self.publishing = PublishTab(self.root, self.notebooks, lambda: not self.space.is_changed)
        for each, act in (
            (self.guide, self._turn_to_guide),
            (self.kind, self._list),
            (self.search, self._list),
            (self.entries, self._open),
        ):
            each.observe(lambda _, act=act: act(), "value")
        self.widget = self._laid_out()

    def _laid_out(self) -> Any:
        self.status.add_class("sw-edit-told")
        aside = widgets.VBox([self.guide, self.kind, self.search, self.entries])
        tools = widgets.HBox([self.save, self.undo, *self.buttons.values()])
        seen = widgets.VBox([self.live.preview, self.live.others, self.comments.widget])
        form = widgets.Box([self.body, seen])
        main = widgets.VBox([tools, self.status, self.panel, self.heading, form])
        columns = widgets.Box([aside, main])
        parts = {"aside": aside, "tools": tools, "seen": seen, "form": form, "columns": columns}
        for name, each in parts.items():
            each.add_class(f"sw-edit-{name}")
        tabs = widgets.Tab(
            [columns, self.rules.widget, self.publishing.widget], titles=("Edit", "Try the rules", "Publish")
        )
        tabs.observe(lambda change: self._turn_to_tab(change["new"]), "selected_index")
        whole = widgets.VBox([Look(), tabs])
        whole.add_class("sw-edit")
        return whole

    def _turn_to_tab(self, number: int) -> None:
        if self.form:
            self.form.flush()
        if number == 1:
            self.live.load(self.guide.value)
            self.saved = load(self.root, self.guide.value).read
            self.rules.show()

    def _turn_to_guide(self) -> None:
        if not self.guide.value:
            self._tell("There is no guide here.")
            return
        self.live.load(self.guide.value)
        self.saved = load(self.root, self.guide.value).read
        self._kinds = kinds_of(self.root, self.guide.value)
        old = self.kind.value
        self.kind.options = [*self._kinds]
        self.kind.value = old if old in self._kinds else next(iter(self._kinds))
        self._list()
        self.live.look()

    def _list(self, name: str = "") -> None:
        """The entries of the kind that the search finds. The one called `name` is opened; else the one that
        is open stays while it is found; else the first is opened.
        """
        kind = self._kinds.get(self.kind.value)
        if kind is None:
            return
        self._flush()
        places = places_of(self.root, kind, self.space.texts())
        places = [place for place in places if place.file not in self.space.gone()]
        self._places = {str(number): place for number, place in enumerate(places)}
        wanted = self.search.value.lower()
        shown = [
            (place.label, number) for number, place in self._places.items() if wanted in place.label.lower()
        ]
        chosen = next((number for number, place in self._places.items() if name and place.id == name), None)
        chosen = chosen or self._open_of(shown) or (shown[0][1] if shown else None)
        self.entries.unobserve_all("value")
        self.entries.options = shown
        self.entries.value = chosen if any(chosen == number for _, number in shown) else None
        self.entries.observe(lambda _: self._open(), "value")
        self._open()

    def _open_of(self, shown: list[tuple[str, str]]) -> str | None:
        """The number of the entry that is open, if it is among those."""
        return next(
            (number for _, number in shown if self.form and self.form.is_at(self._places[number])), None
        )

    def _open(self) -> None:
        self._flush()
        place = self._places.get(self.entries.value or "")
        self.comments.show(place)
        if place and self._keeps(place):
            return
        self.panel.children = ()
        for name in ("Copy", "Move up", "Move down", "Delete"):
            self.buttons[name].disabled = place is None or not _can(name, place.kind)
        self.buttons["Add"].disabled = not _can("Add", self._kinds[self.kind.value])
        self.form = self._form(place) if place else None
        self.heading.value = part("heading", place.label if place else "Nothing was found.")
        self.body.children = (self.form.widget,) if self.form else ()
        self.live.show(self.form)
        self._say_state()

    def _keeps(self, place: Place) -> bool:
        """Whether the entry is open as it stands. A form made anew would lose what is being typed in it."""
        kept = self.form is not None and self.form.shows(place)
        if self.form and kept:
            self.form.place = place
            self.heading.value = part("heading", place.label)
        return kept

    def _form(self, place: Place) -> EntryForm | None:
        try:
            self.space.open(place.file)
            return EntryForm(self.space, place, self._choices(), self._changed, self._tell)
        except (Unreadable, LookupError) as error:
            self._tell(str(error))
            return None

    def _changed(self) -> None:
        self._say_state()
        self.live.ask()

    def _choices(self) -> Choices:
        return Choices(self.live.content or self.saved, self.root)

    def _save(self) -> None:
        self._flush()
        conflicts = self.space.conflicts()
        if conflicts:
            self.panel.children = (ConflictPanel(self.space, conflicts[0], self._resolved).widget,)
            return
        try:
            saved = self.space.save()
        except OSError as error:
            self._tell(f"Nothing was saved: {error}")
            return
        self.saved = load(self.root, self.guide.value).read
        self._say_state(
            f"Saved: {', '.join(saved)}. Patients see it once it is published."
            if saved
            else "Nothing has changed."
        )

    def _resolved(self, told: str) -> None:
        self.panel.children = ()
        self._list(self.form.id if self.form else "")
        self._changed()
        self._tell(told)

    def _undo(self) -> None:
        self._flush()
        if self.space.can_undo:
            self._closed()
            self.space.undo()
            self._list(self.form.place.id if self.form else "")
            self._changed()

    def _add(self) -> None:
        self._flush()
        self._ask(self._kinds[self.kind.value])

    def _ask(self, kind: EntryKind, copies: Callable[[str], None] | None = None) -> None:
        content, closed = self.live.content, self._closed
        adding = Adding(self.space, kind, content, self.notebooks, self._added, closed, copies)
        self.panel.children = (adding.widget,)

    def _added(self, name: str, told: str) -> None:
        self.search.value = ""
        self.live.load(self.guide.value)
        self._list(name)
        self._changed()
        self._tell(told)

    def _closed(self) -> None:
        self.panel.children = ()

    def _copy(self) -> None:
        self._flush()
        if self.form:
            place = self.form.place
            self._ask(place.kind, lambda name: copy(self.space, place, name))

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        self._flush()
        if self.form:
            name = self.form.id
            move(self.space, self.form.place, by)
            self._list(name)
            self._changed()

    def _delete(self) -> None:
        self._flush()
        if not self.form:
            return
        place = self.form.place
        broken = broken_by(self.space, place, self.guide.value)
        told = part("broken", place.label, [*map(str, broken)])
        yes = _button(
            "Delete it all the same" if broken else "Delete it", lambda: self._deleted(place), "danger"
        )
        self.panel.children = (
            widgets.VBox([widgets.HTML(told), widgets.HBox([yes, _button("Keep it", self._closed)])]),
        )

    def _deleted(self, place: Place) -> None:
        delete(self.space, place)
        self.form = None
        self._list()
        self._changed()
        self._tell(f"{place.label} is taken away. Undo brings it back.")

    def _flush(self) -> None:
        if self.form:
            self.form.flush()

    def _say_state(self, told: str = "") -> None:
        self.save.disabled = not self.space.is_changed
        self.undo.disabled = not self.space.can_undo
        waiting = f"Not saved yet: {', '.join(self.space.changed)}." if self.space.is_changed else ""
        self._tell(told or waiting)

    def _tell(self, text: str) -> None:
        self.status.value = part("told", text)


def _can(name: str, kind: EntryKind) -> bool:
    is_section = kind.name == "Section"
    return kind.is_list or (is_section and name in ("Add", "Copy", "Delete"))


def _button(text: str, act: Callable[[], None], style: str = "") -> Any:
    made = widgets.Button(description=text, button_style=style)
    made.on_click(lambda _: act())
    return made
