"""Promises of the cookie's home: over HTTPS no other host can set it, and no neighbour gets to see it."""

from __future__ import annotations

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from widgets.serve.clinic.session_cookie import SessionCookie, session_cookie

NAME = "stridewell-clinic"


def request(protocol: str, **headers: str) -> HTTPServerRequest:
    named = HTTPHeaders({"Host": "x", **{name.replace("_", "-"): value for name, value in headers.items()}})
    asked = HTTPServerRequest(start_line=RequestStartLine("GET", "/", "HTTP/1.1"), headers=named)
    asked.protocol = protocol
    return asked


def test_over_https_it_belongs_to_this_host_alone() -> None:
    cookie = session_cookie(request("https"), "/", NAME)

    assert cookie == SessionCookie("__Host-stridewell-clinic", "/", True)


def test_over_http_it_is_kept_below_the_clinicians_pages() -> None:
    assert session_cookie(request("http"), "/", NAME) == SessionCookie("stridewell-clinic", "", False)


@pytest.mark.parametrize(
    ("base", "headers"),
    [
        ("/guide/", {}),
        ("/", {"X_Forwarded_Prefix": "/guide"}),
        ("/", {"X_Forwarded_Context": "/user/x/proxy/1"}),
    ],
)
def test_a_host_that_is_shared_shows_it_below_our_prefix_only(base: str, headers: dict[str, str]) -> None:
    cookie = session_cookie(request("https", **headers), base, NAME)

    assert cookie == SessionCookie("__Secure-stridewell-clinic", "", True)
