"""`edit()`: the forms in a notebook, for whoever may change the words."""

from __future__ import annotations

import os
from typing import Any

from ...model.content.folders import content_root
from ...model.published.settings import EDITING, store_folder

ON_A_PAGE = ("SERVER_SOFTWARE", "QUERY_STRING")  # what Voila tells a kernel
NOT_HERE = (
    "This page changes words for whoever has the editor's key, or works in JupyterLab (make edit). "
    "Set STRIDEWELL_EDITOR_KEY where the server is started, and open /edit/."
)
NOT_THESE = "These are published words, which never change. Start JupyterLab with: make edit"


def edit() -> Any:
    """The forms. Raises PermissionError on a page whose visitor has not given the editor's key."""
    on_a_page = any(name in os.environ for name in ON_A_PAGE)
    if on_a_page and os.environ.get(EDITING) != "yes":
        raise PermissionError(NOT_HERE)
    root = content_root()
    if (
        root.resolve().is_relative_to(store_folder(root).resolve() / "versions")
        or root.parent.parent.name == "versions"
    ):
        raise PermissionError(NOT_THESE)
    from .editor import Editor

    return Editor(root, root.parent / "notebooks").widget
