"""Promises of the line for phones: an address they can reach, or what to do first."""

from __future__ import annotations

import pytest

from widgets.reachable_address import is_reachable
from widgets.serve.app.phone_address import phone_words, terminal_code

NEAR = "http://192.168.1.5:8866/"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])  # noqa: S104 - compared with
def test_a_server_for_others_says_where_phones_find_it(host: str) -> None:
    assert phone_words(host, NEAR).endswith(NEAR)


def test_without_a_network_it_says_what_to_do() -> None:
    assert "hotspot" in phone_words("0.0.0.0", "http://127.0.0.1:8866/")  # noqa: S104 - compared with
    assert phone_words("127.0.0.1", "http://127.0.0.1:8866/") == ""


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        (NEAR, True),
        ("https://example.org/guide/", True),
        ("http://[fd00::5]:8866/room/ABCDEF", True),
        ("http://127.0.0.1:8866/", False),
        ("http://127.0.1.1:8866/", False),
        ("http://localhost:8866/", False),
        ("http://guide.localhost/", False),
        ("http://[::1]:8866/", False),
        ("http://0.0.0.0:8866/", False),
    ],
)
def test_no_name_that_a_machine_has_for_itself_counts_as_reached(address: str, reached: bool) -> None:
    assert is_reachable(address) == reached


def test_the_code_in_the_terminal_is_square_and_needs_no_color() -> None:
    lines = terminal_code(NEAR).splitlines()

    assert len({len(line) for line in lines}) == 1
    assert len(lines) == -(-len(lines[0]) // 2)
    assert set("".join(lines)) == set("█▀▄ ")
