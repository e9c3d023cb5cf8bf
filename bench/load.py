"""`make load`: a crowd before our server; prints whether it held, and keeps the figures for bench.sizing."""

from __future__ import annotations

import json
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from . import beside, results
from .contestants import PAGE
from .cost import Cost, cost_of
from .crowd import Tally, apart
from .servers import Running, started

CROWD = (60, 10, 40)  # visitors, seconds in which they come, seconds until the last must have its page
HELD = (1000, 30, 3, 2)  # connections, seconds, seconds in which they come, seconds between two pages
SUSTAINED = (8, 10, 30)  # visitors who load again and again, seconds, seconds until we stop waiting
SLOWEST = 0.2  # seconds, of 95 pages in a hundred
MAX_GROWTH = 50  # megabytes


def main() -> int:
    """Runs it; returns 0 when our server held, else 1."""
    with (
        tempfile.TemporaryDirectory(prefix="load_") as folder,
        server_in(Path(folder)) as server,
    ):
        figures = measured(server)
    results.keep("load", figures)
    print(told(figures))
    return 0 if held(figures) else 1


@contextmanager
def server_in(folder: Path) -> Iterator[Running]:
    """Our server, with a store of rooms in `folder`."""
    beside.environment(folder)
    with started(PAGE, folder / "page", {}) as server:
        yield server


def measured(server: Running) -> dict[str, Any]:
    """What each kind of crowd came to, and what the server used for it."""
    apart("crowd", server.address, 2, 1, 60)  # the page is rendered once, for all who come after
    before = cost_of(server.pid)
    crowd = _figures(apart("crowd", server.address, *CROWD))
    connections = _figures(apart("held", server.address, *HELD))
    resting = cost_of(server.pid)
    sustained = apart("sustained", server.address, *SUSTAINED)
    spent = cost_of(server.pid).since(resting)
    return {
        "beside": beside.measured(server.address),
        "crowd": crowd,
        "held": {**connections, "connections": HELD[0]},
        "sustained": {**_figures(sustained), **_per_page(sustained, spent)},
        "kernels": kernels(server),
        "megabytes": resting.megabytes,
        "growth": resting.since(before).megabytes,
    }


def kernels(server: Running) -> int:
    """How many kernels the server has now, by its own word."""
    with urllib.request.urlopen(urljoin(server.address, "/healthz"), timeout=20) as answer:  # noqa: S310
        return int(json.load(answer)["kernels"])


def held(figures: Mapping[str, Any]) -> bool:
    """Whether every page came, soon enough, and nothing was left behind."""
    crowds = [figures[name] for name in ("crowd", "held", "sustained")]
    came = not any(crowd["errors"] for crowd in crowds)
    soon = all(crowd["p95"] <= SLOWEST for crowd in crowds[:2])
    lean = not figures["kernels"] and figures["growth"] <= MAX_GROWTH
    return came and soon and lean and beside.is_held(figures["beside"])


def told(figures: dict[str, Any]) -> str:
    """The figures in words."""
    crowd, connections, sustained = figures["crowd"], figures["held"], figures["sustained"]
    return "\n".join(
        (
            f"{CROWD[0]} visitors in {CROWD[1]} s: {_line(crowd)}",
            f"{HELD[0]:,} connections for {HELD[1]} s: {_line(connections)}",
            f"Again and again: {sustained['a_second']:,.0f} pages/s, {_line(sustained)}",
            f"Kernels afterwards: {figures['kernels']}. Memory: {figures['megabytes']:.0f} MB, "
            f"{figures['growth']:+.1f} MB since the start.",
            beside.told(figures["beside"]),
        )
    )


def _line(crowd: dict[str, Any]) -> str:
    times = f"p50 {1000 * crowd['p50']:.1f} ms, p95 {1000 * crowd['p95']:.1f} ms"
    return f"{crowd['pages']:,} pages, {crowd['errors']} errors, {times}"


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "pages": tally.pages,
        "errors": tally.errors,
        "p50": tally.p50,
        "p95": tally.p95,
        "a_second": tally.a_second,
        "bytes": tally.byte_count,
    }


def _per_page(tally: Tally, spent: Cost) -> dict[str, float]:
    pages = max(1, tally.pages)
    return {"cpu_seconds_a_page": spent.seconds / pages, "bytes_a_page": tally.byte_count / pages}


if __name__ == "__main__":
    sys.exit(main())
