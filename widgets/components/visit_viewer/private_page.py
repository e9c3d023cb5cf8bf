"""A part of a notebook whose text is never saved with it: it travels by message, not as state."""

from __future__ import annotations

from typing import Any

import anywidget

from ..bundle import joined_script
from ..declaration import DECLARED, FrontEndFiles


class PrivatePage(anywidget.AnyWidget):
    """Shows `html`. A front end that draws it anew asks for it; with the kernel gone, it is gone."""

    _esm = joined_script("components/visit_viewer/private_page.js", FrontEndFiles())
    _css = DECLARED["clinic_visit"].style()

    def __init__(self) -> None:
        super().__init__()
        self.html = ""
        self.on_msg(self._answer)

    def show(self, html: str) -> None:
        """Puts other text in its place, and brings it into sight."""
        self.html = html
        self.send({"html": html, "focus": bool(html)})

    def _answer(self, _: Any, message: dict[str, Any], __: Any) -> None:
        if message.get("ask"):
            self.send({"html": self.html, "focus": False})
