"""Where content and notebooks are: beside the package in a checkout, or where a wheel has put them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent
SETTINGS = "voila.json"  # it stands beside the package in a checkout only


def content_root() -> Path:
    """The `content` folder: `STRIDEWELL_CONTENT`, or that of this checkout or wheel."""
    given = os.environ.get("STRIDEWELL_CONTENT")
    return Path(given) if given else project_folder("content")


def project_folder(name: str) -> Path:
    """The folder `content` or `notebooks`, wherever the command is called from."""
    beside = PACKAGE.parent
    root = beside if (beside / SETTINGS).is_file() else Path(sys.prefix) / "share" / "stridewell"
    return root / name
