"""The buttons beside an item of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .bound_field import BoundField
from .building_blocks import Widget, button


def item_buttons(bound: BoundField, values: Sequence[Any], number: int) -> list[Widget]:
    """The buttons beside an item of a list: up, down, and away."""
    name = f"{bound.label} {number + 1}"
    up = button("↑", lambda: bound.form.move(bound.path, number, number - 1), f"Move {name} up")
    down = button("↓", lambda: bound.form.move(bound.path, number, number + 1), f"Move {name} down")
    up.disabled, down.disabled = number == 0, number == len(values) - 1
    rest = [each for n, each in enumerate(values) if n != number]
    away = button(
        "Remove",
        lambda: bound.put(rest) if not rest else bound.form.remove((*bound.path, number)),
        f"Remove {name}",
    )
    return [up, down, away]
