"""Promises of the address a server prints: it is one that works, or a line says why there is none."""

from __future__ import annotations

import socket

import pytest

from widgets.reachable_address import LISTENS, listening_address
from widgets.serve.app.application import Stridewell
from widgets.serve.app.listen_address import in_brackets, why_not


@pytest.mark.parametrize(
    ("host", "written"), [("::1", "[::1]"), ("[::1]", "[::1]"), ("127.0.0.1", "127.0.0.1")]
)
def test_a_host_of_ipv6_stands_in_brackets(host: str, written: str) -> None:
    assert in_brackets(host) == written


@pytest.mark.parametrize(
    ("host", "start"),
    [("[::1]", "http://[::1]:8870/"), ("127.0.0.1", "http://127.0.0.1:8870/"), ("0.0.0.0", "http://")],  # noqa: S104
)
def test_the_printed_address_is_one_to_type(host: str, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LISTENS, f"{host}:8870/")
    shown = str(Stridewell().display_url)

    assert shown == listening_address() and shown.startswith(start)
    assert socket.gethostname() not in shown and "0.0.0.0" not in shown  # noqa: S104


def test_an_address_given_by_hand_is_printed_as_it_is() -> None:
    app = Stridewell(custom_display_url="https://example.org/guide/")

    assert app.display_url == "https://example.org/guide/"


def test_a_port_that_is_taken_is_told_from_a_host_there_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert (
            why_not("127.0.0.1", port)
            == f"Port {port} of 127.0.0.1 is taken. Choose another: --port {port + 1}"
        )
    assert why_not("no-such-computer.invalid", port).startswith(
        "No computer is called no-such-computer.invalid."
    )
    assert why_not("192.0.2.1", port).startswith("192.0.2.1 is not an address of this computer.")
    assert why_not("127.0.0.1", port) == ""
