"""`sitemap.xml` and `robots.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def robots(address: str, is_draft: bool) -> str:
    """`robots.txt` (RFC 9309). A draft may be read, or its request to be left out would not be seen."""
    lines = ["User-agent: *", "Allow: /"]
    if address and not is_draft:
        lines.append(f"Sitemap: {address}sitemap.xml")
    return "\n".join([*lines, ""])


def sitemap(address: str, paths: Iterable[str]) -> str:
    """`sitemap.xml` (sitemaps.org 0.9), which knows full addresses only."""
    entries = "".join(f"  <url><loc>{escape(address + path)}</loc></url>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
