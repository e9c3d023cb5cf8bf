"""HTML reports for educators and reviewers: one file each, without script, for screen and paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER = Path(__file__).parent / "sheets"
TOKENS = Path(__file__).parent.parent / "page" / "static" / "tokens.css"


def html_report(template: str, title: str, **values: Any) -> str:
    """The page of a template in `sheets/`, its style sheets inside."""
    sheets = [path.read_text(encoding="utf-8") for path in (TOKENS, FOLDER / "sheet.css")]
    style = Markup("\n".join(sheets))  # noqa: S704 - our own files
    return _environment().get_template(template).render(title=title, style=style, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
