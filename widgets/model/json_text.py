"""Reads JSON that others wrote: notebooks and visit files, no deeper and no larger than they need to be."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import from_json

LINE = re.compile(r"\bline (\d+)\b")


class JsonDamaged(ValueError):  # noqa: N818 - whoever reads says what to do
    """Raised for a text that is no JSON, or is deeper than 200 levels; `line` counts from 1."""

    def __init__(self, cause: ValueError) -> None:
        super().__init__(str(cause))
        found = LINE.search(str(cause))
        self.line = int(found[1]) if found else 1


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text. Raises JsonDamaged; pydantic's reader stops at 200 levels by itself."""
    try:
        return from_json(text.encode() if isinstance(text, str) else text, allow_inf_nan=False)
    except ValueError as error:
        raise JsonDamaged(error) from None
