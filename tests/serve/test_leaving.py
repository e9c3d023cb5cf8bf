"""Promises of a server that is told to stop: it finishes, says all went well, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from harness.server import BIN, ROOT, free_port
from tests.conftest import NAME
from tests.published import published
from tests.serve.served import can_connect, serving, wait_until, write_notebook

GUIDE = f'from widgets import Guide\n\nguide = Guide("{NAME}")'
WORK = "import pathlib, time\nwhile not pathlib.Path({go!r}).exists():\n    time.sleep(0.05)"


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder with a short name: what kernels listen at may not be long."""
    with tempfile.TemporaryDirectory(prefix="sw-") as folder:
        yield Path(folder)


def start(folder: Path, temporary: Path) -> subprocess.Popen[bytes]:
    """A server that has only just been started, with a folder of its own for what is temporary."""
    own = {"TMPDIR": str(temporary), "STRIDEWELL_CACHE": str(folder / "kept")}
    rooms = {"STRIDEWELL_ROOMS": str(folder / "rooms.sqlite"), **published(folder / "published")}
    command = [str(BIN / "stridewell"), "serve", f"--port={free_port()}"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **own, **rooms},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def reads_content(_: int, temporary: Path) -> bool:
    return any(temporary.iterdir())


def makes_its_first_page(process: int, _: Path) -> bool:
    children = psutil.Process(process).children()
    return any(child.children() for child in children if "forkserver" in " ".join(child.cmdline()))


@pytest.mark.long
@pytest.mark.parametrize(
    ("number", "has_come"),
    [
        (signal.SIGTERM, reads_content),
        pytest.param(signal.SIGHUP, makes_its_first_page, marks=pytest.mark.long),
    ],
)
def test_a_stop_right_after_the_start_ends_it_well(
    tmp_path: Path, temporary: Path, number: int, has_come: Callable[[int, Path], bool]
) -> None:
    process = start(tmp_path, temporary)
    assert wait_until(lambda: has_come(process.pid, temporary))
    children = psutil.Process(process.pid).children(recursive=True)

    process.send_signal(number)

    assert process.wait(30) == 0, (tmp_path / "log").read_text()
    assert [*temporary.iterdir()] == []
    assert "Traceback" not in (tmp_path / "log").read_text()
    assert wait_until(lambda: not any(child.is_running() for child in children), 30)


@pytest.mark.long
def test_a_page_that_is_being_made_arrives_before_the_server_is_gone(tmp_path: Path, temporary: Path) -> None:
    go = tmp_path / "go"
    with serving(tmp_path, ready="healthz", TMPDIR=str(temporary)) as served:
        write_notebook(served.notebooks / "plan.ipynb", GUIDE, WORK.format(go=str(go)), "guide.about()")
        assert wait_until(lambda: served.ask("/plan/").status == 302)
        idle = socket.create_connection(("127.0.0.1", served.port), timeout=20)
        with ThreadPoolExecutor(1) as visitor:
            waiting = visitor.submit(served.ask, "/plan")
            assert wait_until(lambda: served.kernels() != [])
            children = psutil.Process(served.process.pid).children(recursive=True)

            served.process.send_signal(signal.SIGTERM)

            assert wait_until(lambda: not can_connect(served.port), 20)
            assert idle.recv(1) == b""
            assert served.process.poll() is None
            go.touch()
            assert waiting.result(timeout=60).status == 200
        assert served.process.wait(30) == 0
        assert [*temporary.iterdir()] == []
        assert "Traceback" not in served.log.read_text()
        assert wait_until(lambda: not any(child.is_running() for child in children), 30)
