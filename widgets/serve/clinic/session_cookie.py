"""What the cookie of pages behind a key is called, and which addresses of a host get to see it."""

from __future__ import annotations

from typing import Any, NamedTuple

from tornado.httputil import HTTPServerRequest

PREFIXES = ("X-Forwarded-Prefix", "X-Forwarded-Context", "X-ProxyContextPath")  # of nginx and of Jupyter


class SessionCookie(NamedTuple):
    """A cookie without its value; no path stands for the folder of the address that sets it, `…/clinic`, by
    whatever prefix a proxy leads there (RFC 6265 §5.1.4).
    """

    name: str
    path: str
    is_secure: bool

    def home(self) -> dict[str, Any]:
        """Who gets to see it, as Tornado's `set_cookie` and `clear_cookie` take it: the same for both."""
        return {"path": self.path, "secure": self.is_secure, "httponly": True, "samesite": "Strict"}


def session_cookie(request: HTTPServerRequest, base_url: str, name: str) -> SessionCookie:
    """The cookie called `name` for the way a request came.

    Over HTTPS no other host can set it; `__Host-` needs the whole host as its path, so where we share one
    with others, as on a JupyterHub, it is `__Secure-` and ours alone.
    """
    if request.protocol != "https":
        return SessionCookie(name, "", False)
    if base_url != "/" or any(request.headers.get(each, "/") != "/" for each in PREFIXES):
        return SessionCookie("__Secure-" + name, "", True)
    return SessionCookie("__Host-" + name, "/", True)
