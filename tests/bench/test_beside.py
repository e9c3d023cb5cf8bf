"""Promises of the load: no public route is left out, and one that holds up everyone is seen."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import pytest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bench.beside import GOAL, is_held, public_addresses
from bench.crowd import looked_at
from widgets.serve.app.routes import patient_routes
from widgets.workshop.web.extension import workshop_extension


@pytest.mark.parametrize(
    "pattern", [route[0] for route in (*patient_routes(), *workshop_extension().patient_routes)]
)
def test_every_public_route_is_asked_for(pattern: str) -> None:
    addresses = public_addresses("DFGHJK", "assets/123/page.css")

    assert any(re.fullmatch(pattern, address) for address in addresses)


@pytest.mark.parametrize(
    ("figures", "held"),
    [
        ({"p50": GOAL - 0.01, "errors": 0}, True),
        ({"p50": GOAL, "errors": 0}, False),
        ({"p50": 1, "errors": 1}, False),
    ],
)
def test_it_holds_below_twice_and_without_a_fault(figures: dict[str, Any], held: bool) -> None:
    assert is_held({"/": {"p50": 1, "errors": 0}, "/handout": figures}) == held


def test_time_in_which_nobody_is_served_is_counted_for_all_who_would_have_asked() -> None:
    class Stalls(RequestHandler):
        """Holds up everyone, once."""

        count = 0

        def get(self) -> None:
            Stalls.count += 1
            if Stalls.count == 3:
                time.sleep(0.4)

    async def visit() -> None:
        (sock,) = bind_sockets(0, "127.0.0.1")
        server = Application([("/", Stalls)]).listen
        port = sock.getsockname()[1]
        sock.close()
        server(port, "127.0.0.1")

        tally = await looked_at(f"http://127.0.0.1:{port}/", 1, 0.8, 0.02)

        assert tally.longest >= 0.4
        assert tally.p95 >= 0.3

    asyncio.run(visit())
