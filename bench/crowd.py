"""Many visitors of one address, in a process of their own: `python -m bench.crowd ADDRESS` prints JSON."""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from .client import Line

MAX_ASSETS = 60
ASSET = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"#]+)"')
JOINS = b"{}"
TROUBLE = (OSError, EOFError, ValueError, TimeoutError, asyncio.LimitOverrunError)


@dataclass(frozen=True)
class Tally:
    """How many pages came whole, how many did not, and the seconds of those that came."""

    pages: int
    errors: int
    p50: float
    p95: float
    seconds: float
    byte_count: int
    longest: float = 0.0

    @property
    def a_second(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds if self.seconds else 0.0


class Crowd:
    """Visitors of one address; counts what they got."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._path = parts.path + ("?" + parts.query if parts.query else "") or "/"
        self.times: list[float] = []
        self.errors = self.bytes = 0

    def line(self) -> Line:
        """A connection to the address."""
        return Line(self._host, self._port)

    async def visit(self, line: Line, whole: bool = False) -> None:
        """Loads the page, and all that it names when `whole`; a failure is counted."""
        try:
            reply = await line.get(self._path)
            if reply.status != 200:
                raise ValueError(reply.status)
            self.times.append(reply.seconds)
            self.bytes += len(reply.body)
            if whole:
                await self._assets(line, reply.text)
        except TROUBLE:
            self.errors += 1
            line.close()

    async def _assets(self, line: Line, html: str) -> None:
        for asset in assets_of(html, self._path)[:MAX_ASSETS]:
            reply = await line.get(asset)
            self.bytes += len(reply.body)

    async def alone(self, after: float) -> None:
        """One visitor who comes after so many seconds, with an empty cache."""
        await asyncio.sleep(after)
        async with self.line() as line:
            await self.visit(line, whole=True)

    async def ask(self, line: Line, expected: float) -> None:
        """Asks once; the seconds count from when it was to be asked, and a refusal is an answer."""
        try:
            reply = await line.get(self._path, JOINS if self._path.endswith("/join") else None)
            if reply.status >= 500:
                raise ValueError(reply.status)
            self.times.append(time.perf_counter() - expected)
        except TROUBLE:
            self.errors += 1
            line.close()

    async def reader(self, until: float, after: float, every: float) -> None:
        """One visitor who stays on the line, and opens a page every so many seconds."""
        await asyncio.sleep(after)
        async with self.line() as line:
            while (began := time.perf_counter()) < until:
                await self.visit(line)
                await asyncio.sleep(max(0.0, min(every, until - began)))

    def tally(self, seconds: float) -> Tally:
        """What it came to in so many seconds."""
        return Tally(
            len(self.times),
            self.errors,
            rank(self.times, 50),
            rank(self.times, 95),
            seconds,
            self.bytes,
            max(self.times, default=0.0),
        )


def assets_of(html: str, page: str) -> list[str]:
    """The scripts and style sheets that a page names on its own host, each once."""
    named = (urljoin(page, match) for match in ASSET.findall(html) if not match.startswith(("data:", "//")))
    return list(dict.fromkeys(name for name in named if name.startswith("/")))


def rank(values: Iterable[float], percent: float) -> float:
    """The value that so many percent do not exceed (nearest rank); 0 when there is none."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(percent) // 100) - 1)] if ordered else 0.0


async def crowd(address: str, visitors: int, within: float, bound: float) -> Tally:
    """Visitors who come evenly within so many seconds; who has no page at the bound counts as an error."""
    all_of_them = Crowd(address)
    visits = [all_of_them.alone(number * within / visitors) for number in range(visitors)]
    return await _counted(all_of_them, visits, bound)


async def sustained(address: str, lines: int, seconds: float, bound: float) -> Tally:
    """Some visitors who load the page again and again."""
    return await held(address, lines, seconds, 0.0, 0.0, bound)


async def held(
    address: str, lines: int, seconds: float, arrive: float, every: float, bound: float = 30.0
) -> Tally:
    """So many connections, opened within `arrive` seconds and held; on each, a page every `every` seconds."""
    readers, until = Crowd(address), time.perf_counter() + arrive + seconds
    return await _counted(
        readers, [readers.reader(until, n * arrive / lines, every) for n in range(lines)], seconds + bound
    )


async def together(address: str, visitors: int, seconds: float, every: float) -> Tally:
    """Visitors who all ask at the same moment, and again every so many seconds, once all have an answer."""
    all_of_them, until = Crowd(address), time.perf_counter() + seconds
    lines = [all_of_them.line() for _ in range(visitors)]
    while (now := time.perf_counter()) < until:
        await asyncio.gather(*(all_of_them.ask(line, now) for line in lines))
        await asyncio.sleep(max(0.0, now + every - time.perf_counter()))
    return all_of_them.tally(seconds)


async def looked_at(address: str, visitors: int, seconds: float, every: float) -> Tally:
    """Looks at fixed moments, late ones too, so that no time in which nobody is served goes unseen."""
    lookers, began = Crowd(address), time.perf_counter()
    async with lookers.line() as line:
        await line.get(urlsplit(address).path)
        for expected in (began + 0.1 + number * every for number in range(int(seconds / every))):
            await asyncio.sleep(max(0.0, expected - time.perf_counter()))
            await lookers.ask(line, expected)
    return lookers.tally(seconds)


async def _counted(visitors: Crowd, visits: Sequence[Awaitable[None]], bound: float) -> Tally:
    started = time.perf_counter()
    tasks = [asyncio.ensure_future(visit) for visit in visits]
    _, late = await asyncio.wait(tasks, timeout=bound)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late, timeout=10)
    visitors.errors += len(late)
    return visitors.tally(time.perf_counter() - started)


WAYS = {"crowd": crowd, "sustained": sustained, "held": held, "together": together, "looked_at": looked_at}


def apart(way: str, address: str, *numbers: float) -> Tally:
    """Runs one of WAYS in a process of its own, so that it takes no time from whoever asks."""
    command = [sys.executable, "-m", "bench.crowd", way, address, *map(str, numbers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Tally(**json.loads(done.stdout))


def main() -> None:
    """Prints what a crowd came to."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd")
    parser.add_argument("way", choices=sorted(WAYS))
    parser.add_argument("address")
    parser.add_argument("numbers", nargs="+", type=float)
    given = parser.parse_args()
    first, *rest = given.numbers
    way: Any = WAYS[given.way]
    print(json.dumps(asdict(asyncio.run(way(given.address, int(first), *rest)))))


if __name__ == "__main__":
    main()
