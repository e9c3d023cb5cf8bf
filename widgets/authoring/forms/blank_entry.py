"""A new entry, with every line that it cannot do without."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel

from .fields import Field, fields_of, order_of


def blank(model: type[BaseModel]) -> dict[str, Any]:
    """A new entry: its required fields, to be filled in."""
    made: dict[str, Any] = {}
    rank = order_of(model)
    for field in sorted(fields_of(model), key=lambda field: rank.index(field.name)):
        if field.required:
            made[field.name] = _blank_value(field)
    return made


def _blank_value(field: Field) -> Any:
    if field.kind == "choice":
        return "draft choice" if "draft choice" in field.choices else field.choices[0]
    if field.kind == "entry" and field.model:
        return blank(field.model)
    if field.kind == "entries" and field.model:
        return [blank(field.model)]
    if field.kind == "choices":
        return list(field.choices[:1])
    if field.kind in ("names", "words", "rows"):
        return []
    if field.kind in ("answers", "table", "branches"):
        return {}
    return {"yes-no": "no", "number": "1", "day": date.today().isoformat()}.get(field.kind, "")
