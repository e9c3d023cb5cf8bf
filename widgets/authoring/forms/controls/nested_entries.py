"""Controls for entries that stand inside an entry: one, a list of them, or one under each name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
from pydantic import BaseModel

from ..blank_entry import blank
from ..kinds import id_of
from ..yaml_text import in_brackets
from .bound_field import BoundField
from .building_blocks import Widget, button, group, indented
from .item_buttons import item_buttons
from .texts import LINE


def one_entry(bound: BoundField, value: Any) -> Widget:
    """The controls of one entry; a button that adds it where there is none."""
    model = bound.field.model
    if model is None:
        raise TypeError(bound.field.name)
    if value is None:
        return group(bound.label, [button(f"Add “{bound.label}”", lambda: bound.put(blank(model)))])
    away = (
        []
        if bound.field.required
        else [button("Remove", lambda: bound.form.remove(bound.path), f"Remove {bound.label}")]
    )
    entry = value if isinstance(value, dict) else {}
    return group(bound.label, [indented(bound.controls(model, entry, bound.path)), *away])


def entry_list(bound: BoundField, value: Any) -> Widget:
    """Entries to unfold, each with its controls."""
    model = bound.field.model
    if model is None:
        raise TypeError(bound.field.name)
    entries = list(value or [])
    folded = widgets.Accordion(selected_index=None)
    folded.children = [_item(bound, model, entries, number) for number in range(len(entries))]
    folded.titles = tuple(_caption(each, n) for n, each in enumerate(entries))
    adding = button(f"Add to “{bound.label}”", lambda: bound.put([*entries, blank(model)]))
    return group(bound.label, [folded, adding] if entries else [adding])


def entries_by_name(bound: BoundField, value: Any) -> Widget:
    """Entries by their names, such as the texts of each level."""
    model = bound.field.model
    if model is None:
        raise TypeError(bound.field.name)
    entries: dict[str, Any] = dict(value or {})
    folded = widgets.Accordion(selected_index=None)
    folded.children = [
        widgets.VBox(bound.controls(model, each, (*bound.path, name))) for name, each in entries.items()
    ]
    folded.titles = tuple(entries)
    return group(bound.label, [folded])


def _item(bound: BoundField, model: type[BaseModel], entries: Sequence[Any], number: int) -> Widget:
    """One entry of a list of entries, with what can be done to it as a whole."""
    entry = entries[number] if isinstance(entries[number], dict) else {}
    twice = [*entries[: number + 1], *entries[number:]]
    copying = button("Copy", lambda: bound.put(twice), f"Copy {bound.label} {number + 1}")
    inside = bound.controls(model, entry, (*bound.path, number))
    return widgets.VBox([*inside, widgets.HBox([*item_buttons(bound, entries, number), copying])])


def _caption(entry: Any, number: int) -> str:
    if isinstance(entry, dict):
        told = next(
            (str(entry[name]) for name in ("title", "name", "says", "text", "ask") if name in entry), ""
        )
        told = told or in_brackets(entry)
        return f"{number + 1}. {id_of(entry)} {told}".strip()[:LINE]
    return f"{number + 1}."
