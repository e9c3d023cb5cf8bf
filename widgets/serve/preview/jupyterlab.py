"""JupyterLab beside the server, for whoever edits: a process of its own that ends when ours does."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import subprocess
import sys
import threading
from pathlib import Path

from tornado.netutil import bind_sockets

from ..app.listen_address import in_brackets

LOOPBACK = ("127.0.0.1", "localhost", "::1")
FIRST = "content"
SETTINGS = Path(__file__).parent.parent.parent / "page" / "lab"


class Lab:
    """A running JupyterLab that shows `folder`; only this computer reaches it, and only with its token."""

    def __init__(self, folder: Path, host: str, near: int, opens_browser: bool) -> None:
        self._host, self._port = host, _free_port(host, near)
        port, token = self._port, secrets.token_hex(16)
        options = [f"--ServerApp.ip={host}", f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}"]
        if (folder / FIRST).is_dir():
            options.append(f"--LabApp.default_url=/lab/tree/{FIRST}")
        if not opens_browser:
            options.append("--no-browser")
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--allow-root")
        self.address = f"http://{in_brackets(host)}:{port}/lab"
        self.invitation = f"{self.address}?token={token}"
        self._process = subprocess.Popen(  # noqa: S603 - our own module, with options of our own
            [sys.executable, "-m", __name__, *options],
            cwd=folder,
            env={**os.environ, "JUPYTER_TOKEN": token, "JUPYTER_CONFIG_PATH": _settings()},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    async def has_opened(self) -> bool:
        """Waits until it can be opened; false when it ends before."""
        return await is_reached(self._process, self._host, self._port)

    def end(self) -> None:
        """Ends it, and its kernels with it."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()


async def is_reached(process: subprocess.Popen[bytes], host: str, port: int, every: float = 0.2) -> bool:
    """Waits until somebody listens at an address, `every` so many seconds; false if it ends before that."""
    while process.poll() is None:
        try:
            _, line = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(every)
        else:
            line.close()
            return True
    return False


def _settings() -> str:
    given = os.environ.get("JUPYTER_CONFIG_PATH")
    return os.pathsep.join([str(SETTINGS), *([given] if given else [])])


def _free_port(host: str, near: int) -> int:
    """The first free port after `near`, or any."""
    for port in (*range(near + 1, near + 20), 0):
        try:
            (sock, *others) = bind_sockets(port, host)
        except OSError:
            continue
        found: int = sock.getsockname()[1]
        for each in (sock, *others):
            each.close()
        return found
    raise OSError(f"No port of {host} is free.")


def _end_with_server() -> None:
    """Waits until the other end of the pipe is closed, as it is too when the server is killed."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    from jupyterlab.labapp import LabApp

    threading.Thread(target=_end_with_server, daemon=True).start()
    LabApp.launch_instance(sys.argv[1:])
