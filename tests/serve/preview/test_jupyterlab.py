"""Promises of JupyterLab beside the server: its address is told once it can be opened, and so is its end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator

import pytest

from harness.server import free_port
from widgets.serve.preview.jupyterlab import is_reached


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()


def test_it_is_waited_for_until_it_listens(process: subprocess.Popen[bytes]) -> None:
    async def visit() -> None:
        port = free_port()
        reached = asyncio.create_task(is_reached(process, "127.0.0.1", port, every=0.01))
        await asyncio.sleep(0.1)
        assert not reached.done()

        async with await asyncio.start_server(lambda *_: None, "127.0.0.1", port):
            assert await asyncio.wait_for(reached, 20)

    asyncio.run(visit())


def test_its_end_is_told(process: subprocess.Popen[bytes]) -> None:
    process.kill()

    assert not asyncio.run(asyncio.wait_for(is_reached(process, "127.0.0.1", free_port(), every=0.01), 20))
