"""The page for what cannot be shown: calm words, a way back, and still the emergency card."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...components.render_context import View
from ...model.content.translations import mark
from ...page.voila_hooks import first_view
from ..pages.assets import Assets
from ..pages.compressed import Packed, pack


class Calm(NamedTuple):
    """A status and its words."""

    status: int
    title: str
    text: str


_AGAIN = mark("Nothing you wrote is lost. Wait a moment and load the page again.")
NOWHERE = Calm(404, mark("There is no page here"), mark("The link may be old or mistyped."))
NOT_READY = Calm(503, mark("This page is not ready yet"), _AGAIN)
FULL = Calm(
    503,
    mark("All places are taken"),
    mark("This page runs for a few people at a time. Wait a minute and load it again."),
)
TOO_MANY = Calm(429, mark("One moment"), mark("There were many tries. Wait a minute, then try again."))
NO_PAPER = Calm(
    501,
    mark("This computer cannot write a PDF yet"),
    mark("Print the handout from the page instead. The log says what to install."),
)
BROKEN = Calm(500, mark("This page could not be shown"), _AGAIN)
HTML = "text/html; charset=utf-8"
BARE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Stridewell</title></head><body>'
    "<p><strong>If you feel very unwell or are in danger, call your local emergency number now.</strong></p>"
    "<main><h1>This page could not be shown</h1></main></body></html>"
)


@lru_cache(maxsize=256)
def calm_page(kind: Calm, query: str, assets: Assets, edition: str) -> Packed:
    """The page of a kind such as NOWHERE; `edition` is whatever changes when content does, so that
    equal pages are made once.
    """
    view = first_view(query)
    title, text = (view.words.say(words) for words in kind[1:]) if view else kind[1:]
    return framed_page(view, "layout/error.html", assets, title=title, text=text)


def framed_page(view: View | None, template: str, assets: Assets, **values: object) -> Packed:
    """A whole page of a component's template, with the emergency card on top."""
    if view is None:
        return pack(BARE.encode(), HTML)
    card = view.render("emergency_card/emergency_card.html")
    return pack(view.render(template, card=card, assets=assets, **values).encode(), HTML)


def kind_of(status: int) -> Calm:
    """The kind of page for a status that some other handler came to."""
    return NOWHERE if 400 <= status < 500 else BROKEN
