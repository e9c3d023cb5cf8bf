"""The policy and the robots line in the head of a page, where no server sends them as headers."""

from __future__ import annotations

from html import escape

ONLY_IN_HEADERS = "frame-ancestors"
UNLISTED = '<meta name="robots" content="noindex">'  # asks search engines to leave the page out
CHARSET = '<meta charset="utf-8">'


def policy_element(policy: str) -> str:
    """The Content-Security-Policy as an element; it holds for all that comes after it."""
    said = escape(meta_policy(policy), quote=False)
    return f'<meta http-equiv="Content-Security-Policy" content="{said}">'


def meta_policy(policy: str) -> str:
    """A policy without what a browser takes from headers only."""
    parts = (part.strip() for part in policy.split(";"))
    return "; ".join(part for part in parts if not part.startswith(ONLY_IN_HEADERS))


def with_mark(html: str, mark: str) -> str:
    """A page that says which edition of it it is, so that a service worker knows it from an older one."""
    return html.replace(CHARSET, f'{CHARSET}<meta name="edition" content="{mark}">', 1)


def with_policy(html: str, policy: str) -> str:
    """A page of one file, such as the frame of a chart, with its policy after its charset."""
    return html.replace(CHARSET, CHARSET + policy_element(policy), 1)
