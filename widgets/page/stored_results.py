"""Keeps results out of notebooks as JupyterLab saves them: a page is made anew each time it is shown."""

from __future__ import annotations

from typing import Any


def without_results(model: dict[str, Any], **_: Any) -> None:
    """Jupyter's hook before a save: takes the results of cells, and the state of controls, out of `model`."""
    notebook = model.get("content")
    if model.get("type") != "notebook" or not isinstance(notebook, dict):
        return
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", []):
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
