"""Promises of live notebooks: behind the key, a kernel for each visitor, and none left behind."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from tests.serve.served import KEY, Answer, Served, has_ended, serving, wait_until, write_notebook

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
PEEK = (
    "import os",
    "import ipywidgets",
    "ipywidgets.Label(os.environ.get('STRIDEWELL_KEY', 'no key here'))",
)
PLACES = 3
POOL = 1


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    options = (f"--Stridewell.max_kernels={PLACES}", f"--Stridewell.pool_size={POOL}")
    with serving(tmp_path_factory.mktemp("live"), *options) as served:
        assert wait_until(lambda: served.health()["pages"] == 1, 120)
        yield served


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    return served.cookie()


def open_live(served: Served, cookie: str, query: str = "") -> Answer:
    return served.ask(f"/clinic/visit{query}", Cookie=cookie)


def kernel_of(page: Answer) -> str:
    found = re.search(r'"kernelId": "([\w-]+)"', page.text)
    assert found, page.text
    return found.group(1)


def leave(served: Served, cookie: str, kernel: str) -> None:
    assert served.ask(f"/clinic/voila/api/shutdown/{kernel}", "POST", Cookie=cookie).status == 204


def state(served: Served, cookie: str, kernel: str) -> int:
    """What a live page asks about its kernel: 200 while it is there, 404 when it is gone."""
    return served.ask(f"/clinic/api/kernels/{kernel}", Cookie=cookie).status


def is_at_rest(served: Served) -> bool:
    return len(served.kernels()) == served.health()["kernels"] == POOL


def test_without_the_key_there_is_a_form_and_no_kernel(served: Served) -> None:
    assert wait_until(lambda: is_at_rest(served), 90)
    for path in ("/clinic/", "/clinic/visit", "/clinic/api/kernels", "/clinic/voila/static/voila.js"):
        answer = served.ask(path)

        assert answer.status == 401
        assert 'name="key"' in answer.text
        assert 'data-component="emergency-card"' in answer.text
    assert is_at_rest(served)


def test_a_live_page_has_the_emergency_card_the_query_and_a_kernel_of_its_own(
    served: Served, cookie: str
) -> None:
    page = open_live(served, cookie, "?region=uk&RF-02=yes")

    assert page.status == 200
    assert 'href="tel:999"' in page.text
    assert "region=uk" in page.text and "RF-02" not in page.text
    assert 'href="../symptoms?region=uk"' in page.text
    assert wait_until(lambda: len(served.kernels()) == POOL + 1)
    leave(served, cookie, kernel_of(page))


def test_after_loading_reloading_and_leaving_only_the_pool_is_left(served: Served, cookie: str) -> None:
    def visit(_: int) -> int:
        first = open_live(served, cookie)
        leave(served, cookie, kernel_of(first))
        second = open_live(served, cookie)
        leave(served, cookie, kernel_of(second))
        return second.status

    with ThreadPoolExecutor(PLACES) as visitors:
        assert list(visitors.map(visit, range(PLACES))) == [200] * PLACES

    assert wait_until(lambda: is_at_rest(served), 60)


def test_those_too_many_get_a_calm_page_and_the_others_are_unharmed(served: Served, cookie: str) -> None:
    with ThreadPoolExecutor(PLACES + 2) as visitors:
        pages = list(visitors.map(lambda _: open_live(served, cookie), range(PLACES + 2)))

    assert sorted(page.status for page in pages) == [200] * PLACES + [503] * 2
    refused = next(page for page in pages if page.status == 503)
    assert refused.headers["Retry-After"]
    assert "All places are taken" in refused.text
    assert 'data-component="emergency-card"' in refused.text
    kernels = [kernel_of(page) for page in pages if page.status == 200]
    assert [state(served, cookie, kernel) for kernel in kernels] == [200] * PLACES
    assert served.ask("/").status == 200
    for kernel in kernels:
        leave(served, cookie, kernel)
    assert wait_until(lambda: is_at_rest(served), 60)


@pytest.mark.long
def test_a_kernel_that_was_killed_is_noticed_and_its_place_is_free(served: Served, cookie: str) -> None:
    kernel = kernel_of(open_live(served, cookie))

    for process in served.kernels():
        os.kill(process, signal.SIGKILL)

    assert wait_until(lambda: state(served, cookie, kernel) == 404)
    assert wait_until(lambda: is_at_rest(served), 60)


def test_the_key_is_exchanged_for_a_cookie_of_the_clinicians_pages_only(served: Served) -> None:
    answer = served.ask("/clinic/key", "POST", urlencode({"key": KEY, "to": "visit"}), **FORM)

    assert (answer.status, answer.location) == (303, "/clinic/visit")
    set_cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Max-Age=43200"} <= set(set_cookie.split("; "))
    assert "Path" not in set_cookie  # so it is that of the folder of this address, /clinic (RFC 6265 §5.1.4)
    assert KEY not in set_cookie


def test_signing_out_takes_the_cookie_away(served: Served) -> None:
    answer = served.ask("/clinic/leave", "POST", "", Cookie=served.cookie())

    assert (answer.status, answer.location) == (303, "/clinic/")
    name, *rest = answer.headers["Set-Cookie"].split("; ")
    assert name == 'stridewell-clinic=""'
    assert {"HttpOnly", "SameSite=Strict"} <= set(rest) and has_ended(answer)


def test_a_live_notebook_cannot_read_the_key(served: Served, cookie: str) -> None:
    path = served.notebooks / "peek.ipynb"
    write_notebook(path, *PEEK, template="live")
    assert wait_until(lambda: served.ask("/clinic/", Cookie=cookie).text.count("peek") > 0, 60)

    page = served.ask("/clinic/peek", Cookie=cookie)
    started_with = [Path(f"/proc/{process}/environ").read_bytes() for process in served.kernels()]

    assert "no key here" in page.text
    assert started_with and not [each for each in started_with if KEY.encode() in each]
    leave(served, cookie, kernel_of(page))
    path.unlink()
    assert wait_until(lambda: is_at_rest(served), 60)


def test_the_form_leads_nowhere_else(served: Served) -> None:
    asked = urlencode({"key": KEY, "to": "//evil.example"})

    assert served.ask("/clinic/key", "POST", asked, **FORM).location == "/clinic/"


def talk(served: Served, kernel: str, cookie: str, message: dict[str, object]) -> list[str]:
    """The kinds of message that come back within two seconds."""

    async def said() -> list[str]:
        address = f"ws://127.0.0.1:{served.port}/clinic/api/kernels/{kernel}/channels?session_id=a"
        line = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookie}))
        await line.write_message(json.dumps(message))
        kinds: list[str] = []
        try:
            while True:
                heard = await asyncio.wait_for(line.read_message(), 2)
                kinds.append(json.loads(heard or "{}").get("msg_type", ""))
        except TimeoutError:
            return kinds

    return asyncio.run(said())


def message(kind: str, **content: object) -> dict[str, object]:
    header = {"msg_id": "1", "msg_type": kind, "session": "a", "username": "", "version": "5.3"}
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}


def test_a_page_can_ask_its_kernel_but_run_nothing_in_it(served: Served, cookie: str) -> None:
    kernel = kernel_of(open_live(served, cookie))

    asked = talk(served, kernel, cookie, message("kernel_info_request"))
    ran = talk(served, kernel, cookie, message("execute_request", code="1/0", silent=False))

    assert "kernel_info_reply" in asked
    assert not {"execute_reply", "error", "execute_input"} & set(ran)
    leave(served, cookie, kernel)


def test_a_line_to_a_kernel_needs_the_cookie_and_a_kernel_with_a_visitor(served: Served, cookie: str) -> None:
    kernel = kernel_of(open_live(served, cookie))

    with pytest.raises(HTTPClientError, match="401"):
        talk(served, kernel, "", message("kernel_info_request"))
    leave(served, cookie, kernel)
    with pytest.raises(HTTPClientError, match="404"):
        talk(served, kernel, cookie, message("kernel_info_request"))


@pytest.mark.parametrize(
    "frame", [b"\xff" * 200, b"\x81\x05hello", b"\x81\xff" + b"\xff" * 8 + b"abcd", b"{}"]
)
def test_a_broken_frame_ends_its_own_line_only(served: Served, cookie: str, frame: bytes) -> None:
    kernel = kernel_of(open_live(served, cookie))
    upgrade = (
        f"GET /clinic/api/kernels/{kernel}/channels HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Cookie: {cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )

    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(upgrade.encode())
        assert line.recv(12) == b"HTTP/1.1 101"
        line.sendall(frame)

    assert state(served, cookie, kernel) == 200
    assert served.ask("/").status == 200
    leave(served, cookie, kernel)


def test_a_kernel_can_be_looked_at_but_not_listed_or_changed(served: Served, cookie: str) -> None:
    kernel = kernel_of(open_live(served, cookie))

    statuses = {
        method: served.ask(f"/clinic/api/kernels/{kernel}", method, Cookie=cookie).status
        for method in ("GET", "DELETE", "POST")
    }

    assert statuses == {"GET": 200, "DELETE": 405, "POST": 405}
    for path in ("api/kernels", "api/sessions", "api/contents", "voila/api/contents", "voila/tree", "tree"):
        assert served.ask(f"/clinic/{path}", Cookie=cookie).status == 404
    assert served.ask(f"/clinic/api/kernels/{kernel}/restart", "POST", Cookie=cookie).status == 404
    leave(served, cookie, kernel)


def test_wrong_keys_are_counted_and_neither_key_nor_query_is_logged(served: Served) -> None:
    wrong = urlencode({"key": "a-wrong-key-to-try"})

    statuses = [served.ask("/clinic/key", "POST", wrong, **FORM).status for _ in range(7)]
    right = served.ask("/clinic/key", "POST", urlencode({"key": KEY}), **FORM)

    assert statuses == [403] * 5 + [429] * 2
    assert right.status == 429 and right.headers["Retry-After"]
    log = served.log.read_text()
    assert KEY not in log and "a-wrong-key" not in log
    assert "RF-02" not in log and "region" not in log
