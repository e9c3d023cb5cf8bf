"""Picks a file in the browser. The stock upload breaks the connection, silently, above 10 MB."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from ..bundle import joined_script
from ..declaration import FrontEndFiles

Opened = Callable[[bytes, int], None]


class FilePicker(anywidget.AnyWidget):
    """Calls `opened` with a file's bytes and its size; above `largest` bytes only the size arrives."""

    _esm = joined_script("components/visit_viewer/file_picker.js", FrontEndFiles())

    label = traitlets.Unicode().tag(sync=True)
    accept = traitlets.Unicode().tag(sync=True)
    largest = traitlets.Int().tag(sync=True)
    picked = traitlets.Dict().tag(sync=True)

    def __init__(self, label: str, largest: int, opened: Opened, accept: str = ".json,.csv,.txt") -> None:
        super().__init__(label=label, largest=largest, accept=accept)
        self._opened = opened
        self.observe(self._pass_on, "picked")

    def _pass_on(self, change: dict[str, Any]) -> None:
        picked = change["new"]
        if picked:
            self._opened(bytes(picked["content"]), int(picked["size"]))

    def forget(self) -> None:
        """Lets go of the file's bytes."""
        self.picked = {}
