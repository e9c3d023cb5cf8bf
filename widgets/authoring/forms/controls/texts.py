"""Controls for what is typed: short and long texts, Markdown, and what stands in the file as it is."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import yaml

from ..look import MarkdownField
from ..parts import part
from ..yaml_splice import data_of
from ..yaml_text import in_brackets
from .bound_field import BoundField
from .building_blocks import Widget, on_value

LINE = 70  # letters; a longer text has a field of several lines
ONE_LINE = {
    "id",
    "title",
    "name",
    "term",
    "file",
    "doi",
    "where",
    "phone",
    "email",
    "web",
    "page",
    "called",
    "row",
}


def text(bound: BoundField, value: Any) -> Widget:
    """A plain text, in one line or in several."""
    told = "" if value is None else str(value)
    is_short = bound.field.name in ONE_LINE or bound.field.kind in ("number", "day")
    if is_short and len(told) < LINE * 2:
        made = widgets.Text(value=told, description=bound.label)
    else:
        rows = max(2, -(-len(told) // LINE) + told.count("\n"))
        made = widgets.Textarea(value=told, description=bound.label, rows=min(rows, 14))
    on_value(made, lambda new: bound.set(" ".join(new.split())))
    return made


def prose(bound: BoundField, value: Any) -> Widget:
    """A text in Markdown, with the toolbar."""
    choices = bound.form.choices
    known = {
        "sources": choices.named("source"),
        "terms": choices.terms(),
        "pictures": choices.named("picture"),
    }
    made = MarkdownField(label=bound.label, value=str(value or ""), known=known)
    on_value(made, bound.set)
    return made


def as_in_file(bound: BoundField, value: Any) -> Widget:
    """What has no control of its own, as it stands in the file."""
    told = "" if value is None else in_brackets(value)
    made = widgets.Textarea(value=told, description=bound.label, rows=min(12, max(2, len(told) // LINE + 1)))

    def take(new: str) -> None:
        try:
            bound.set(data_of(new) if new.strip() else "")
        except yaml.YAMLError:
            bound.form.slots[bound.path].value = part(
                "wrong", ["Brackets, quotes or commas do not match yet."]
            )

    on_value(made, take)
    return made
