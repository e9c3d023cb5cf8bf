"""HTML reports for educators and reviewers: one file each, without script, for screen and paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER = Path(__file__).parent / "sheets"
TOKENS = Path(__file__).parent.parent / "page" / "static" / "tokens.css"


def html_report(template: str, title: str, folder: Path = FOLDER, **values: Any) -> str:
    """The page of a template in `folder`, its style sheets inside. One of another folder than `sheets/` may
    build on those there.
    """
    folders = dict.fromkeys((FOLDER, folder))
    sheets = [TOKENS, *(path for each in folders for path in sorted(each.glob("*.css")))]
    style = Markup("\n".join(path.read_text(encoding="utf-8") for path in sheets))  # noqa: S704 - our own files
    return _environment(folder).get_template(template).render(title=title, style=style, **values)


def html_part(template: str, folder: Path = FOLDER, **values: Any) -> str:
    """A part of such a page, for a notebook."""
    return _environment(folder).get_template(template).render(**values)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader([folder, FOLDER]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
