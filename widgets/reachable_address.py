"""Where phones reach this machine: the address for a code on the screen."""

from __future__ import annotations

import ipaddress
import os
import socket
from urllib.parse import urlsplit

import psutil

ADDRESS = "STRIDEWELL_ADDRESS"
LISTENS = "STRIDEWELL_LISTENS"  # set by the server for its notebooks, such as "0.0.0.0:8866/"
DEFAULT = "127.0.0.1:8866/"
EVERYWHERE = ("0.0.0.0", "", "::", "[::]")  # noqa: S104 - compared with, never listened on
NOWHERE_NEAR = "192.0.2.1"  # RFC 5737: no packet is sent, the system only picks the way out
NOT_FOR_PHONES = ("docker", "veth", "br-", "virbr", "tun", "tap", "wg")


def reachable_address() -> str:
    """The address of this server as a phone nearby can type it, such as "http://192.168.1.5:8866/".

    `STRIDEWELL_ADDRESS` says it for a server behind a proxy.
    """
    given = os.environ.get(ADDRESS, "")
    return given.rstrip("/") + "/" if given else listening_address()


def listening_address() -> str:
    """The address where the server on this computer listens, as others in its network can type it."""
    host, _, rest = os.environ.get(LISTENS, DEFAULT).rpartition(":")
    return f"http://{outward() if host in EVERYWHERE else host}:{rest}"


def is_reachable(address: str) -> bool:
    """Whether a phone could come there; this machine's own name for itself leads a phone to itself."""
    host = urlsplit(address).hostname or ""
    try:
        found = ipaddress.ip_address(host)
        return not (found.is_loopback or found.is_unspecified)
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def outward() -> str:
    """This machine's address in the network it is in, a hotspot's too; its own loopback if it is in none."""
    return _on_the_way_out() or next(iter(_in_a_network()), "127.0.0.1")


def _on_the_way_out() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((NOWHERE_NEAR, 9))
            found: str = probe.getsockname()[0]
        except OSError:
            return ""
    return "" if ipaddress.ip_address(found).is_loopback else found


def _in_a_network() -> list[str]:
    states = psutil.net_if_stats()
    return [
        each.address
        for name, addresses in sorted(psutil.net_if_addrs().items())
        if not name.startswith(NOT_FOR_PHONES) and name in states and states[name].isup
        for each in addresses
        if each.family == socket.AF_INET and not ipaddress.ip_address(each.address).is_loopback
    ]
