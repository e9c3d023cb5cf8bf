"""The two pages of an export that no notebook makes: not found, and offline.

They are shown at any address, so they carry their own style, named in their policy.
"""

from __future__ import annotations

from collections.abc import Callable

from ...model.content.translations import mark
from ...page.voila_hooks import first_view
from ..app.error_pages import NOT_FOUND, ErrorPage, framed_page
from ..app.security_headers import SEALED
from ..pages.assets import Assets
from ..pages.inline_style import with_style
from ..pages.urls import JOIN
from .assets import ExportAssets
from .page_head import SHEET, with_policy
from .paths import PagePath, path_of_page, relinked

AWAY = ErrorPage(
    503,
    mark("You are offline"),
    mark("This page is not on this device yet. It will show when you are connected again."),
)
ICON = "img-src data:"


def nowhere_page(root: str, parts: ExportAssets, one_form: Callable[[str], str]) -> str:
    """The page for an address that leads nowhere; `root` is the path of the site's top, such as "/guide/"."""
    return _page(NOT_FOUND, "", PagePath("index", "", root), parts, one_form)


def away_page(query: str, parts: ExportAssets, one_form: Callable[[str], str]) -> str:
    """The page for a phone without a line, in the words and with the number of a query."""
    return _page(AWAY, query, path_of_page("index", query), parts, one_form)


def _page(
    kind: ErrorPage, query: str, place: PagePath, parts: ExportAssets, one_form: Callable[[str], str]
) -> str:
    view = first_view(query)
    title, text = (view.words.say(words) for words in kind[1:]) if view else kind[1:]
    assets = Assets(parts.version, {}, "")
    made = framed_page(view, "layout/error.html", assets, title=title, text=text)
    html = made.plain.decode().replace('href=""', f'href="?{query}"')
    return _styled(relinked(html, place, one_form), parts)


def _styled(html: str, parts: ExportAssets) -> str:
    """The style sheets of these pages are linked one by one; `with_style` takes one link."""
    links = JOIN.join(SHEET.findall(html))
    html = SHEET.sub("", html).replace("</head>", f'<link rel="stylesheet" href="{links}">\n</head>', 1)
    html, style = with_style(html, parts.sheet)
    return with_policy(html, f"{SEALED}; style-src {style}; {ICON}")
