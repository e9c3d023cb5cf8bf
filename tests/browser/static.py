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
        if self.server.shared is None or self.path.endswith("worker.js"):  # type: ignore[attr-defined]
            return super().do_GET()
        self._from_shared_cache(self.server.shared)  # type: ignore[attr-defined]

    def _from_shared_cache(self, shared: dict[str, bytes]) -> None:
        """Answers as a cache between that holds what it saw first, whatever it is asked."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        body = shared.setdefault(self.path, file.read_bytes() if file.is_file() else b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if self.server.max_age:  # type: ignore[attr-defined]
            self.send_header("Cache-Control", f"max-age={self.server.max_age}")  # type: ignore[attr-defined]
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class Static(ThreadingHTTPServer):
    """The server; `address` is where its folder stands. It answers while `goes` is set.

    `shared` is what a cache in front of it holds, by path (None without one); `max_age`, in seconds, is what
    it tells browsers.
    """

    daemon_threads = True
    is_broken = False
    shared: dict[str, bytes] | None = None
    max_age = 0

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
