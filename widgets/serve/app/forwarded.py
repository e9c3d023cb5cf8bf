"""Where a request came from: by the word of the one proxy in front of us, or of nobody."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv6Address, ip_address

from tornado.httputil import HTTPServerRequest

HOST_BITS = 64  # of an IPv6 address: one line to the internet has all of them to choose from


def believe_proxy(request: HTTPServerRequest) -> None:
    """Takes address and protocol from what the proxy next to us wrote last; what stands before that, and
    every header but these two, anyone may have sent. Without such a word the connection's own stay.
    """
    address, protocol = (_last(request, name) for name in ("X-Forwarded-For", "X-Forwarded-Proto"))
    with suppress(ValueError):
        request.remote_ip = str(ip_address(address))
    if protocol in ("http", "https"):
        request.protocol = protocol


def counted_as(address: str) -> str:
    """What a limit counts an address as: one of IPv6 as its /64, one of IPv4 as itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(IPv6Address(int(parsed) >> HOST_BITS << HOST_BITS))


def _last(request: HTTPServerRequest, name: str) -> str:
    return request.headers.get(name, "").rpartition(",")[2].strip()
