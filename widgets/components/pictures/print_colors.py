"""Drawings for a program that knows no CSS variables: WeasyPrint, which writes the PDF."""

from __future__ import annotations

import re
from functools import cache

from ..declaration import FrontEndFiles

TOKEN = re.compile(r"(--sw-figure-[\w-]+):\s*(#\w+);")
USE = re.compile(r"var\((--sw-figure-[\w-]+)\)")


def with_print_colors(html: str) -> str:
    """The page with each colour of its drawings written out, as on a light screen."""
    return USE.sub(lambda use: light_colors()[use.group(1)], html)


@cache
def light_colors() -> dict[str, str]:
    """The colours of drawings by token: the first set of the style sheet."""
    light = FrontEndFiles()["components/pictures/pictures.css"].partition("@media")[0]
    return dict(TOKEN.findall(light))
