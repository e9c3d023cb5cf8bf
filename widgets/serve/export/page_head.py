"""The policy and the robots line in the head of a page, where no server sends them as headers."""

from __future__ import annotations

import re
from html import escape

from ..pages.urls import CHARSET

ONLY_IN_HEADERS = "frame-ancestors"
SHEET = re.compile(r'\s*<link rel="stylesheet" href="[^"]*?assets/[^/"]+/([\w./-]+)">')


def meta_policy(policy: str) -> str:
    """A policy without what a browser takes from headers only."""
    parts = (part.strip() for part in policy.split(";"))
    return "; ".join(part for part in parts if not part.startswith(ONLY_IN_HEADERS))


def with_policy(html: str, policy: str) -> str:
    """The page with its policy as its first element but one, so that it holds for all after it."""
    said = escape(meta_policy(policy), quote=False)
    return html.replace(
        CHARSET, f'{CHARSET}\n  <meta http-equiv="Content-Security-Policy" content="{said}">', 1
    )


def unlisted(html: str) -> str:
    """The page, asking search engines to leave it out."""
    return html.replace(CHARSET, f'{CHARSET}\n  <meta name="robots" content="noindex">', 1)
