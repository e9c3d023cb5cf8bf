"""Promises of the notebooks: story first, one-line calls, nothing stored."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted([*FOLDER.glob("*.ipynb"), *FOLDER.glob("[a-z]*/*.ipynb")])
NOT_FOR_PATIENTS = ("check", "clinic-visit", "workshop")
NOT_IN_NOTEBOOKS = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.For, ast.While, ast.With)


def name_of(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def code(path: Path) -> list[str]:
    return [cell.source for cell in read(path).cells if cell.cell_type == "code"]


def test_the_notebooks_of_the_guide_are_here() -> None:
    assert {path.stem for path in NOTEBOOKS} >= {"index", "understand", "symptoms", "check"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_it_carries_no_outputs_counts_or_widget_state(path: Path) -> None:
    notebook = read(path)

    assert "widgets" not in notebook.metadata
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert not cell.get("execution_count")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_it_starts_with_one_title_and_words(path: Path) -> None:
    first = read(path).cells[0]
    titles = [
        line
        for c in read(path).cells
        if c.cell_type == "markdown"
        for line in c.source.splitlines()
        if line.startswith("# ")
    ]

    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert len(titles) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_its_code_is_short_calls_on_the_guide(path: Path) -> None:
    for source in code(path):
        tree = ast.parse(source)
        imports = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]

        assert len([line for line in source.splitlines() if line.strip()]) <= 3
        assert not any(isinstance(node, NOT_IN_NOTEBOOKS) for node in ast.walk(tree))
        assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
        assert set(imports) <= {"widgets"}
        assert "%" not in source and "display" not in source


@pytest.mark.parametrize("path", [p for p in NOTEBOOKS if p.stem not in NOT_FOR_PATIENTS], ids=name_of)
def test_the_emergency_card_comes_before_any_other_component(path: Path) -> None:
    calls = [source for source in code(path) if source.startswith("guide.")]

    assert calls[0] == "guide.emergency_card()"
