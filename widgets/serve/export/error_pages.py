"""The two pages of an export that no notebook makes: not found, and offline.

They are shown at any address, so they carry their own style, named in their policy.
"""

from __future__ import annotations

from collections.abc import Callable

from ...model.content.translations import mark
from ...page.content_security_policy import SEALED
from ...page.voila_hooks import first_view
from ..app.error_pages import NOT_FOUND, ErrorPage, framed_page
from ..pages.assets import Assets
from ..pages.finish import finish
from .assets import ExportAssets
from .page_head import policy_element
from .paths import PagePath, path_of_page
from .urls import ExportedUrls

OFFLINE = ErrorPage(
    503,
    mark("You are offline"),
    mark("This page is not on this device yet. It will show when you are connected again."),
)
ICON = "img-src data:"
START = "index.ipynb"


def not_found_page(root: str, parts: ExportAssets, one_form: Callable[[str], str]) -> str:
    """The page for an address that leads nowhere; `root` is the path of the site's top, such as "/guide/"."""
    return _page(NOT_FOUND, "", ExportedUrls(PagePath("index", "", root), parts, one_form))


def offline_page(query: str, parts: ExportAssets, one_form: Callable[[str], str]) -> str:
    """The page for a phone without a connection, in the words and with the number of a query."""
    return _page(OFFLINE, query, ExportedUrls(path_of_page("index", query), parts, one_form))


def _page(kind: ErrorPage, query: str, urls: ExportedUrls) -> str:
    view = first_view(query)
    title, text = (view.words.say(words) for words in kind[1:]) if view else kind[1:]
    assets = Assets(urls.assets.version, {}, "")
    made = framed_page(view, "layout/error.html", assets, start=START, title=title, text=text)
    return finish(made.plain.decode(), urls, _policy).html


def _policy(style: str) -> list[str]:
    return [policy_element(f"{SEALED}; style-src {style}; {ICON}")]
