"""One page of an exported site, made of the page as Voila wrote it."""

from __future__ import annotations

from collections.abc import Callable

from ...page.visit import POLICY
from ..addresses import readdressed, with_script
from ..headers import allowing
from ..joined import with_style
from ..named import only_named, with_sources_elsewhere
from ..thin import thin
from .head import unlisted, with_policy
from .parts import Parts
from .place import Place, relinked


def leaf(html: str, place: Place, one_form: Callable[[str], str], parts: Parts, is_draft: bool) -> str:
    """The page with relative links, its style inside, its policy, and its script."""
    html = relinked(thin(with_sources_elsewhere(only_named(html))), place, one_form)
    html = readdressed(html, lambda name: name, lambda name: place.up + parts.path(name))
    html, style = with_style(html, lambda address: parts.sheet(address.removeprefix(place.up)))
    html = with_policy(html, allowing(POLICY, style))
    html = unlisted(html) if is_draft else html
    return with_script(html, lambda name: place.up + parts.path(name))
