"""Error pages (404, 405, 413, 429, 503, 500 …): plain words, a way back, and still the emergency card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from ...components.render_context import RenderContext
from ...model.content.translations import mark
from ...page.voila_hooks import first_view
from ..pages.assets import Assets
from ..pages.compressed import Compressed, compress

if TYPE_CHECKING:
    from .services import Services


class ErrorPage(NamedTuple):
    """A status and its words."""

    status: int
    title: str
    text: str


_AGAIN = mark("Nothing you wrote is lost. Wait a moment and load the page again.")
NOT_FOUND = ErrorPage(404, mark("There is no page here"), mark("The link may be old or mistyped."))
NOT_READY = ErrorPage(503, mark("This page is not ready yet"), _AGAIN)
FULL = ErrorPage(
    503,
    mark("All places are taken"),
    mark("Only a few people can use this page at a time. Wait a minute and load it again."),
)
TOO_MANY = ErrorPage(
    429, mark("One moment"), mark("There have been too many tries. Wait a minute, then try again.")
)
NO_PAPER = ErrorPage(
    501,
    mark("This computer cannot write a PDF yet"),
    mark("Print the handout from the page instead. The log says what to install."),
)
NO_ROOMS = ErrorPage(
    503,
    mark("Workshop rooms cannot be reached just now"),
    mark("Wait a moment and load the page again. You can still use all the other pages."),
)
NOT_ALLOWED = ErrorPage(405, mark("That cannot be done here"), mark("This page can only be read."))
NO_LENGTH = ErrorPage(411, mark("That cannot be taken"), mark("What was sent does not say its length."))
TOO_LARGE = ErrorPage(413, mark("That is too much at once"), mark("What was sent is too long for this page."))
WRONG_HOST = ErrorPage(
    421,
    mark("This address leads elsewhere"),
    mark("Use the address you were given for this guide, letter for letter."),
)
BROKEN = ErrorPage(500, mark("This page could not be shown"), _AGAIN)
HTML = "text/html; charset=utf-8"
BARE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Stridewell</title></head><body>'
    "<p><strong>If you feel very unwell or are in danger, call your local emergency number now.</strong></p>"
    "<main><h1>This page could not be shown</h1></main></body></html>"
)
BARE_PAGE = compress(BARE.encode(), HTML)


def named(kind: ErrorPage) -> str:
    """The name that the page of a kind such as NOT_FOUND is kept by."""
    return json.dumps(kind)


def make_error_page(services: Services, name: str, query: str) -> Compressed:
    """The page that is kept by a name of `named`."""
    return error_page(ErrorPage(*json.loads(name)), query, services.assets)


def error_page(kind: ErrorPage, query: str, assets: Assets) -> Compressed:
    """The page of a kind such as NOT_FOUND, in the words of a query."""
    view = first_view(query)
    title, text = (view.words.say(words) for words in kind[1:]) if view else kind[1:]
    return framed_page(view, "layout/error.html", assets, title=title, text=text)


def framed_page(
    view: RenderContext | None, template: str, assets: Assets, start: str = "", **values: object
) -> Compressed:
    """A whole page of a component's template, with the emergency card on top; `start` is the address of the
    guide's first page, if that is not the root.
    """
    if view is None:
        return BARE_PAGE
    card = view.render("emergency_card/emergency_card.html")
    return compress(
        view.render(template, card=card, assets=assets, start=start or assets.root, **values).encode(), HTML
    )


def kind_of(status: int) -> ErrorPage:
    """The kind of page for a status that some other handler came to."""
    refused = {each.status: each for each in (NOT_ALLOWED, NO_LENGTH, TOO_LARGE, WRONG_HOST)}
    return refused.get(status, NOT_FOUND if 400 <= status < 500 else BROKEN)
