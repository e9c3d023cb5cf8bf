"""A real `stridewell serve` with few notebooks of its own, and what a test wants to know of it."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urljoin

import nbformat
import psutil

from harness.server import BIN, ROOT, free_port, running

KEY = "a-key-for-tests-only"
LIVE = ("import os", "import ipywidgets", "ipywidgets.Label(os.environ['QUERY_STRING'] or 'nothing asked')")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    asked: str = "/"

    @property
    def location(self) -> str:
        """Where it leads, as a browser works it out from the address that was asked for."""
        return urljoin(self.asked, self.headers["Location"])

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Served:
    """A running server; its log, its notebooks and its process."""

    port: int
    log: Path
    notebooks: Path
    process: subprocess.Popen[bytes]

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with suppress(BrokenPipeError):  # a body that is refused may be refused before all of it was sent
            connection.request(method, path, body, named)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read(), path)
        connection.close()
        return answer

    def raw(self, sent: bytes) -> bytes:
        """What the server says to bytes that need not be HTTP."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as client:
            client.sendall(sent)
            return client.recv(65536)

    def health(self) -> dict[str, int]:
        health: dict[str, int] = json.loads(self.ask("/healthz").body)
        return health

    def cookie(self) -> str:
        """The cookie that the key is exchanged for."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.ask("/clinic/key", "POST", urlencode({"key": KEY}), **form)
        return answer.headers["Set-Cookie"].split(";")[0]

    def kernels(self) -> list[int]:
        """The processes of all kernels this server has started."""
        children = psutil.Process(self.process.pid).children()
        servers = [child for child in children if "forkserver" in " ".join(child.cmdline())]
        return [kernel.pid for server in servers for kernel in server.children()]


@contextmanager
def serving(
    folder: Path,
    *options: str,
    pages: tuple[str, ...] = ("index",),
    ready: str = "healthz/ready",
    ahead: bool = False,
    **environment: str,
) -> Iterator[Served]:
    """A server of `pages`, made `ahead` in every region or not, and one live notebook called "visit".

    It shows them directly: so few notebooks would never be published.
    """
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    for name in pages:
        page = notebooks / f"{name}.ipynb"
        page.parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", page)
    write_notebook(notebooks / "visit.ipynb", *LIVE, template="live")
    port, log = free_port(), folder / "serve.log"
    command = [str(BIN / "stridewell"), "serve", str(notebooks), f"--port={port}", *options]
    command.append(f"--Stridewell.ahead={ahead}")
    own = {"STRIDEWELL_CACHE": str(folder / "kept"), "STRIDEWELL_ROOMS": str(folder / "rooms.sqlite")}
    env = {**own, "STRIDEWELL_KEY": KEY, "STRIDEWELL_DIRECT": "yes", **environment}
    with running(command, f"http://127.0.0.1:{port}/{ready}", log, env) as process:
        yield Served(port, log, notebooks, process)


def write_notebook(path: Path, *cells: str, template: str = "") -> None:
    """A notebook with a title and these code cells."""
    title = nbformat.v4.new_markdown_cell("# A page for a test")
    notebook = nbformat.v4.new_notebook(cells=[title, *(nbformat.v4.new_code_cell(cell) for cell in cells)])
    notebook.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    if template:
        notebook.metadata.voila = {"template": template}
    nbformat.write(notebook, path)


def can_connect(port: int) -> bool:
    """Whether anybody is let in."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=20).close()
    except ConnectionError:
        return False
    return True


def has_ended(answer: Answer) -> bool:
    """Whether the cookie that comes with an answer is over already, so that a browser forgets it."""
    cookie = SimpleCookie(answer.headers["Set-Cookie"])
    (morsel,) = cookie.values()
    return parsedate_to_datetime(morsel["expires"]) < datetime.now(UTC)


def wait_until(holds: Callable[[], bool], seconds: float = 90) -> bool:
    """Whether something came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return holds()
