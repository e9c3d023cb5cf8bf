"""One page of an exported site: relative links, its style inside, its policy in a meta element."""

from __future__ import annotations

from ...page.content_security_policy import POLICY, allowing
from ..pages.finish import Finished, finish
from .page_head import UNLISTED, policy_element
from .urls import ExportedUrls


def exported_page(html: str, urls: ExportedUrls, is_draft: bool) -> Finished:
    """The page as Voila wrote it, finished for its place."""
    unlisted = [UNLISTED] if is_draft else []
    return finish(html, urls, lambda style: [*unlisted, policy_element(allowing(POLICY, style))])
