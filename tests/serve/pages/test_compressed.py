"""Promises of a packed body: compressed once, equal for equal bytes, and sent as the client takes it."""

from __future__ import annotations

import gzip

import brotli
import pytest

from widgets.serve.pages.compressed import best_encoding, compress, names_tag, reply_to


def test_equal_bodies_have_equal_tags_and_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = compress(b"words", "text/html")
    monkeypatch.setattr("time.time", lambda: 0.0)

    assert compress(b"words", "text/html") == now
    assert compress(b"other", "text/html").digest != now.digest


def test_all_forms_hold_the_same_words_under_different_tags() -> None:
    packed = compress(b"words" * 100, "text/html")

    assert packed.plain == gzip.decompress(packed.zipped) == brotli.decompress(packed.small) == b"words" * 100
    assert len({*packed.tags.values()}) == 3
    assert brotli.decompress(compress(packed.plain, "text/html", quickly=True).small) == packed.plain


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=1.0, gzip;q=0.8", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip, brx", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=0", ""),
        ("gzip; q=0.0", ""),
        ("gzip;q=0.001", "gzip"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_smallest_form_is_sent_that_a_client_takes(accepted: str, sent: str) -> None:
    packed = compress(b"words" * 100, "text/html")

    reply = reply_to({"Accept-Encoding": accepted}, packed)

    assert best_encoding(accepted) == sent
    assert dict(reply.named()).get("Content-Encoding", "") == sent
    assert reply.body == {"br": packed.small, "gzip": packed.zipped, "": packed.plain}[sent]
    assert reply_to({"Accept-Encoding": accepted, "If-None-Match": reply.tag}, packed).status == 304


@pytest.mark.parametrize(
    ("header", "named"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)],
)
def test_a_tag_is_found_among_those_a_client_names(header: str, named: bool) -> None:
    assert names_tag(header, '"a"') is named
