"""What a browser may keep of a patient page."""

from __future__ import annotations

from tornado.httputil import HTTPHeaders

ALWAYS_ASK = "no-cache"
NEVER_KEEP = "no-store"
OLD_ANSWERS_ON_BACK = "Firefox/"


def page_caching(headers: HTTPHeaders) -> str:
    """The `Cache-Control` of a patient page.

    Firefox gives a page that Back brings out of its memory the session storage of when it was left: an
    emergency answer given since is not there, not even after a reload. It puts no page aside that must not be
    stored. Other browsers show such a page what is there now, so they keep Back at once, and a 304.
    """
    return NEVER_KEEP if OLD_ANSWERS_ON_BACK in headers.get("User-Agent", "") else ALWAYS_ASK
