"""Promises of `stridewell serve`: pages from memory, nothing else in reach, nobody written down."""

from __future__ import annotations

import gzip
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.serve.served import KEY, Served, serving, wait_until
from widgets.serve.app.connection_limit import LARGEST_BODY, LARGEST_HEAD

OUT_OF_REACH = (Path(__file__).parent / "out_of_reach.txt").read_text().split()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    options = ("--Stridewell.frame_origins=https://clinic.example",)
    with serving(tmp_path_factory.mktemp("serving"), *options, ahead=True) as served:
        yield served


@pytest.mark.long
def test_a_page_is_made_in_every_region_before_anyone_asks(served: Served) -> None:
    assert wait_until(lambda: served.health()["pages"] == 5, 120)


def test_a_page_comes_compressed_with_a_tag_and_is_not_sent_twice(served: Served) -> None:
    plain, zipped = served.ask("/"), served.ask("/", Accept_Encoding="gzip")

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    assert zipped.headers["Etag"] != plain.headers["Etag"]
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Cache-Control"] == "no-cache"
    again = served.ask("/", Accept_Encoding="gzip", If_None_Match=zipped.headers["Etag"])
    assert (again.status, again.body) == (304, b"")


def test_firefox_may_keep_no_page_because_back_would_show_it_old_answers(served: Served) -> None:
    firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    chrome = (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36"
    )

    kept = {
        name: [served.ask(path, User_Agent=name).headers["Cache-Control"] for path in ("/", "/?region=uk")]
        for name in (firefox, chrome)
    }

    assert kept == {firefox: ["no-store"] * 2, chrome: ["no-cache"] * 2}


def test_a_head_has_the_headers_and_no_body(served: Served) -> None:
    page, head = served.ask("/"), served.ask("/", "HEAD")

    assert head.body == b""
    assert {**head.headers, "Date": ""} == {**page.headers, "Date": ""}


def test_an_old_client_gets_its_page_and_is_let_go(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as client:
        client.sendall(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
        parts = iter(lambda: client.recv(65536), b"")
        answer = b"".join(parts)

    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(served.ask("/").body)


def test_assets_are_kept_for_ever_under_their_version(served: Served) -> None:
    address = re.search(r"assets/\w+/(tokens\.css)", served.ask("/nowhere").text)
    assert address

    asset = served.ask("/" + address.group())
    old = served.ask(f"/assets/0123456789ab/{address.group(1)}")

    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert asset.headers["Content-Type"].startswith("text/css")
    assert (old.status, old.location) == (302, "/" + address.group())


def test_no_page_names_a_notebook_or_a_place_of_voila(served: Served) -> None:
    html = served.ask("/?region=uk").text

    assert ".ipynb" not in html
    assert "/voila/" not in html
    assert 'href="symptoms?region=uk"' in html


@pytest.mark.parametrize("old", ["/voila/render/index.ipynb", "/index.ipynb", "/index", "/index/"])
def test_an_old_address_leads_to_the_page(served: Served, old: str) -> None:
    answer = served.ask(old + "?region=uk&RF-02=yes")

    assert (answer.status, answer.location) == (302, "/?region=uk")


def test_what_a_link_makes_up_makes_no_new_page(served: Served) -> None:
    served.ask("/?region=us")
    known = served.health()["pages"]

    for number in range(20):
        assert served.ask(f"/?region=us&a={number}&template=lab&theme=dark").status == 200

    assert served.health()["pages"] <= max(known, 5)


@pytest.mark.parametrize("path", OUT_OF_REACH)
def test_everything_else_is_nowhere(served: Served, path: str) -> None:
    answer = served.ask(path)

    assert answer.status == 404
    assert "There is no page here" in answer.text
    assert 'data-component="emergency-card"' in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/api/kernels", "/voila/api/shutdown/x"])
def test_nothing_can_be_sent_to_a_patient_page(served: Served, path: str, method: str) -> None:
    answer = served.ask(path, method, "x=1")

    assert answer.status in ((405,) if path == "/" else (404, 405))
    assert answer.headers.get("Allow") == ("GET, HEAD" if answer.status == 405 else None)
    assert 'data-component="emergency-card"' in answer.text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/healthz", "/clinic/", "/assets/x/nothing.js"])
def test_every_answer_is_sealed_and_sets_no_cookie(served: Served, path: str) -> None:
    headers = served.ask(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert not {"Server", "Set-Cookie", "X-Powered-By"} & set(headers)


@pytest.mark.parametrize("path", ["/diary", "/summary", "/knee-pain-after-running/diary"])
def test_the_camera_is_for_pages_that_read_codes(served: Served, path: str) -> None:
    policy = served.ask(path).headers["Permissions-Policy"]

    assert "camera=(self)" in policy
    assert "microphone=()" in policy
    assert "camera=()" in served.ask("/symptoms").headers["Permissions-Policy"]


def test_only_listed_origins_may_frame_a_page(served: Served) -> None:
    policy = served.ask("/").headers["Content-Security-Policy"]

    assert policy.endswith("frame-ancestors 'self' https://clinic.example")
    assert "frame-ancestors 'none'" in served.ask("/clinic/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/nowhere", "/clinic/", "/healthz", "/assets/x/a.js"])
def test_a_request_for_another_host_is_sent_away(served: Served, path: str) -> None:
    answer = served.ask(path, Host="evil.example")

    assert answer.status == 421
    assert 'data-component="emergency-card"' in answer.text
    assert "evil.example" not in answer.text
    assert served.ask(path, Host=f"localhost:{served.port}").status != 421


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 10_000_000, 10**17])
@pytest.mark.parametrize("path", ["/", "/clinic/key", "/nowhere"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(served: Served, path: str, size: int) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n\r\n"

    answer = served.raw(head.encode())

    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"\r\nConnection: close\r\n" in answer


def test_a_body_of_the_largest_size_is_read(served: Served) -> None:
    assert served.ask("/", "POST", "x" * LARGEST_BODY).status == 405
    assert served.ask("/", "POST", "x" * (LARGEST_BODY + 1)).status == 413


def test_a_body_without_a_length_is_refused(served: Served) -> None:
    head = b"POST /clinic/key HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert served.raw(head + b"3\r\nabc\r\n0\r\n\r\n").startswith(b"HTTP/1.1 411 ")


@pytest.mark.parametrize("size", [LARGEST_HEAD, 100_000, 1_000_000])
@pytest.mark.parametrize("part", [b"GET /%s HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nCookie: %s\r\n\r\n"])
def test_a_head_that_is_too_large_is_told_so(served: Served, part: bytes, size: int) -> None:
    assert served.raw(part % (b"a" * size)).startswith(b"HTTP/1.1 431 ")
    assert served.ask("/").status == 200


def test_the_key_is_in_no_environment_of_what_the_server_starts(served: Served) -> None:
    children = psutil.Process(served.process.pid).children(recursive=True)

    assert children
    assert not [child for child in children if KEY in child.environ().values()]


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: " + b"a" * 100_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused_and_nobody_else_notices(served: Served, sent: bytes) -> None:
    try:
        answer = served.raw(sent)
    except ConnectionError:
        answer = b""

    assert answer == b"" or answer.startswith(
        tuple(b"HTTP/1.1 %d" % status for status in (400, 404, 411, 431))
    )
    assert b"Traceback" not in answer
    assert served.ask("/").status == 200


def test_a_client_that_reads_nothing_holds_up_nobody(served: Served) -> None:
    lazy = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(50)]
    for client in lazy:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 50)

    assert served.ask("/").status == 200
    for client in lazy:
        client.close()


def test_the_log_names_no_query_and_no_address(served: Served) -> None:
    served.ask("/?RF-02=yes&region=uk")
    served.ask("/nowhere?RF-02=yes")
    served.ask("/voila/render/index.ipynb?RF-02=yes")
    served.raw(b"GARBAGE RF-02=yes\r\n\r\n")
    record = "mainSearchCriteria.v.c=N94.1&patientPerson.id=S1234567D"
    led = [served.ask(f"/about?{record}"), served.ask(f"/about/icd-10/N94.1?{record}")]
    served.ask("/healthz")  # a line is written after its answer, and before the next one

    log = served.log.read_text()

    assert [each.status for each in led] == [302, 302]
    assert "302 GET /about " in log and "302 GET /about/* " in log
    assert "N94" not in log and "S1234567D" not in log
    assert "200 GET / " in log and "404 GET /nowhere " in log
    assert "RF-02" not in log
    assert "region" not in log
    assert "GET" in log and not re.search(r"127\.0\.0\.1(?!:)", log)


def test_a_page_needs_no_kernel(served: Served) -> None:
    for _ in range(200):
        assert served.ask("/").status == 200

    assert served.health()["kernels"] <= 2  # one kept warm, one that renders in the background
