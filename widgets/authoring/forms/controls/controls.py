"""The controls of a form: one for each kind of field, made of ordinary ipywidgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets
from pydantic import BaseModel

from ....model.content.yaml_document import Path
from ..field_words import words_of
from ..fields import Field, fields_of, order_of
from ..parts import part
from . import conditions, lists, nested_entries, pickers, texts
from .bound_field import BoundField, Form
from .building_blocks import Widget, classed


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
    "entry": nested_entries.one_entry,
    "entries": nested_entries.entry_list,
    "branches": nested_entries.entries_by_name,
    "table": lists.table,
    "yaml": texts.as_in_file,
}
