"""The markup of the forms: each part is a macro of `parts.html`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def part(name: str, *values: Any, **named: Any) -> str:
    """A part by its name, such as "help", with its values; words in them are text, never markup."""
    return str(getattr(_parts(), name)(*values, **named))


@cache
def _parts() -> Any:
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("parts.html").module
