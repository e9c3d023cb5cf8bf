"""One page of an exported site, made of the page as Voila wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...page.visit import POLICY
from ..addresses import readdressed
from .head import before, unlisted, with_policy
from .parts import KEEPER, Parts
from .place import Place, relinked

MODULE = re.compile(r'\bdata-module="([\w/.-]+\.js)"')
HOST = "host.js"


def leaf(html: str, place: Place, one_form: Callable[[str], str], parts: Parts, is_draft: bool) -> str:
    """The page with relative links, its policy, its modules asked for ahead, and the keeper of pages."""
    html = relinked(html, place, one_form)
    html = readdressed(html, lambda name: name, lambda name: place.up + parts.path(name))
    modules = [place.up + parts.path(name) for name in modules_of(html, parts)]
    html = before(html, "</head>", *(f'<link rel="modulepreload" href="{module}">' for module in modules))
    keeper = place.up + parts.path(KEEPER)
    html = before(html, "</body>", f'<script type="module" src="{keeper}"></script>')
    html = with_policy(html, POLICY)
    return unlisted(html) if is_draft else html


def modules_of(html: str, parts: Parts) -> list[str]:
    """The modules a page will ask for: the host, its components', and what these import."""
    return parts.imported([HOST, *MODULE.findall(html)])
