"""Promises under faults: the last good page stays, nobody else is disturbed, and the log says why."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import CONTENT, NAME
from tests.serve.served import Served, serving, wait_until, write_notebook

PATIENCE = 6  # seconds for one rendering
CARD = 'data-component="emergency-card"'
GUIDE = f'from widgets import Guide\n\nguide = Guide("{NAME}")'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path_factory.mktemp("content") / "content"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Iterator[Served]:
    options = (
        f"--Stridewell.page_timeout={PATIENCE}",
        "--Stridewell.pool_size=0",
        "--Stridewell.most_connections=40",
    )
    folder = tmp_path_factory.mktemp("faults")
    with serving(folder, *options, STRIDEWELL_CONTENT=str(content)) as served:
        assert wait_until(lambda: served.health()["pages"] == 1, 120)
        yield served


def has_words(served: Served, path: str, words: str) -> bool:
    answer = served.ask(path)
    assert answer.status == 200
    return words in answer.text


def test_a_change_is_noticed_within_two_seconds_while_the_old_page_is_served(served: Served) -> None:
    path = served.notebooks / "index.ipynb"
    text = path.read_text()
    lines = len(served.log.read_text().splitlines())

    path.write_text(text.replace("# ", "# Renamed ", 1))

    assert wait_until(lambda: "has changed" in "\n".join(served.log.read_text().splitlines()[lines:]), 2)
    started = time.monotonic()
    old = served.ask("/")
    assert (old.status, "Renamed" in old.text) == (200, False)
    assert time.monotonic() - started < 1
    assert wait_until(lambda: has_words(served, "/", "Renamed"), 60)
    path.write_text(text)
    assert wait_until(lambda: not has_words(served, "/", "Renamed"), 60)


def test_a_half_written_file_leaves_the_last_good_page(served: Served, content: Path) -> None:
    good = served.ask("/").body
    path = content / NAME / "red-flags.yaml"
    text = path.read_text()

    path.write_text(text[: len(text) // 2])

    assert wait_until(lambda: "showing the last good version" in served.log.read_text(), 60)
    assert "red-flags.yaml, line" in served.log.read_text()
    assert wait_until(lambda: served.health()["kernels"] == 0, 60)
    assert served.ask("/").body == good
    path.write_text(text)


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
    first.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert first.recv(15) == b"HTTP/1.1 200 OK"
    assert "more are closed at once" in served.log.read_text()
    for client in crowd:
        client.close()
    assert wait_until(lambda: can_be_reached(served))


def can_be_reached(served: Served) -> bool:
    try:
        return served.ask("/").status == 200
    except ConnectionError:
        return False


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
