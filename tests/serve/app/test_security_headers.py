"""Promises of the headers: strict everywhere, and only listed origins may frame a page."""

from __future__ import annotations

from tornado.httputil import HTTPHeaders

from widgets.page.content_security_policy import page_policy
from widgets.serve.app.security_headers import add_security_headers, wrong_origins


def test_an_answer_says_nothing_of_the_server_and_is_closed_by_default() -> None:
    headers = HTTPHeaders({"Server": "TornadoServer/6"})

    add_security_headers(headers)

    assert "Server" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_policy_that_was_set_stays() -> None:
    headers = HTTPHeaders({"Content-Security-Policy": page_policy([])})

    add_security_headers(headers)

    assert headers["Content-Security-Policy"] == page_policy([])


def test_only_listed_origins_may_frame_a_page() -> None:
    assert page_policy([]).endswith("frame-ancestors 'self'")
    assert page_policy(["https://clinic.example"]).endswith("frame-ancestors 'self' https://clinic.example")


def test_what_is_no_origin_is_refused_in_words() -> None:
    assert wrong_origins(["https://clinic.example", "http://10.0.0.1:8080"]) == []
    assert wrong_origins(["*", "clinic.example", "https://a.b/; script-src *"]) == [
        f'"{wrong}" is not an origin. Write it like "https://example.org".'
        for wrong in ("*", "clinic.example", "https://a.b/; script-src *")
    ]
