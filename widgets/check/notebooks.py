"""The rules of notebooks: story first, short calls on the guide, nothing stored."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..model.content.files import first_bytes
from ..model.content.findings import Finding
from ..model.content.passages import Passage
from ..model.json_text import read_json

NOT_FOR_PATIENTS = ("check", "clinic-visit", "edit", "review", "workshop")
MAX_LINES = 3
LARGEST = 10_000_000  # bytes; ours, without results, have about 10,000
TOO_MUCH = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.If,
    ast.For,
    ast.While,
    ast.With,
    ast.Try,
    ast.ListComp,
)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CARD = "guide.emergency_card()"
Cell = dict[str, Any]


def notebooks(folder: Path) -> list[tuple[str, Path]]:
    """Each notebook in `folder` and in the folders of other guides, with its name below the project."""
    paths = sorted([*folder.glob("*.ipynb"), *folder.glob("[a-z]*/*.ipynb")])
    return [(path.relative_to(folder.parent).as_posix(), path) for path in paths]


def notebook_findings(folder: Path) -> Iterator[Finding]:
    """A finding for each rule that a notebook in `folder` breaks; its lines are those of the file."""
    for file, path in notebooks(folder):
        yield from _Notebook(file, path).findings()


class _Notebook:
    def __init__(self, file: str, path: Path) -> None:
        self.file, self.path = file, path
        self.raw = raw_text(path)
        self.whole: Cell = {}
        self.cells: list[tuple[Cell, str]] | None = None
        self.damaged_at = 1
        try:
            self.whole = read_json(self.raw)
            self.cells = [(cell, _source(cell)) for cell in self.whole["cells"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.damaged_at = getattr(error, "line", 1)

    def findings(self) -> Iterator[Finding]:
        if self.cells is None:
            says = "This is no notebook, or a damaged one. Copy one that works."
            yield Finding(self.file, self.damaged_at, says, "SW706")
            return
        code = [source for cell, source in self.cells if cell["cell_type"] == "code"]
        yield from self._stored(self.whole, [cell for cell, _ in self.cells])
        yield from self._story(self.cells)
        for source in code:
            yield from self._code(source)
        if self.path.stem not in NOT_FOR_PATIENTS:
            yield from self._card_first(code)

    def _stored(self, whole: Cell, cells: list[Cell]) -> Iterator[Finding]:
        if "widgets" in whole.get("metadata", {}):
            yield self._finding(
                "SW701", '"widgets"', "The state of controls is stored here. Clear all outputs, then save."
            )
        if any(cell.get("outputs") or cell.get("execution_count") for cell in cells):
            stored = '"output_type"' if '"output_type"' in self.raw else '"execution_count": '
            yield self._finding("SW701", stored, "Results are stored here. Clear all outputs, then save.")

    def _story(self, cells: list[tuple[Cell, str]]) -> Iterator[Finding]:
        if not cells or cells[0][0]["cell_type"] != "markdown" or not cells[0][1].startswith("# "):
            yield self._finding("SW702", '"cells"', 'Start with a text cell: "# Title", then a sentence.')
        texts = [source for cell, source in cells if cell["cell_type"] == "markdown"]
        titles = [line for text in texts for line in text.splitlines() if line.startswith("# ")]
        for title in titles[1:]:
            yield self._finding("SW702", title, f'"{title}" is a second title. Write "##" instead of "#".')

    def _code(self, source: str) -> Iterator[Finding]:
        lines = [line for line in source.splitlines() if line.strip()]
        first = lines[0] if lines else ""
        if len(lines) > MAX_LINES:
            says = f"This cell has {len(lines)} lines. Keep one call in a cell, {MAX_LINES} lines at most."
            yield self._finding("SW703", first, says)
        try:
            nodes = list(ast.walk(ast.parse(source)))
        except (SyntaxError, ValueError, RecursionError):
            says = f'"{first}" cannot be read as a call. Compare it with a notebook that works.'
            yield self._finding("SW703", first, says)
            return
        if any(isinstance(node, TOO_MUCH) for node in nodes) or "display" in source or ".observe" in source:
            says = f'"{first}" is more than a call. Keep to lines such as guide.checklist().'
            yield self._finding("SW703", first, says)
        for node in nodes:
            for name in _imported(node):
                if name.partition(".")[0] != "widgets":
                    yield self._finding(
                        "SW704", name, f'"{name}" is not part of the guide. Import only from "widgets".'
                    )

    def _card_first(self, sources: list[str]) -> Iterator[Finding]:
        calls = [line for source in sources for line in source.splitlines() if line.startswith("guide.")]
        if not calls or calls[0] != CARD:
            first = calls[0] if calls else '"cells"'
            says = f"{CARD} should be the first call of a page for patients."
            yield self._finding("SW705", first, says)

    def _finding(self, code: str, words: str, says: str) -> Finding:
        line, column = place_in(self.raw, words)
        return Finding(self.file, line, says, code, column, words.strip('": '))


def place_in(raw: str, words: str) -> tuple[int, int]:
    """The line and column of the first of these words in a notebook's file; 1 and 1 when they are nowhere."""
    place = max(raw.find(words), raw.find(json.dumps(words, ensure_ascii=False)[1:-1]))
    above = raw[: max(place, 0)]
    return above.count("\n") + 1, len(above) - above.rfind("\n") if place >= 0 else 1


def cells_named(project: Path) -> Callable[[Finding], Finding]:
    """Puts before the words of a finding which cell it is about, and under which heading that stands: nobody
    sees the lines of the file in Jupyter.
    """

    def named(finding: Finding) -> Finding:
        lines = raw_text(project / finding.file).splitlines()[: finding.line]
        number = sum(line.lstrip().startswith('"cell_type":') for line in lines)
        cells = cells_of(project / finding.file)[:number]
        headings = [
            match[1] for kind, text in cells if kind == "markdown" for match in HEADING.finditer(text)
        ]
        under = f", under “{headings[-1]}”" if headings else ""
        return replace(finding, text=f"Cell {number}{under}: {finding.text}") if cells else finding

    return named


def notebook_passages(folder: Path) -> Iterator[Passage]:
    """The lines of all text cells, each with the line of the file it stands on."""
    for file, path in notebooks(folder):
        lines = raw_text(path).splitlines()
        for source in text_cells(path):
            yield from _passages(file, lines, source)


def text_cells(path: Path) -> list[str]:
    """The text of each Markdown cell of a notebook; none of a damaged one, which has its own finding."""
    return [source for kind, source in cells_of(path) if kind == "markdown"]


def cells_of(path: Path) -> list[tuple[str, str]]:
    """Each cell of a notebook: "markdown" or "code", and its text; none of a damaged one."""
    cells = _Notebook(path.name, path).cells or []
    return [(str(cell["cell_type"]), source) for cell, source in cells]


def raw_text(path: Path) -> str:
    """The text of a notebook; of one that is too large or no file, as much as shows that it is damaged."""
    try:
        return first_bytes(path, LARGEST).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _passages(file: str, lines: list[str], source: str) -> Iterator[Passage]:
    for words in filter(str.strip, source.splitlines()):
        written = json.dumps(words, ensure_ascii=False)[1:-1]
        line = next((number for number, each in enumerate(lines, 1) if written in each), 1)
        yield Passage(file, line, words)


def _source(cell: Cell) -> str:
    source, _ = cell["source"], cell["cell_type"]
    return source if isinstance(source, str) else "".join(source)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
