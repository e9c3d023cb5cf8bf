"""Promises about hosts: a server answers for its own names, and no name of another site reaches it."""

from __future__ import annotations

import pytest

from widgets.serve.app.host_check import known_hosts, wrong_hosts

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - compared with, never listened on


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8866", "127.0.0.1:8866", "[::1]:8866", "LOCALHOST."]
)
def test_this_computer_reaches_its_own_server(host: str) -> None:
    assert known_hosts([], [], LOOPBACK, False).knows(host)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.1", "x", ""]
)
def test_another_name_does_not(host: str) -> None:
    assert not known_hosts([], [], LOOPBACK, False).knows(host)


@pytest.mark.parametrize(
    ("host", "known"), [("192.0.2.1:8866", True), ("[2001:db8::1]", True), ("a.b", False)]
)
def test_a_server_that_listens_everywhere_is_reached_by_any_address_and_by_no_other_name(
    host: str, known: bool
) -> None:
    assert known_hosts([], [], EVERYWHERE, False).knows(host) is known


def test_the_names_in_the_settings_and_in_its_public_address_are_its_own() -> None:
    hosts = known_hosts(["A.example"], ["https://Guide.example:8443/x/", ""], LOOPBACK, True)

    assert hosts.knows("a.example:80") and hosts.knows("guide.example") and hosts.knows("127.0.0.1")
    assert not hosts.knows("evil.example")


def test_a_proxy_chooses_the_hosts_unless_ours_are_named() -> None:
    assert known_hosts([], ["", ""], LOOPBACK, True).knows("guide.example")
    assert not known_hosts(["a.example"], [], LOOPBACK, True).knows("guide.example")


def test_what_is_no_host_is_refused_in_words() -> None:
    assert wrong_hosts(["guide.example.org", "localhost", "192.0.2.1", "::1", "[2001:db8::1]"]) == []
    assert wrong_hosts(["https://a.b", "a.b:80", "*", "a b", ""]) == [
        f'"{wrong}" is not a host. Write it like "guide.example.org".'
        for wrong in ("https://a.b", "a.b:80", "*", "a b", "")
    ]
