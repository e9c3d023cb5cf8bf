"""Where a new entry goes: the guide it belongs to, the files it changes, the words it may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.content.content import Content
from ..model.content.loader import guide_names
from ..model.content.yaml_document import Path as Place
from .yaml_insert import inserted


@dataclass(frozen=True)
class Site:
    """A guide as it stands: `root` is the `content` folder, `notebooks` that of the notebooks."""

    root: Path
    notebooks: Path
    content: Content

    def text(self, file: str) -> str:
        """A file of the guide, such as "cards.yaml", letter by letter."""
        return (self.root / self.content.name / file).read_bytes().decode("utf-8-sig")

    def added(self, file: str, place: Place, entry: str, after: int | None = None) -> dict[str, str]:
        """A file of the guide with one more entry in a list, by its path below `content/`."""
        return {f"{self.content.name}/{file}": inserted(self.text(file), place, entry, after)}

    def shared(self, file: str, entry: str) -> dict[str, str]:
        """A file that all guides share, such as "glossary.yaml", with one more entry at its end."""
        text = (self.root / file).read_bytes().decode("utf-8-sig")
        return {file: inserted(text, (), entry)}

    @property
    def folder(self) -> Path:
        """Where the guide's notebooks stand."""
        first = guide_names(self.root)[0]
        return self.notebooks if self.content.name == first else self.notebooks / self.content.name


@dataclass(frozen=True)
class Draft:
    """What a new entry writes: `files` below `content/`, `notebooks` by their path, and what comes next."""

    files: Mapping[str, str]
    notebooks: Mapping[Path, str]
    next_step: str


def next_free(names: Iterable[str], start: str) -> str:
    """The next name after the highest of those that begin with `start`, with two digits or more."""
    numbers = [int(name.removeprefix(start)) for name in names if re.fullmatch(rf"{start}\d+", name)]
    return f"{start}{max(numbers, default=0) + 1:02d}"
