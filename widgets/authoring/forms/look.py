"""The style sheet of the forms, and the field for Markdown with its toolbar."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

FOLDER = Path(__file__).parent


class Look(anywidget.AnyWidget):
    """Brings the style sheet into the page; nothing is drawn."""

    _esm = FOLDER / "look.js"
    _css = FOLDER / "look.css"


class MarkdownField(anywidget.AnyWidget):
    """A text with a toolbar; `known` are the sources, terms and pictures that can be put in, with titles."""

    _esm = FOLDER / "markdown_field.js"

    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    known = traitlets.Dict().tag(sync=True)
