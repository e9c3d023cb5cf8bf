"""Controls for lists of single values: names, lines of text, and words each with a text of its own."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ..choices import labelled, name_in
from .bound_field import BoundField, remover, setter
from .building_blocks import Widget, button, group, on_name, on_value, search
from .item_buttons import item_buttons
from .texts import LINE


def names(bound: BoundField, value: Any) -> Widget:
    """The names of other entries, each with its title."""
    names = [str(each) for each in value or []]
    titles = dict(bound.form.choices.named(bound.field.of))
    rows = [
        widgets.HBox(
            [
                widgets.Label(f"{name} · {titles[name]}" if titles.get(name) else name),
                *item_buttons(bound, names, n),
            ]
        )
        for n, name in enumerate(names)
    ]
    left = [each for each in labelled(list(titles.items())) if name_in(each) not in names]
    adding = search(left, "Add")

    on_name(adding, lambda name: bound.put([*names, name]))
    return group(bound.label, [*rows, adding])


def words(bound: BoundField, value: Any) -> Widget:
    """Lines of text."""
    texts = [str(each) for each in value or []]
    rows = []
    for number, told in enumerate(texts):
        one = widgets.Textarea(
            value=told, description=f"{bound.label}, {number + 1}", rows=max(1, -(-len(told) // LINE))
        )
        on_value(one, setter(bound.form, (*bound.path, number)))
        slot = bound.form.slots[(*bound.path, number)] = widgets.HTML()
        rows.append(widgets.VBox([one, widgets.HBox(item_buttons(bound, texts, number)), slot]))
    adding = button("Add a line", lambda: bound.put([*texts, ""]))
    return group(bound.label, [*rows, adding])


def table(bound: BoundField, value: Any) -> Widget:
    """Words, each with a text of its own."""
    pairs: dict[str, Any] = dict(value or {})
    rows = []
    for name, told in pairs.items():
        one = widgets.Text(value=str(told), description=name)
        on_value(one, setter(bound.form, (*bound.path, name)))
        slot = bound.form.slots[(*bound.path, name)] = widgets.HTML()
        away = button("Remove", remover(bound.form, (*bound.path, name)), f"Remove {name}")
        rows.append(widgets.VBox([widgets.HBox([one, away]), slot]))
    new = widgets.Combobox(
        description="Add a line for",
        options=[*bound.field.choices],
        ensure_option=False,
        continuous_update=False,
    )
    on_name(new, lambda name: bound.put({**pairs, name: ""}))
    return group(bound.label, [*rows, new])
