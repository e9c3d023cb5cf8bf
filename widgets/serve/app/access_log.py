"""The access log: what was asked for and how it went; never who asked, nor a query."""

from __future__ import annotations

import logging
import re
from functools import lru_cache

from tornado.httputil import HTTPServerRequest
from tornado.web import RequestHandler

log = logging.getLogger("stridewell")
ADDRESS = re.compile(r"from \S+: |from \S+$")
# A line with its time is more than a vote may leave behind.
ROOM = re.compile(r"/room/|/clinic/(?:[^/]+/)?rooms/")
CONTEXT = re.compile(r"/about/.+")  # a link of a record names a code
KERNEL = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FORM = "%(asctime)s %(levelname)s %(message)s"


def open_access_log() -> None:
    """Lets our own lines through to the error stream, and takes addresses out of Tornado's."""
    stream = logging.StreamHandler()
    stream.setFormatter(logging.Formatter(FORM))
    log.addHandler(stream)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.getLogger("tornado.general").addFilter(NoAddress())


def log_request(handler: RequestHandler) -> None:
    """Notes what a handler answered."""
    note(handler.get_status(), handler.request)


def note(status: int, request: HTTPServerRequest) -> None:
    """Writes one line for a request, such as `200 GET /plan 1.2 ms`."""
    if ROOM.search(request.path) and status < 500:
        return
    level = logging.ERROR if status >= 500 and status != 503 else logging.INFO
    took = 1000 * request.request_time()
    log.log(level, "%d %s %s %.1f ms", status, request.method, quoted(request.path), took)


@lru_cache(maxsize=256)
def quoted(path: str) -> str:
    """A path without the id of a kernel or the code of a record, that cannot break a log line nor fill it."""
    path = CONTEXT.sub("/about/*", KERNEL.sub("*", path))
    return path.encode("unicode_escape").decode()[:120]


class NoAddress(logging.Filter):
    """Takes the address of a client out of Tornado's own remarks."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True: every remark stays, without its address."""
        record.msg, record.args = ADDRESS.sub("", record.getMessage()), None
        return True
