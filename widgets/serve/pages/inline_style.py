"""Puts the style sheets of a page inside it, so that a phone waits for none."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

NOT_STYLE = re.compile(r"/\*.*?\*/\s*|(?<=\n)\s+", re.DOTALL)
STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


def with_style(html: str, sheet: Callable[[str], bytes]) -> tuple[str, str]:
    """A page with its style sheet inside, and the source that its policy has to allow for it.

    `sheet` gives the style sheet at an address; its comments and indents are left out. A page that links
    none comes back as it was, with "".
    """
    link = STYLE_SHEET.search(html)
    if link is None:
        return html, ""
    style = NOT_STYLE.sub("", sheet(link.group(1)).decode())
    return html.replace(link.group(), f"<style>{style}</style>", 1), hash_of(style)


def hash_of(style: str) -> str:
    """A style sheet as a policy names it (CSP 3 §8.3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
