"""Promises of the page store: rendered once, shared, bounded, and never replaced by a worse one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from widgets.serve.pages.cache import NotReady, PageCache, RenderedPage
from widgets.serve.pages.compressed import compress

KEY = ("plan", "")


class Kitchen:
    """Makes pages on demand, counts them, and can be told to fail, to wait or to make half a page."""

    def __init__(self, most: int = 10) -> None:
        self.made: list[tuple[str, str]] = []
        self.mark = "1"
        self.fails = self.is_half = False
        self.wait: Callable[[], Awaitable[Any]] = lambda: asyncio.sleep(0)
        self.pages = PageCache(self._make, lambda name: self.mark, most)

    async def _make(self, name: str, query: str) -> RenderedPage:
        self.made.append((name, query))
        await self.wait()
        if self.fails:
            raise RuntimeError("the kernel died")
        return RenderedPage(compress(f"{name}{query} {self.mark}".encode(), "text/html"), not self.is_half)

    async def read(self, key: tuple[str, str] = KEY) -> str:
        return (await self.pages.page(key)).plain.decode()


def test_concurrent_first_visits_share_one_rendering() -> None:
    async def visit() -> None:
        kitchen = Kitchen()

        pages = await asyncio.gather(*(kitchen.read() for _ in range(50)))

        assert set(pages) == {"plan 1"}
        assert kitchen.made == [KEY]

    asyncio.run(visit())


def test_an_old_page_is_shown_at_once_until_the_new_one_is_made() -> None:
    async def visit() -> None:
        kitchen, go = Kitchen(), asyncio.Event()
        await kitchen.read()
        kitchen.mark, kitchen.wait = "2", go.wait

        meanwhile = await asyncio.wait_for(kitchen.read(), 1)
        go.set()
        await kitchen.pages.renew([KEY])

        assert meanwhile == "plan 1"
        assert await kitchen.read() == "plan 2"
        assert len(kitchen.made) == 2

    asyncio.run(visit())


@pytest.mark.parametrize("trouble", ["fails", "is_half"])
def test_a_failed_rendering_never_replaces_a_good_page(trouble: str) -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        await kitchen.read()
        kitchen.mark = "2"
        setattr(kitchen, trouble, True)

        await kitchen.pages.renew([KEY])

        assert await kitchen.read() == "plan 1"
        assert len(kitchen.made) == 2

    asyncio.run(visit())


def test_a_page_that_fails_is_not_tried_again_for_each_visitor() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        kitchen.fails = True

        for _ in range(20):
            with pytest.raises(NotReady):
                await kitchen.read()

        assert len(kitchen.made) == 1

    asyncio.run(visit())


def test_a_page_that_failed_is_made_as_soon_as_its_content_changes() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        kitchen.fails = True
        with pytest.raises(NotReady):
            await kitchen.read()
        kitchen.fails, kitchen.mark = False, "2"

        assert await kitchen.read() == "plan 2"

    asyncio.run(visit())


def test_a_page_in_part_is_shown_when_there_is_no_other_but_not_kept() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        kitchen.is_half = True

        assert await kitchen.read() == "plan 1"
        assert len(kitchen.pages) == 0

    asyncio.run(visit())


def test_a_visitor_who_leaves_does_not_stop_the_rendering_of_the_others() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        go = asyncio.Event()
        kitchen.wait = go.wait
        first, second = asyncio.create_task(kitchen.read()), asyncio.create_task(kitchen.read())
        await asyncio.sleep(0.01)

        first.cancel()
        go.set()

        assert await second == "plan 1"

    asyncio.run(visit())


def test_only_so_many_pages_are_kept_and_the_longest_unused_goes_first() -> None:
    async def visit() -> None:
        kitchen = Kitchen(most=2)
        for query in ("a", "b", "a", "c"):
            await kitchen.read(("plan", query))

        assert len(kitchen.pages) == 2
        assert kitchen.pages.ready(("plan", "a"))
        assert not kitchen.pages.ready(("plan", "b"))

    asyncio.run(visit())


def test_pages_made_ahead_push_out_none_that_was_visited() -> None:
    async def visit() -> None:
        kitchen = Kitchen(most=2)
        await kitchen.read(("plan", "a"))
        await kitchen.read(("plan", "b"))

        await kitchen.pages.renew([("plan", "c"), ("plan", "d")])

        assert kitchen.pages.latest_first() == [("plan", "b"), ("plan", "a")]

    asyncio.run(visit())


def test_a_notebook_that_is_gone_is_forgotten() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        await kitchen.read()

        kitchen.pages.forget({"plan"})

        assert len(kitchen.pages) == 0

    asyncio.run(visit())


def test_why_a_page_failed_is_known_for_as_long_as_it_is_not_tried_again() -> None:
    async def visit() -> None:
        kitchen = Kitchen()
        kitchen.fails = True

        for _ in range(2):
            with pytest.raises(NotReady) as news:
                await kitchen.read()
            assert str(news.value.__cause__) == "the kernel died"

    asyncio.run(visit())
