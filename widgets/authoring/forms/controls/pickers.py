"""Controls that offer what may stand in a field: words, names of other entries, yes or no, a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import ipywidgets as widgets

from ..choices import labelled, name_in
from .bound_field import BoundField
from .building_blocks import Widget, group, on_value
from .texts import text

NOTHING = "—"


def choice(bound: BoundField, value: Any) -> Widget:
    """One of the words that may stand here."""
    known = [*bound.field.choices, *([value] if value and value not in bound.field.choices else [])]
    options = [(each, each) for each in known]
    if not bound.field.required or not value:
        options = [(NOTHING, ""), *options]
    made = widgets.Dropdown(options=options, value=value or "", description=bound.label)
    on_value(made, bound.set)
    return made


def yes_no(bound: BoundField, value: Any) -> Widget:
    """A tick for yes; what is usual is left out of the file."""
    usual = "yes" if bound.field.usual else "no"
    made = widgets.Checkbox(value=(value or usual) == "yes", description=bound.label, indent=False)

    def take(ticked: bool) -> None:
        word = "yes" if ticked else "no"
        bound.set("" if word == usual and not bound.field.required else word)

    on_value(made, take)
    return made


def day(bound: BoundField, value: Any) -> Widget:
    """A day of the calendar; a text, where what stands there is no day."""
    try:
        chosen = date.fromisoformat(str(value)) if value else None
    except ValueError:
        return text(bound, value)
    made = widgets.DatePicker(value=chosen, description=bound.label)
    on_value(made, lambda new: bound.set(new.isoformat() if new else ""))
    return made


def name(bound: BoundField, value: Any) -> Widget:
    """The name of another entry, found by its title."""
    named = bound.form.choices.named(bound.field.of)
    told = next((label for label in labelled(named) if name_in(label) == value), value or "")
    made = widgets.Combobox(
        value=told,
        options=labelled(named),
        description=bound.label,
        ensure_option=False,
        continuous_update=False,
    )
    on_value(made, lambda new: bound.set(name_in(new)))
    return made


def choices(bound: BoundField, value: Any) -> Widget:
    """A tick for each word that may stand here."""
    chosen = {str(each) for each in value or []}
    boxes = [
        widgets.Checkbox(value=word in chosen, description=word, indent=False) for word in bound.field.choices
    ]

    def take(_: bool) -> None:
        bound.set([word for word, box in zip(bound.field.choices, boxes, strict=True) if box.value])

    for box in boxes:
        box.layout.width = "auto"
        on_value(box, take)
    return group(bound.label, [widgets.HBox(boxes)])
