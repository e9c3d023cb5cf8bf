"""A page for WeasyPrint, which writes the PDF: it knows no CSS variables, and reads `<title>`, not ARIA."""

from __future__ import annotations

import re

from ...components.pictures.print_colors import with_print_colors

ICON = re.compile(r'<svg class="sw-icon".*?</svg>', re.DOTALL)
PICTURE = re.compile(
    r'(role="img" aria-label="(?P<says>[^"]*)">(?:(?!</svg>).)*?<svg[^>]*?) aria-hidden="true"([^>]*>)',
    re.DOTALL,
)


def for_paper(html: str) -> str:
    """The page with the words of each picture inside it, without the icons beside words that say the same."""
    return PICTURE.sub(r"\1\3<title>\g<says></title>", ICON.sub("", with_print_colors(html)))
