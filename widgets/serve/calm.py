"""The page for what cannot be shown: calm words, a way back, and still the emergency card."""

from __future__ import annotations

from functools import lru_cache

from ..components.view import View
from ..model.catalogue import mark
from ..page.visit import first_view
from .assets import Assets
from .packed import Packed, pack

AGAIN = mark("Nothing you wrote is lost. Wait a moment and load the page again.")
WORDS = {
    401: (mark("These pages are for clinicians"), mark("Open them with the key of your clinic.")),
    404: (mark("There is no page here"), mark("The link may be old or mistyped.")),
    405: (mark("There is no page here"), mark("The link may be old or mistyped.")),
    429: (mark("One moment"), mark("There were many tries. Wait a minute, then try again.")),
    503: (mark("This page is not ready yet"), AGAIN),
}
OTHER = (mark("This page could not be shown"), AGAIN)
BARE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Stridewell</title></head><body>'
    "<p><strong>If you feel very unwell or are in danger, call your local emergency number now.</strong></p>"
    "<main><h1>This page could not be shown</h1></main></body></html>"
)
HTML = "text/html; charset=utf-8"


@lru_cache(maxsize=256)
def calm_page(status: int, query: str, assets: Assets, edition: str) -> Packed:
    """The page for a status such as 404; `edition` is whatever changes when content does, so that
    equal pages are made once.
    """
    view = first_view(query)
    html = _html(view, status, assets) if view else BARE
    return pack(html.encode(), HTML)


def _html(view: View, status: int, assets: Assets) -> str:
    title, text = (view.words.say(words) for words in WORDS.get(status, OTHER))
    card = view.render("emergency_card/emergency_card.html")
    return view.render("frame/calm.html", title=title, text=text, card=card, assets=assets)
