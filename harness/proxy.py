"""A proxy that takes a prefix off and lets no websocket through, as some hosting does."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

PREFIX = "/user/someone/proxy/8866"
HOP_BY_HOP = ("connection", "transfer-encoding", "keep-alive", "content-length")


@contextmanager
def stripping_proxy(server: str) -> Iterator[str]:
    """The address below which `server` ("http://127.0.0.1:8866/") can be reached through the proxy."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(urlsplit(server).netloc))
    Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{made.server_port}{PREFIX}/"
    finally:
        made.shutdown()
        made.server_close()


def _handler_for(upstream: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if not self.path.startswith(PREFIX + "/") or "Upgrade" in self.headers:
                return self.send_error(404 if "Upgrade" not in self.headers else 400)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            connection = http.client.HTTPConnection(upstream)
            headers = {name: word for name, word in self.headers.items() if name.lower() not in HOP_BY_HOP}
            connection.request(
                self.command, self.path.removeprefix(PREFIX), body, {**headers, "Host": upstream}
            )
            self._pass_on(connection.getresponse())
            connection.close()

        do_POST = do_HEAD = do_GET  # noqa: N815 - the names are the server's

        def _pass_on(self, answer: http.client.HTTPResponse) -> None:
            body = answer.read()
            self.send_response(answer.status)
            for name, word in answer.getheaders():
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, word)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Nothing: the server behind it has a log."""

    return Handler
