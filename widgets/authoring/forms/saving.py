"""Two people at once: tells the second what the first changed, and lets both changes stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from .parts import part
from .workspace import Conflict, Workspace

MOST = 30


class ConflictPanel:
    """Shows one conflict; `done` is called with a sentence once it is settled. Nothing is written here."""

    def __init__(self, space: Workspace, conflict: Conflict, done: Callable[[str], None]) -> None:
        self._space, self._conflict, self._done = space, conflict, done
        words = "Write mine where both changed the same" if conflict.clash else "Keep both"
        buttons = [_button(words, True), _button("Take theirs, and drop mine", False)]
        for button, mine in zip(buttons, (True, False), strict=True):
            button.on_click(lambda _, mine=mine: self._settle(mine))
        self.widget = widgets.VBox([widgets.HTML(part("conflict", conflict, MOST)), widgets.HBox(buttons)])
        self.widget.add_class("sw-edit-inside")

    def _settle(self, mine: bool) -> None:
        self._space.keep(self._conflict, mine)
        told = (
            "Both changes are here. Look at them, then save."
            if mine
            else "Their words are here. Undo brings yours back."
        )
        self._done(told)


def _button(text: str, is_first: bool) -> Any:
    return widgets.Button(description=text, button_style="success" if is_first else "")
