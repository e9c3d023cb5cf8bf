"""The controls of a form: one for each kind of field, made of ordinary ipywidgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets
from pydantic import BaseModel

from ....model.content.yaml_document import Path
from ..blank_entry import blank
from ..field_words import words_of
from ..fields import Field, fields_of, order_of
from ..kinds import id_of
from ..parts import part
from ..yaml_text import in_brackets
from . import conditions, lists, pickers, texts
from .bound_field import BoundField, Form
from .building_blocks import Widget, button, classed, group, indented
from .item_buttons import item_buttons
from .texts import LINE


def controls(
    form: Form, model: type[BaseModel], entry: Mapping[str, Any], path: Path, left_out: Sequence[str] = ()
) -> list[Widget]:
    """The controls for all fields of an entry."""
    order = order_of(model)
    return [
        control(form, model.__name__, field, entry.get(field.name), (*path, field.name), order)
        for field in fields_of(model, tuple(left_out))
    ]


def control(form: Form, model: str, field: Field, value: Any, path: Path, order: Sequence[str]) -> Widget:
    """One field: its label and control, what it is for, and room for findings."""
    label, told = words_of(model, field.name)
    make = MAKERS[field.kind]
    made = make(BoundField(form, field, label, path, order, partial(controls, form)), value)
    slot = form.slots[path] = widgets.HTML()
    helped = [widgets.HTML(part("help", told))] if told else []
    return classed(widgets.VBox([made, *helped, slot]), "sw-edit-field")


def _entry(bound: BoundField, value: Any) -> Widget:
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


def _entries(bound: BoundField, value: Any) -> Widget:
    model = bound.field.model
    if model is None:
        raise TypeError(bound.field.name)
    entries = list(value or [])
    folded = widgets.Accordion(selected_index=None)
    folded.children = [_one_of(bound, model, entries, number) for number in range(len(entries))]
    folded.titles = tuple(_caption(each, n) for n, each in enumerate(entries))
    adding = button(f"Add to “{bound.label}”", lambda: bound.put([*entries, blank(model)]))
    return group(bound.label, [folded, adding] if entries else [adding])


def _one_of(bound: BoundField, model: type[BaseModel], entries: Sequence[Any], number: int) -> Widget:
    """One entry of a list of entries, with what can be done to it as a whole."""
    entry = entries[number] if isinstance(entries[number], dict) else {}
    twice = [*entries[: number + 1], *entries[number:]]
    copying = button("Copy", lambda: bound.put(twice), f"Copy {bound.label} {number + 1}")
    inside = bound.controls(model, entry, (*bound.path, number))
    return widgets.VBox([*inside, widgets.HBox([*item_buttons(bound, entries, number), copying])])


def _branches(bound: BoundField, value: Any) -> Widget:
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


def _caption(entry: Any, number: int) -> str:
    if isinstance(entry, dict):
        told = next(
            (str(entry[name]) for name in ("title", "name", "says", "text", "ask") if name in entry), ""
        )
        told = told or in_brackets(entry)
        return f"{number + 1}. {id_of(entry)} {told}".strip()[:LINE]
    return f"{number + 1}."


MAKERS: Mapping[str, Callable[[BoundField, Any], Widget]] = {
    "text": texts.text,
    "number": texts.text,
    "prose": texts.prose,
    "choice": pickers.choice,
    "yes-no": pickers.yes_no,
    "day": pickers.day,
    "name": pickers.name,
    "names": lists.names,
    "choices": pickers.choices,
    "words": lists.words,
    "rows": conditions.rows,
    "answers": conditions.answers,
    "entry": _entry,
    "entries": _entries,
    "branches": _branches,
    "table": lists.table,
    "yaml": texts.as_in_file,
}
