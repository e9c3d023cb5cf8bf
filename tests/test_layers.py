"""Promises of the layers: what CONTRIBUTING.md says of them is what `lint-imports` holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
ROWS = [
    row.split(" : ") for each in CONTRACTS if each["type"] == "layers" for row in reversed(each["layers"])
]
LAYERS = [layer for row in ROWS for layer in row]
ROW = re.compile(r"^\| `widgets/([\w/]+?)(?:/|\.py)` \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def allowed(layer: str) -> list[str]:
    """What the contracts let a layer import: those below it, without those that are forbidden to it."""
    forbidden = {
        module
        for each in CONTRACTS
        if each["type"] == "forbidden" and f"widgets.{layer}" in each["source_modules"]
        for module in each["forbidden_modules"]
    }
    known = [each for row in ROWS[: _level(layer)] for each in row]
    beside = [each for each in ROWS[_level(layer)] if each != layer]
    return [each for each in known + beside if not any(_within(f"widgets.{each}", m) for m in forbidden)]


def _level(layer: str) -> int:
    return next(at for at, row in enumerate(ROWS) if layer in row)


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def test_the_table_of_folders_says_what_the_contracts_hold() -> None:
    rows = ROW.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    told = {folder.replace("/", "."): words for folder, words in rows}

    assert told == {layer: ", ".join(allowed(layer)) or "nothing of ours" for layer in LAYERS}


def test_the_contracts_see_every_module() -> None:
    """Of a folder without `__init__.py` the linter reads nothing, and says nothing."""
    settings_of_jupyter = ROOT / "widgets" / "page" / "jupyter"
    folders = {path.parent for path in (ROOT / "widgets").rglob("*.py")} - {settings_of_jupyter}

    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]
