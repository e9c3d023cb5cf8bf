"""Promises of the log: no address, no query, no kernel's id, and one line for one request."""

from __future__ import annotations

import logging

from widgets.serve.app.access_log import NoAddress, quoted


def test_a_path_is_one_short_line_without_a_kernels_id() -> None:
    kernel = "1571afe7-91e2-4fc6-b998-2acc3e50db1f"

    assert quoted(f"/clinic/api/kernels/{kernel}") == "/clinic/api/kernels/*"
    assert "\n" not in quoted("/a\nb")
    assert len(quoted("/" + "a" * 9999)) == 120


def test_tornados_own_remarks_lose_their_address() -> None:
    record = logging.LogRecord(
        "tornado.general",
        logging.INFO,
        "",
        0,
        "Malformed HTTP message from %s: %s",
        ("192.0.2.1", "bad"),
        None,
    )

    NoAddress().filter(record)

    assert record.getMessage() == "Malformed HTTP message bad"
