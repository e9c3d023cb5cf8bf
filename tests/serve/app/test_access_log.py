"""Promises of the log: no address, no query, no kernel's id, and one line for one request."""

from __future__ import annotations

import logging

import pytest
from tornado.httputil import HTTPConnection, HTTPServerRequest, RequestStartLine

from widgets.serve.app.access_log import NoAddress, note, quoted


def test_a_path_is_one_short_line_without_a_kernels_id() -> None:
    kernel = "1571afe7-91e2-4fc6-b998-2acc3e50db1f"

    assert quoted(f"/clinic/api/kernels/{kernel}") == "/clinic/api/kernels/*"
    assert "\n" not in quoted("/a\nb")
    assert len(quoted("/" + "a" * 9999)) == 120


def asked(method: str, path: str) -> HTTPServerRequest:
    start = RequestStartLine(method, path, "HTTP/1.0")
    return HTTPServerRequest(start_line=start, connection=HTTPConnection())


@pytest.mark.parametrize(
    "path", ["/room/ABCDEF/vote", "/clinic/rooms/ABCDEF", "/clinic/a-guide/rooms/ABCDEF/poll"]
)
def test_what_is_done_in_a_room_leaves_no_line(path: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "stridewell"):
        note(200, asked("GET", "/plan"))
        note(200, asked("POST", path))

    (line,) = caplog.messages
    assert "/plan" in line


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
