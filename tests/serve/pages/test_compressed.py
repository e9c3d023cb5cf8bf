"""Promises of a packed body: compressed once, equal for equal bytes, and sent as the client takes it."""

from __future__ import annotations

import gzip

import pytest

from widgets.serve.pages.compressed import compress, names_tag, takes_gzip


def test_equal_bodies_have_equal_tags_and_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = compress(b"words", "text/html")
    monkeypatch.setattr("time.time", lambda: 0.0)

    assert compress(b"words", "text/html") == now
    assert compress(b"other", "text/html").digest != now.digest


def test_both_forms_hold_the_same_words_under_different_tags() -> None:
    packed = compress(b"words" * 100, "text/html")

    assert packed.plain == gzip.decompress(packed.zipped) == b"words" * 100
    assert packed.plain_tag != packed.zipped_tag


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip, br", True),
        ("br;q=1.0, gzip;q=0.8", True),
        ("GZIP", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("identity", False),
        ("", False),
    ],
)
def test_gzip_is_sent_only_to_those_who_take_it(accepted: str, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


@pytest.mark.parametrize(
    ("header", "named"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)],
)
def test_a_tag_is_found_among_those_a_client_names(header: str, named: bool) -> None:
    assert names_tag(header, '"a"') is named
