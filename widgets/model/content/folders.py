"""Where content and notebooks are: beside the package in a checkout, or where a wheel has put them."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent
SETTINGS = "voila.json"  # it stands beside the package in a checkout only


def project_folder(name: str) -> Path:
    """The folder `content` or `notebooks`, wherever the command is called from."""
    beside = PACKAGE.parent
    root = beside if (beside / SETTINGS).is_file() else Path(sys.prefix) / "share" / "stridewell"
    return root / name
