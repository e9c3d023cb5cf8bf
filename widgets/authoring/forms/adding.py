"""Asks what is to be known before an entry is added or copied, and adds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from ...model.content.content import Content
from ...model.content.own_pictures import FOLDER
from ..open_guide import GuideRefused
from ..prompts import Ask
from .entries import CannotAdd, add, asks, free_name
from .kinds import NAMES, EntryKind, places_of
from .parts import part
from .uploads import Upload, keep_picture
from .workspace import Workspace
from .yaml_splice import NotSpliced

PICTURE = NAMES["pictures.yaml", ""]
ADDED = "{} is there. Fill it in, then save."


class Adding:
    """A panel; `added` is called with the name and a sentence, `closed` when nothing is wanted after all.

    `copies` copies an entry under the name that is given; without it a new one is started.
    """

    def __init__(
        self,
        space: Workspace,
        kind: EntryKind,
        content: Content | None,
        notebooks: Path,
        added: Callable[[str, str], None],
        closed: Callable[[], None],
        copies: Callable[[str], None] | None = None,
    ) -> None:
        self._space, self._kind, self._content, self._notebooks = space, kind, content, notebooks
        self._added, self._copies = added, copies
        places = places_of(space.root, kind, space.texts())
        self._name = widgets.Text(
            value=free_name(kind, places), description="Id (a name that nobody else has)"
        )
        self._asked = {} if copies else {ask.name: _asked(ask) for ask in asks(kind, content)}
        self._upload = Upload() if kind.name == PICTURE and not copies else None
        self._told = widgets.HTML()
        yes = widgets.Button(description="Add it", button_style="success")
        no = widgets.Button(description="Close")
        yes.on_click(lambda _: self._add())
        no.on_click(lambda _: closed())
        uploads = [self._upload.widget] if self._upload else []
        named = [self._name] if "id" in kind.model.model_fields else []
        self.widget = widgets.VBox(
            [*named, *self._asked.values(), *uploads, widgets.HBox([yes, no]), self._told]
        )
        self.widget.add_class("sw-edit-inside")

    def _add(self) -> None:
        name = self._name.value.strip()
        try:
            if self._copies:
                self._copies(name)
            else:
                words = {asked: control.value.strip() for asked, control in self._asked.items()}
                add(self._space, self._kind, self._content, self._notebooks, name, words)
                self._take_picture(name)
        except (CannotAdd, GuideRefused, NotSpliced, ValueError) as error:
            self._told.value = part("wrong", [str(error)])
            return
        self._added(name, ADDED.format(name or "It"))

    def _take_picture(self, name: str) -> None:
        if self._upload and self._upload.body:
            file = keep_picture(self._space.root / FOLDER, name, self._upload.body)
            document = self._space.document("pictures.yaml")
            number = len(document.data) - 1
            self._space.change({"pictures.yaml": document.with_value((number, "file"), file).text})


def _asked(ask: Ask) -> Any:
    if ask.choices:
        return widgets.Dropdown(
            options=["", *ask.choices] if not ask.usual else ask.choices,
            value=ask.usual or "",
            description=ask.question,
        )
    return widgets.Textarea(value=ask.usual, description=ask.question, rows=2)
