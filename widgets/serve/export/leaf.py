"""One page of an exported site, made of the page as Voila wrote it."""

from __future__ import annotations

from collections.abc import Callable

from ...page.visit import POLICY
from ..addresses import asked_ahead, modules_of, readdressed
from .head import before, unlisted, with_policy
from .parts import KEEPER, Parts
from .place import Place, relinked


def leaf(html: str, place: Place, one_form: Callable[[str], str], parts: Parts, is_draft: bool) -> str:
    """The page with relative links, its policy, its modules asked for ahead, and the keeper of pages."""
    html = relinked(html, place, one_form)
    html = readdressed(html, lambda name: name, lambda name: place.up + parts.path(name))
    modules = parts.imported(modules_of(html))
    html = asked_ahead(html, (place.up + parts.path(name) for name in modules))
    keeper = place.up + parts.path(KEEPER)
    html = before(html, "</body>", f'<script type="module" src="{keeper}"></script>')
    html = with_policy(html, POLICY)
    return unlisted(html) if is_draft else html
