"""One content file as a form sees it: its values, and the text with one of them changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from ...model.content.yaml_document import Path
from . import section_splice, yaml_splice
from .yaml_text import Value

BOM = "\ufeff"


@dataclass(frozen=True)
class Document:
    """A file by its name below `content/`, and its text; every change gives another document."""

    file: str
    text: str

    @property
    def _splice(self) -> ModuleType:
        return section_splice if self.file.endswith(".md") else yaml_splice

    @property
    def data(self) -> Any:
        """Its lists, mappings and texts. Raises YAMLError for a text that cannot be read."""
        return self._splice.data_of(self.text)

    def at(self, path: Path) -> Any:
        """The value at a place. Raises LookupError when there is none."""
        data = self.data
        for part in path:
            data = data[part]
        return data

    def with_value(self, path: Path, value: Value, order: Sequence[str] = ()) -> Document:
        """The document with another value; a new line stands where `order` has its name."""
        return self._made(self._splice.with_value(self.text, path, value, order))

    def without(self, path: Path) -> Document:
        """The document without a line or an item."""
        return self._made(self._splice.without(self.text, path))

    def with_item(self, path: Path, at: int, value: Value) -> Document:
        """The document with one more item in a list."""
        return self._made(self._splice.with_item(self.text, path, at, value))

    def moved(self, path: Path, number: int, to: int) -> Document:
        """The document with an item of a list in another place."""
        return self._made(self._splice.moved(self.text, path, number, to))

    def _made(self, text: str) -> Document:
        return Document(self.file, text)
