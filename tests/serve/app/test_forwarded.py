"""Promises about who a request comes from: one hop is believed, and only its own words."""

from __future__ import annotations

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from widgets.serve.app.forwarded import believe_proxy, counted_as

PROXY = "0.0.0.0"  # noqa: S104 - what Tornado says of a request without a connection


def request(*headers: tuple[str, str]) -> HTTPServerRequest:
    named = HTTPHeaders({"Host": "x"})
    for name, value in headers:
        named.add(name, value)
    asked = HTTPServerRequest(start_line=RequestStartLine("GET", "/", "HTTP/1.1"), headers=named)
    asked.remote_ip = PROXY
    return asked


@pytest.mark.parametrize(
    ("sent", "believed"),
    [
        ([], PROXY),
        (["192.0.2.1"], "192.0.2.1"),
        (["198.51.100.7, 192.0.2.1"], "192.0.2.1"),
        (["198.51.100.7", "192.0.2.1"], "192.0.2.1"),
        (["192.0.2.1,"], PROXY),
        (["unknown"], PROXY),
        (["2001:db8::1"], "2001:db8::1"),
    ],
)
def test_only_the_last_entry_is_believed(sent: list[str], believed: str) -> None:
    asked = request(*(("X-Forwarded-For", value) for value in sent))

    believe_proxy(asked)

    assert asked.remote_ip == believed


@pytest.mark.parametrize("name", ["X-Real-IP", "Forwarded", "X-Client-IP", "True-Client-IP", "X-Scheme"])
def test_no_other_header_says_who_asks_or_how(name: str) -> None:
    asked = request(
        (name, "https" if name == "X-Scheme" else "198.51.100.7"), ("X-Forwarded-For", "192.0.2.1")
    )

    believe_proxy(asked)

    assert (asked.remote_ip, asked.protocol) == ("192.0.2.1", "http")


@pytest.mark.parametrize(
    ("sent", "protocol"),
    [("https", "https"), ("https, http", "http"), ("http,https", "https"), ("ftp", "http")],
)
def test_the_last_protocol_is_believed_where_there_is_such_a_one(sent: str, protocol: str) -> None:
    asked = request(("X-Forwarded-Proto", sent))

    believe_proxy(asked)

    assert asked.protocol == protocol


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::", "2001:db8:1:3::"),
        ("fe80::1%eth0", "fe80::"),
        ("nobody", "nobody"),
        ("", ""),
    ],
)
def test_an_ipv6_line_counts_once_however_many_addresses_it_has(address: str, counted: str) -> None:
    assert counted_as(address) == counted
