"""A field in its form: where its value stands in the file, and what becomes of a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from ....model.content.yaml_document import Path
from ..choices import Choices
from ..fields import Field
from .building_blocks import Widget


class Form(Protocol):
    """What a control asks of the form it stands in."""

    choices: Choices
    slots: dict[Path, Widget]

    def set(self, path: Path, value: Any, order: Sequence[str]) -> None:
        """Takes a new value, once the typing pauses."""

    def remove(self, path: Path) -> None:
        """Takes a line or an item away, and draws the form anew."""

    def put(self, path: Path, value: Any, order: Sequence[str]) -> None:
        """Takes a new value at once, and draws the form anew."""

    def move(self, path: Path, number: int, to: int) -> None:
        """Gives an item of a list another place, and draws the form anew."""


@dataclass(frozen=True)
class BoundField:
    """A field whose value stands at `path`; `controls` makes those of an entry inside it."""

    form: Form
    field: Field
    label: str
    path: Path
    order: Sequence[str]
    controls: Callable[[type[BaseModel], Mapping[str, Any], Path], list[Widget]]

    def set(self, value: Any) -> None:
        """Takes a value; an empty one of a line that may be left out takes the line away."""
        self.form.set(self.path, None if not value and not self.field.required else value, self.order)

    def put(self, value: Any) -> None:
        """The same at once, and the form is drawn anew."""
        self.form.put(self.path, None if not value and not self.field.required else value, self.order)


def setter(form: Form, path: Path) -> Callable[[str], None]:
    """What takes a text as the value at `path`, on one line."""
    return lambda new: form.set(path, " ".join(new.split()), ())


def remover(form: Form, path: Path) -> Callable[[], None]:
    """What takes the value at `path` away."""
    return lambda: form.remove(path)
