"""Our application in the test's own process, with parts that a test makes up, and a client that asks it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.netutil import bind_sockets

from widgets.model.published.shown import ShownWorkingCopy
from widgets.serve.app.base_handler import NotFound
from widgets.serve.app.error_pages import ErrorPage
from widgets.serve.app.host_check import known_hosts
from widgets.serve.app.middleware import App
from widgets.serve.clinic.realms import realms
from widgets.serve.pages.assets import Assets
from widgets.serve.pages.compressed import Compressed, compress
from widgets.serve.pages.on_request import Maker, OnRequest
from widgets.serve.pages.snapshot import Snapshot

Ask = Callable[..., Awaitable[HTTPResponse]]


async def error_of(_: Any, name: str, query: str) -> Compressed:
    """An error page of no more than its title."""
    return compress(ErrorPage(*json.loads(name)).title.encode(), "text/html")


@asynccontextmanager
async def answering(
    routes: list[Any], makers: Mapping[str, Maker], services: Mapping[str, Any] = {}, **settings: Any
) -> AsyncIterator[Ask]:
    """What asks these routes, of an application with these makers of pages."""
    shared = SimpleNamespace(
        server_url="/", base_url="/", clinic_url="/clinic/", behind_proxy=False,
        page_policy="default-src 'none'", folder=Path(), shown=ShownWorkingCopy(Path()),
        realms=realms("a-key-for-tests-only", "an-editors-key-for-tests"),
        snapshot=Snapshot(), fingerprint="1", limits=SimpleNamespace(connections=100),
        assets=Assets("v1", {}, "/"), hosts=known_hosts([], [], "127.0.0.1", False),
    )  # fmt: skip
    shared.realm_of = lambda path: shared.realms.get(path[1:].partition("/")[0])
    shared.seen_from = lambda root: shared
    shared.pages = SimpleNamespace(ready=lambda key: None)
    shared.on_request = OnRequest({"error": Maker(error_of), **makers}, lambda: shared)  # type: ignore[arg-type,return-value]
    vars(shared).update(services)
    app = App(
        routes, services=shared, default_handler_class=NotFound, locked_handler_class=NotFound, **settings
    )
    (sock,) = bind_sockets(0, "127.0.0.1")
    port = sock.getsockname()[1]
    sock.close()
    server = app.listen(port, "127.0.0.1")

    async def ask(path: str, **options: Any) -> HTTPResponse:
        return await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{port}{path}", raise_error=False, follow_redirects=False, **options
        )

    try:
        yield ask
    finally:
        server.stop()
        await server.close_all_connections()
