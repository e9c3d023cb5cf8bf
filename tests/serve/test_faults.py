"""Promises under faults: the last whole page stays, nobody else is disturbed, and the log says why."""

from __future__ import annotations

import http.client
import json
import os
import re
import resource
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from tests.copies import ENGLISH_ONLY
from tests.serve.served import Served, serving, wait_until, write_notebook

PATIENCE = 8  # seconds for one rendering
ASSETS = re.compile(r'"(assets/\w+/)')
CARD = 'data-component="emergency-card"'
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
CLOCK = """
import contextlib, os, pathlib, time
real, moved, ahead = time.time, pathlib.Path(os.environ["CLOCK"]), [0.0]
def now():
    with contextlib.suppress(OSError):  # another test leaves no file to open
        ahead[0] = float(moved.read_text())
    return real() + ahead[0]
time.time = now
"""
GUIDE = f'from widgets import Guide\n\nguide = Guide("{NAME}")'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("content") / "content", ignore=ENGLISH_ONLY))


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """How many seconds the server's clock is ahead."""
    folder = tmp_path_factory.mktemp("clock")
    (folder / "sitecustomize.py").write_text(CLOCK)
    (folder / "ahead").write_text("0")
    return folder / "ahead"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, content: Path, clock: Path) -> Iterator[Served]:
    options = (
        f"--Stridewell.page_timeout={PATIENCE}",
        "--Stridewell.pool_size=0",
        "--Stridewell.max_connections=40",
    )
    folder = tmp_path_factory.mktemp("faults")
    hook = {"PYTHONPATH": str(clock.parent), "CLOCK": str(clock)}
    with serving(folder, *options, STRIDEWELL_CONTENT=str(content), **hook) as served:
        assert wait_until(lambda: served.health()["pages"] == 1, 120)
        yield served


def has_words(served: Served, path: str, words: str) -> bool:
    answer = served.ask(path)
    assert answer.status == 200
    return words in answer.text


@pytest.mark.long
def test_a_change_is_noticed_while_the_old_page_is_served(served: Served) -> None:
    path = served.notebooks / "index.ipynb"
    text = path.read_text()
    lines = len(served.log.read_text().splitlines())

    path.write_text(text.replace("# ", "# Renamed ", 1))

    assert wait_until(lambda: "has changed" in "\n".join(served.log.read_text().splitlines()[lines:]))
    old = served.ask("/")
    assert (old.status, "Renamed" in old.text) == (200, False)
    assert wait_until(lambda: has_words(served, "/", "Renamed"), 60)
    path.write_text(text)
    assert wait_until(lambda: not has_words(served, "/", "Renamed"), 60)


@pytest.mark.long
def test_a_clock_that_is_moved_disturbs_nobody(served: Served, clock: Path) -> None:
    path = served.notebooks / "index.ipynb"
    text, tag = path.read_text(), served.ask("/").headers["Etag"]

    for days in (400, -400):
        move(clock, days * 86400)
        page = served.ask("/")
        shown = parsedate_to_datetime(page.headers["Date"]) - datetime.now(UTC)
        assert abs(shown.days - days) <= 1
        assert (page.status, page.headers["Etag"]) == (200, tag)
        assert served.ask("/", If_None_Match=tag).status == 304

    path.write_text(text.replace("# ", "# Renamed ", 1))
    assert wait_until(lambda: has_words(served, "/", "Renamed"), 60)
    move(clock, 0)
    path.write_text(text)
    assert wait_until(lambda: not has_words(served, "/", "Renamed"), 60)


def move(clock: Path, ahead: int) -> None:
    """Moves the server's clock at once: it never sees half a number."""
    new = clock.with_suffix(".new")
    new.write_text(str(ahead))
    new.replace(clock)


def test_a_client_that_reads_slowly_keeps_nobody_waiting_and_gets_it_all(served: Served) -> None:
    path = "/" + ASSETS.findall(served.ask("/").text)[0] + "plotly/plotly.min.js"
    whole = int(served.ask(path, "HEAD", Accept_Encoding="gzip").headers["Content-Length"])
    slow = [slow_reader(served, path) for _ in range(20)]

    for _ in range(20):
        assert served.ask("/").status == 200
    got = b"".join(iter(lambda: slow[0].recv(65536), b""))
    assert len(got.partition(b"\r\n\r\n")[2]) == whole
    leave(slow)
    assert served.ask("/").status == 200


def slow_reader(served: Served, path: str) -> socket.socket:
    """A client that asks for much, and has read one byte of it."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.settimeout(60)
    client.connect(("127.0.0.1", served.port))
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    client.sendall(head.encode())
    assert client.recv(1) == b"H"
    return client


def test_a_half_written_file_leaves_the_last_whole_page(served: Served, content: Path) -> None:
    good = served.ask("/").body
    path = content / NAME / "red-flags.yaml"
    text = path.read_text()

    path.write_text(text[: len(text) // 2])

    assert wait_until(
        lambda: "index? was rendered in part only; it is not kept." in served.log.read_text(), 60
    )
    assert "red-flags.yaml, line" in served.log.read_text()
    assert wait_until(lambda: served.health()["kernels"] == 0, 60)
    assert served.ask("/").body == good
    path.write_text(text)


@pytest.mark.long
def test_a_kernel_that_hangs_costs_its_own_visitor_a_calm_page_in_time(served: Served) -> None:
    path = served.notebooks / "plan.ipynb"
    write_notebook(path, GUIDE, "while True:\n    pass", "guide.about()")
    assert wait_until(lambda: is_noticed(served, "plan"))

    with ThreadPoolExecutor(1) as visitor:
        waiting = visitor.submit(served.ask, "/plan")
        for _ in range(20):
            assert served.ask("/").status == 200
        answer = waiting.result(timeout=3 * PATIENCE)

    assert CARD in answer.text
    assert "This part of the page could not be shown" in answer.text
    assert "plan? was rendered in part only; it is not kept." in served.log.read_text()
    path.unlink()
    assert wait_until(lambda: served.kernels() == [], 90)


def is_noticed(served: Served, name: str) -> bool:
    """Whether the server knows a page by now; asking for it would wait for its rendering."""
    return served.ask(f"/{name}/").status == 302


def test_a_kernel_killed_while_rendering_never_replaces_a_good_page(served: Served) -> None:
    path = served.notebooks / "diary.ipynb"
    write_notebook(path, GUIDE, "guide.about()")
    assert wait_until(lambda: served.ask("/diary").status == 200, 60)
    good = served.ask("/diary").body
    assert wait_until(lambda: served.health()["pages"] == 2 and served.kernels() == [], 120)

    write_notebook(path, GUIDE, "import time", "time.sleep(60)")
    assert wait_until(lambda: served.kernels() != [], 30)
    for kernel in served.kernels():
        os.kill(kernel, signal.SIGKILL)

    assert wait_until(
        lambda: bool(re.search(r"diary\? (was rendered in part|could not)", served.log.read_text()))
    )
    assert served.ask("/diary").body == good
    path.unlink()
    assert wait_until(lambda: served.ask("/diary").status == 404)
    assert wait_until(lambda: served.kernels() == [], 60)


def test_the_first_page_after_a_killed_kernel_still_has_the_emergency_card(served: Served) -> None:
    path = served.notebooks / "understand.ipynb"
    write_notebook(path, "import time", "time.sleep(60)")
    assert wait_until(lambda: served.kernels() != [], 30)

    with ThreadPoolExecutor(1) as visitor:
        waiting = visitor.submit(served.ask, "/understand")
        time.sleep(0.5)
        for kernel in served.kernels():
            os.kill(kernel, signal.SIGKILL)
        answer = waiting.result(timeout=PATIENCE * 4)

    assert CARD in answer.text
    assert "Traceback" not in answer.text
    path.unlink()


def test_too_many_connections_are_closed_and_the_rest_are_served(served: Served) -> None:
    first = socket.create_connection(("127.0.0.1", served.port), timeout=20)
    crowd = [socket.create_connection(("127.0.0.1", served.port), timeout=20) for _ in range(200)]

    assert crowd[-1].recv(1) == b""
    first.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert first.recv(15) == b"HTTP/1.1 200 OK"
    assert "more are closed at once" in served.log.read_text()
    for client in crowd:
        client.close()
    assert wait_until(lambda: can_be_reached(served))


def test_a_server_that_can_open_no_file_turns_people_away_and_stays(served: Served) -> None:
    first = socket.create_connection(("127.0.0.1", served.port), timeout=20)
    first.sendall(REQUEST)
    assert first.recv(65536).startswith(b"HTTP/1.1 200 OK")
    said = len(served.log.read_text())
    with files_left(served.process.pid, 10):
        crowd = [socket.create_connection(("127.0.0.1", served.port), timeout=20) for _ in range(100)]

        assert crowd[-1].recv(1) == b""
    assert "Traceback" not in served.log.read_text()[said:]
    leave([first, *crowd])
    assert wait_until(lambda: can_be_reached(served))


def test_a_server_that_can_open_hardly_any_file_says_that_it_is_not_ready(served: Served) -> None:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)

    def lacks() -> list[str]:
        line.request("GET", "/healthz/ready")
        answer = line.getresponse()
        said: dict[str, list[str]] = json.loads(answer.read())
        assert (answer.status == 503) == bool(said.get("lacks"))
        return said.get("lacks", [])

    assert lacks() == []
    with files_left(served.process.pid, 5):
        assert wait_until(lambda: "Hardly any file can be opened" in "".join(lacks()), 30)
    line.close()


def leave(crowd: list[socket.socket]) -> None:
    for client in crowd:
        client.close()


@contextmanager
def files_left(process: int, count: int) -> Iterator[None]:
    """Lets a process open `count` files more, once those it is about to close are closed."""
    assert wait_until(lambda: is_steady(process), 30)
    taken = files_of(process)
    free = [number for number in range(max(taken) + count + 2) if number not in taken]
    before = resource.prlimit(process, resource.RLIMIT_NOFILE)
    resource.prlimit(process, resource.RLIMIT_NOFILE, (free[count], before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_NOFILE, before)


def is_steady(process: int) -> bool:
    before = files_of(process)
    time.sleep(0.3)
    return files_of(process) == before


def files_of(process: int) -> set[int]:
    return {int(file.name) for file in Path(f"/proc/{process}/fd").iterdir()}


def can_be_reached(served: Served) -> bool:
    try:
        return served.ask("/").status == 200
    except ConnectionError:
        return False


@pytest.mark.long
def test_a_killed_server_leaves_no_kernel(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        assert wait_until(lambda: served.kernels() != [], 60)
        kernels = served.kernels()

        served.process.kill()
        served.process.wait()

        assert wait_until(lambda: not any(is_running(kernel) for kernel in kernels), 60)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
