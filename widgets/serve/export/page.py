"""One page of an exported site: relative links, its style inside, its policy in a meta element."""

from __future__ import annotations

from collections.abc import Callable

from ...page.voila_hooks import POLICY
from ..app.security_headers import allowing
from ..pages.inline_style import with_style
from ..pages.prune_notes import with_named_notes_only, with_sources_elsewhere
from ..pages.urls import readdressed, with_script
from ..pages.whitespace import without_block_whitespace
from .assets import ExportAssets
from .page_head import unlisted, with_policy
from .paths import PagePath, relinked


def exported_page(
    html: str, place: PagePath, one_form: Callable[[str], str], parts: ExportAssets, is_draft: bool
) -> str:
    """The page with relative links, its style inside, its policy, and its script."""
    html = relinked(
        without_block_whitespace(with_sources_elsewhere(with_named_notes_only(html))), place, one_form
    )
    html = readdressed(html, lambda name: name, lambda name: place.up + parts.path(name))
    html, style = with_style(html, lambda address: parts.sheet(address.removeprefix(place.up)))
    html = with_policy(html, allowing(POLICY, style))
    html = unlisted(html) if is_draft else html
    return with_script(html, lambda name: place.up + parts.path(name))
