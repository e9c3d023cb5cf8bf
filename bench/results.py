"""What the last runs came to, in a file beside this one that git does not keep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "results.json"


def read(file: Path = FILE) -> dict[str, Any]:
    """The figures of the last runs by their part, "bench" and "load"; empty when none was made."""
    if not file.exists():
        return {}
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def keep(part: str, figures: Any, file: Path = FILE) -> None:
    """Puts the figures of a run in the place of the last ones of that part."""
    file.write_text(json.dumps({**read(file), part: figures}, indent=1), encoding="utf-8")
