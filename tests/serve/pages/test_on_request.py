"""Promises of pages made on request: away from the loop, once for all, kept, and never too many at a time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from widgets.model.published.shown import ShownWorkingCopy
from widgets.serve.pages.cache import NotReady
from widgets.serve.pages.compressed import Compressed, compress
from widgets.serve.pages.on_request import HERE, Maker, OnRequest, away_from_loop

ON_DISK = SimpleNamespace(
    fingerprint="1", seen_from=lambda root: SimpleNamespace(root=root), shown=ShownWorkingCopy(Path())
)


def pages_of(**makers: Maker) -> OnRequest:
    return OnRequest(makers, lambda: ON_DISK)  # type: ignore[arg-type,return-value]


class Desk:
    """Makes pages, counts them, and can be told to wait."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.wait: Callable[[], Awaitable[Any]] = lambda: asyncio.sleep(0)

    async def make(self, _: Any, name: str, query: str) -> Compressed:
        self.made.append(name)
        await self.wait()
        return compress(f"{name} {query} {len(self.made)}".encode(), "text/html")


@pytest.fixture(autouse=True)
def _first_version() -> None:
    ON_DISK.fingerprint = "1"


def test_a_page_is_made_once_for_eight_who_ask_while_others_are_served() -> None:
    begun, others_were_served, made = threading.Event(), threading.Event(), []

    def slow(_: Any, name: str, query: str) -> Compressed:
        begun.set()
        made.append(others_were_served.wait(5))  # on the loop, nobody could set it
        return compress(b"handout", "text/html")

    async def visit() -> None:
        pages = pages_of(handout=Maker(away_from_loop(slow)))
        asking = [asyncio.create_task(pages.page("handout", "", "", HERE)) for _ in range(8)]
        while not begun.is_set():
            await asyncio.sleep(0.001)
        others_were_served.set()

        assert {page.plain for page in await asyncio.gather(*asking)} == {b"handout"}
        assert made == [True]
        assert pages.ready("handout", "", "", HERE) is not None

    asyncio.run(visit())


def test_a_page_is_made_anew_when_the_disk_or_what_it_depends_on_has_changed() -> None:
    async def visit() -> None:
        desk, address = Desk(), ["http://192.0.2.7/"]
        pages = pages_of(handout=Maker(desk.make, also=lambda: address[0]))
        await pages.page("handout", "bone", "", HERE)

        await pages.renew()
        assert len(desk.made) == 1
        ON_DISK.fingerprint = "2"
        await pages.renew()
        assert len(desk.made) == 2
        address[0] = "http://192.0.2.8/"
        await pages.renew()
        assert desk.made == ["bone"] * 3

    asyncio.run(visit())


def test_whoever_comes_when_many_wait_is_told_so_and_those_who_wait_get_theirs() -> None:
    async def visit() -> None:
        desk, go = Desk(), asyncio.Event()
        desk.wait = go.wait
        pages = pages_of(pdf=Maker(desk.make, most_waiting=3))
        waiting = [asyncio.create_task(pages.page("pdf", name, "", HERE)) for name in ("a", "b", "c")]
        await asyncio.sleep(0.01)

        with pytest.raises(NotReady):
            await asyncio.wait_for(pages.page("pdf", "d", "", HERE), 5)
        same = asyncio.create_task(pages.page("pdf", "c", "", HERE))
        go.set()

        assert len(await asyncio.gather(*waiting, same)) == 4
        assert desk.made == ["a", "b", "c"]

    asyncio.run(visit())


def test_no_kind_waits_for_another() -> None:
    async def visit() -> None:
        slow, quick = Desk(), Desk()
        slow.wait = asyncio.Event().wait
        pages = pages_of(pdf=Maker(slow.make), error=Maker(quick.make))
        waiting = asyncio.create_task(pages.page("pdf", "", "", HERE))

        assert await asyncio.wait_for(pages.page("error", "", "", HERE), 5)

        assert not waiting.done()
        waiting.cancel()

    asyncio.run(visit())


def test_no_more_are_kept_than_there_is_room_for() -> None:
    async def visit() -> None:
        desk = Desk()
        pages = pages_of(pdf=Maker(desk.make, most=2))
        for name in ("a", "b", "c"):
            await pages.page("pdf", name, "", HERE)

        assert [pages.ready("pdf", name, "", HERE) is not None for name in ("a", "b", "c")] == [
            False,
            True,
            True,
        ]

    asyncio.run(visit())


def test_a_page_leads_to_the_root_from_where_it_was_asked_for() -> None:
    async def make(services: Any, name: str, query: str) -> Compressed:
        return compress(f"{services.root}{name}".encode(), "text/html")

    async def visit() -> None:
        pages = pages_of(error=Maker(make))

        assert (await pages.page("error", "gone", "", HERE)).plain == b"./gone"
        assert (await pages.page("error", "gone", "", "../../")).plain == b"../../gone"

    asyncio.run(visit())
