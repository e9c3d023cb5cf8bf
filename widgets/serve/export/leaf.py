"""One page of an exported site, made of the page as Voila wrote it."""

from __future__ import annotations

from collections.abc import Callable

from ...page.visit import POLICY
from ..addresses import asked_ahead, modules_of, readdressed
from ..headers import allowing
from ..joined import with_style
from .head import before, unlisted, with_policy
from .parts import KEEPER, Parts
from .place import Place, relinked


def leaf(html: str, place: Place, one_form: Callable[[str], str], parts: Parts, is_draft: bool) -> str:
    """The page with relative links, its style inside, its policy, its modules ahead, and the keeper."""
    html = relinked(html, place, one_form)
    html = readdressed(html, lambda name: name, lambda name: place.up + parts.path(name))
    html = asked_ahead(html, (place.up + parts.path(name) for name in modules_of(html)))
    html, style = with_style(html, lambda address: parts.sheet(address.removeprefix(place.up)))
    keeper = place.up + parts.path(KEEPER)
    html = before(html, "</body>", f'<script type="module" src="{keeper}"></script>')
    html = with_policy(html, allowing(POLICY, style))
    return unlisted(html) if is_draft else html
