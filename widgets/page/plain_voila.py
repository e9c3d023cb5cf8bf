"""What our settings close of plain `voila notebooks/`, which has a kernel for each visit and no key."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError, RequestHandler
from traitlets import Callable, Integer

from ..model.published.shown import Shown

VISITOR = re.compile(
    r"\?[^\s'\"()]*| \([0-9a-f.:]+\)| from [0-9a-f.:]+(?=: |$)|, remote_ip='[^']*'", re.IGNORECASE
)
EVERY = 500  # milliseconds between two looks at which version is published
access = logging.getLogger("tornado.access")


class ReadersOnly(Authorizer):
    """Lets a visitor look at a kernel and talk to it, as pages do, and change none by its id."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        """Whether this may be done; "write" is what Jupyter calls deleting one."""
        return action != "write"


class FewKernels(AsyncMappingKernelManager):
    """A kernel manager with a ceiling; whoever comes above it is asked to come back."""

    max_kernels = Integer(20, config=True, help="Kernels at a time, for pages that are open or being made.")
    shown_by = Callable(
        None, allow_none=True, config=True, help="What chooses the pages to show: the published ones."
    )
    shown: Shown | None = None  # what is shown, chosen when Voila starts
    _coming = 0

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        if self.shown_by is not None:
            voila: Any = self.parent
            self.shown = shown = self.shown_by(Path(voila.root_dir), self._turn_to)
            self._following = PeriodicCallback(lambda: _follow(shown), EVERY)
            self._following.start()

    def _turn_to(self, notebooks: Path) -> None:
        """Lets Voila, and every kernel from now on, find these notebooks."""
        voila: Any = self.parent
        voila.contents_manager.root_dir = self.root_dir = str(notebooks)

    async def start_kernel(self, **options: Any) -> str:  # type: ignore[override]
        """The id of a new kernel. Raises HTTPError 503 when there are as many as there may be, and when what
        they would read is not what was published.
        """
        if self.shown and not self.shown.is_whole():
            raise HTTPError(503, reason="This page is not ready yet. Wait a minute and load it again.")
        if len(self) + self._coming >= self.max_kernels:
            raise HTTPError(503, reason="All places are taken. Wait a minute and load this page again.")
        self._coming += 1
        try:
            started: str = await super().start_kernel(**options)
        finally:
            self._coming -= 1
        return started


def _follow(shown: Shown) -> None:
    shown.follow()


def log_request(handler: RequestHandler) -> None:
    """Notes how a request went, such as `404 GET /nothing`: never who asked, nor a query."""
    status, path = handler.get_status(), handler.request.path.encode("unicode_escape").decode()[:120]
    level = logging.INFO if status < 400 else logging.WARNING if status < 500 else logging.ERROR
    access.log(level, "%d %s %s", status, handler.request.method, path)


class NoVisitor(logging.Filter):
    """Takes a visitor's address, and any query, out of what Tornado says of a request that went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True: every remark stays, without them."""
        record.msg, record.args = VISITOR.sub("", record.getMessage()), None
        return True


def note_nobody() -> None:
    """Filters all that Tornado says; called when Voila reads our settings."""
    for name in ("tornado.general", "tornado.application"):
        logging.getLogger(name).addFilter(NoVisitor())


SETTINGS = {
    "disable_check_xsrf": True,  # no cookie of ours says who somebody is
    "allow_remote_access": False,  # to Jupyter: only `localhost` and loopback addresses are its hosts
    "log_function": log_request,
}
