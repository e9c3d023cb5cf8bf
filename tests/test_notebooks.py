"""Promises of the notebooks: story first, one-line calls, nothing stored."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from widgets.check.notebooks import notebook_findings, notebooks

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "notebooks"
Notebook = dict[str, Any]


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[[Callable[[Notebook], Any]], list[str]]:
    """Changes a copy of a patient page, and returns the codes that are then found."""

    def codes(change: Callable[[Notebook], Any]) -> list[str]:
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        page = json.loads((FOLDER / "symptoms.ipynb").read_text(encoding="utf-8"))
        change(page)
        (folder / "symptoms.ipynb").write_text(json.dumps(page, indent=1), encoding="utf-8")
        return [finding.code for finding in notebook_findings(folder)]

    return codes


def code_cell(page: Notebook, number: int = 0) -> Notebook:
    cells: list[Notebook] = [cell for cell in page["cells"] if cell["cell_type"] == "code"]
    return cells[number]


def test_the_notebooks_of_the_guide_are_here() -> None:
    assert {path.stem for _, path in notebooks(FOLDER)} >= {"index", "understand", "symptoms", "check"}
    assert any("/" in file.removeprefix("notebooks/") for file, _ in notebooks(FOLDER))


def test_they_keep_every_rule() -> None:
    assert [str(finding) for finding in notebook_findings(FOLDER)] == []


def test_an_untouched_copy_keeps_every_rule(spoiled: Callable[..., list[str]]) -> None:
    assert spoiled(lambda page: None) == []


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("SW701", lambda page: code_cell(page).update(execution_count=3)),
        ("SW701", lambda page: code_cell(page).update(outputs=[{"output_type": "stream", "text": "x"}])),
        ("SW701", lambda page: page["metadata"].update(widgets={})),
        ("SW702", lambda page: page["cells"].pop(0)),
        ("SW702", lambda page: page["cells"][0].update(source="# One\n\n# Two")),
        ("SW703", lambda page: code_cell(page, -1).update(source="for n in 'ab':\n    print(n)")),
        ("SW703", lambda page: code_cell(page, -1).update(source="%matplotlib inline")),
        ("SW703", lambda page: code_cell(page, -1).update(source="a\nb\nc\nd")),
        ("SW703", lambda page: code_cell(page, -1).update(source="display(guide)")),
        ("SW703", lambda page: code_cell(page, -1).update(source="f = lambda: 1")),
        ("SW704", lambda page: code_cell(page, -1).update(source="import pandas")),
        ("SW704", lambda page: code_cell(page, -1).update(source="from os import path")),
        ("SW706", lambda page: page.pop("cells")),
        ("SW706", lambda page: page.update(cells=[3])),
    ],
)
def test_a_page_that_breaks_a_rule_is_told_which(
    code: str, change: Callable[[Notebook], Any], spoiled: Callable[..., list[str]]
) -> None:
    assert code in spoiled(change)


def test_nothing_may_stand_above_the_emergency_card(spoiled: Callable[..., list[str]]) -> None:
    def moved(page: Notebook) -> None:
        at = next(n for n, cell in enumerate(page["cells"]) if "emergency_card" in str(cell["source"]))
        page["cells"].append(page["cells"].pop(at))

    assert spoiled(moved) == ["SW705"]


def test_a_finding_names_its_line_and_column(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "notebooks"))
    path = folder / "plan.ipynb"
    text = path.read_text(encoding="utf-8").replace("from widgets import Guide", "import os", 1)
    path.write_text(text, encoding="utf-8")

    (finding,) = [finding for finding in notebook_findings(folder) if finding.code == "SW704"]

    line = text.splitlines()[finding.line - 1]
    assert finding.file == "notebooks/plan.ipynb"
    assert line[finding.column - 1 :].startswith("os")


def test_every_hook_is_a_tool_of_this_environment() -> None:
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    hooks = {hook["id"]: hook for hook in repo["hooks"]}

    assert {"ruff", "nbstripout", "check"} <= set(hooks)
    assert all(hook["language"] == "system" for hook in hooks.values())
    assert all((ROOT / hook["entry"].split()[0]).exists() for hook in hooks.values())
    assert "jupyter" in hooks["ruff"]["types_or"]
