"""A plain static server on a free loopback port: it knows files and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Quiet(SimpleHTTPRequestHandler):
    """Keeps its log to itself, and can be told to be broken or slow."""

    def do_GET(self) -> None:
        if self.server.is_broken:  # type: ignore[attr-defined]
            return self.send_error(502)
        self.server.goes.wait(60)  # type: ignore[attr-defined]
        del self.headers["If-Modified-Since"]  # it counts whole seconds, and a test exports twice in one
        super().do_GET()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class Static(ThreadingHTTPServer):
    """The server; `address` is where its folder stands. It answers while `goes` is set."""

    daemon_threads = True
    is_broken = False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.goes = threading.Event()
        self.goes.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@contextmanager
def static_server(folder: Path) -> Iterator[Static]:
    """Serves a folder until left."""
    with Static(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
