"""Which hosts a server answers for, so that no other site's name can be pointed at it (DNS rebinding)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from tornado.httputil import split_host_and_port

from ...reachable_address import EVERYWHERE

NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", re.IGNORECASE)
OWN = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class KnownHosts:
    """Names a request may be meant for; any IP address too, where the server listens at all of its own."""

    names: frozenset[str]
    any_address: bool = False
    any_name: bool = False

    def knows(self, host: str) -> bool:
        """Whether what a `Host` header says, with a port or without, is one of them."""
        name = bare(split_host_and_port(host)[0])
        return self.any_name or name in self.names or (self.any_address and is_address(name))


def known_hosts(given: Iterable[str], addresses: Iterable[str], ip: str, behind_proxy: bool) -> KnownHosts:
    """The hosts in the settings, those of the server's public `addresses`, and where it listens itself.

    A proxy is trusted to have chosen, as its own settings name its hosts, unless ours name any.
    """
    public = [urlsplit(address).hostname or "" for address in addresses if address]
    named = [bare(name) for name in (*given, *public) if name]
    everywhere = ip in EVERYWHERE
    listening = [] if everywhere else [bare(ip)]
    return KnownHosts(frozenset({*OWN, *named, *listening}), everywhere, behind_proxy and not named)


def wrong_hosts(hosts: Iterable[str]) -> list[str]:
    """Those of `hosts` that are no names of hosts, in words for whoever runs it."""
    wrong = [host for host in hosts if not NAME.fullmatch(host) and not is_address(bare(host))]
    return [f'"{host}" is not a host. Write it like "guide.example.org".' for host in wrong]


def bare(host: str) -> str:
    """A host as it is compared: small letters, no brackets, no dot at its end."""
    return host.lower().strip("[]").removesuffix(".")


def is_address(name: str) -> bool:
    """Whether this is an IP address, which nobody can point elsewhere, and not a name."""
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
