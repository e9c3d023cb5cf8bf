"""Controls for what a rule asks for: questions, each with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from ....model.content.yaml_document import Path
from ..choices import labelled
from ..yaml_text import in_brackets
from .bound_field import BoundField, remover, setter
from .building_blocks import Widget, button, group, indented, on_name, on_value, search
from .item_buttons import item_buttons

LEVELS = ("emergency", "today", "soon", "days", "routine")


def rows(bound: BoundField, value: Any) -> Widget:
    """The rows of a rule, any of which is enough."""
    rows = list(value or [])
    made = [
        indented(
            [
                _pairs(bound, row, (*bound.path, n), "unless" in row),
                *([widgets.HBox(item_buttons(bound, rows, n))]),
            ]
        )
        for n, row in enumerate(rows)
        if isinstance(row, dict)
    ]
    adding = search(labelled(bound.form.choices.named("question")), "Add a row for the question")
    on_name(adding, lambda name: bound.put([*rows, {name: _usual(bound, name)}]))
    return group(bound.label, [*made, adding])


def answers(bound: BoundField, value: Any) -> Widget:
    """The answers of one person."""
    return group(bound.label, [_pairs(bound, dict(value or {}), bound.path, True)])


def _pairs(bound: BoundField, row: Mapping[str, Any], path: Path, is_bare: bool) -> Widget:
    """Questions, each with its answer; in a row of a rule also what must not be, and a level."""
    shown = []
    for name, answer in row.items():
        if name == "unless":
            shown.append(group("But not with", [_pairs(bound, answer, (*path, name), True)]))
            continue
        known = LEVELS if name == "level" else bound.form.choices.answers(name.partition(".")[0])
        told = answer if isinstance(answer, str) else in_brackets(answer)
        one = widgets.Combobox(value=told, options=list(known), description=name, ensure_option=False)
        on_value(one, setter(bound.form, (*path, name)))
        slot = bound.form.slots[(*path, name)] = widgets.HTML()
        away = button("Remove", remover(bound.form, (*path, name)), f"Remove {name}")
        shown.append(widgets.VBox([widgets.HBox([one, away]), slot]))
    adding = search(labelled(bound.form.choices.named("question")), "Add a question")
    on_name(adding, lambda name: bound.form.put((*path, name), _usual(bound, name), ()))
    unless = (
        []
        if is_bare
        else [
            button(
                "Add “but not with”", lambda: bound.form.put((*path, "unless"), {_first(bound): "yes"}, ())
            )
        ]
    )
    return widgets.VBox([*shown, widgets.HBox([adding, *unless])])


def _usual(bound: BoundField, question: str) -> str:
    answers = bound.form.choices.answers(question)
    return "yes" if "yes" in answers else answers[-1]


def _first(bound: BoundField) -> str:
    return next((name for name, _ in bound.form.choices.named("question")), "")
