"""What controls are built of: buttons, groups with a label, fields to search in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets

from ..choices import name_in
from ..parts import part

Widget = Any  # ipywidgets ships no types


def on_value(made: Widget, act: Callable[[Any], Any]) -> None:
    """Calls `act` with each new value of a control."""
    made.observe(lambda change: act(change["new"]), "value")


def on_name(made: Widget, act: Callable[[str], None]) -> None:
    """Calls `act` with the name in what was chosen or typed, once there is one."""

    def take(new: str) -> None:
        if name_in(new):
            act(name_in(new))

    on_value(made, take)


def button(text: str, act: Callable[[], Any], told: str = "") -> Widget:
    """A button that calls `act`; `told` is its tooltip, where the text alone says too little."""
    made = widgets.Button(description=text, tooltip=told or text)
    made.on_click(lambda _: act())
    return made


def search(options: Sequence[str], description: str) -> widgets.Combobox:
    """A field that finds one of the options as one types."""
    return widgets.Combobox(
        options=options,
        description=description,
        placeholder="Type to search",
        ensure_option=False,
        continuous_update=False,
    )


def group(label: str, inside: Sequence[Widget]) -> Widget:
    """Controls below the label they share."""
    return widgets.VBox([widgets.HTML(part("label", label)), *inside])


def indented(children: Sequence[Widget]) -> Widget:
    """Controls that stand a step further in."""
    return classed(widgets.VBox(list(children)), "sw-edit-inside")


def classed(made: Widget, name: str) -> Widget:
    """The same control, with a class for the style sheet."""
    made.add_class(name)
    return made
