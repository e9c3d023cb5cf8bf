"""Pages that no notebook makes (forms, the handout, error pages): made when first asked for, then kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model.published.shown import refuse_unpublished
from .cache import PageCache, RenderedPage
from .compressed import Compressed

if TYPE_CHECKING:
    from ..app.services import Services

END_OF_ROOT = "|"
HERE = "./"
Make = Callable[["Services", str, str], Compressed]
MakeInTime = Callable[["Services", str, str], Awaitable[Compressed]]


@dataclass(frozen=True)
class Maker:
    """How pages of one kind are made, one at a time: `make(services, name, query)`.

    At most `most` are kept and `most_waiting` waited for. `also` says what they depend on besides the disk.
    """

    make: MakeInTime
    most: int = 300
    most_waiting: int = 16
    also: Callable[[], str] = str


def away_from_loop(make: Make) -> MakeInTime:
    """`make` in a thread of its own, so that nobody else waits for it."""

    async def made(services: Services, name: str, query: str) -> Compressed:
        return await asyncio.to_thread(make, services, name, query)

    return made


class OnRequest:
    """The pages of each kind, kept by the way to the root, name, choice and what is on disk.

    A kind has a queue of its own, so that an error page waits for no PDF.
    """

    def __init__(self, makers: Mapping[str, Maker], services: Callable[[], Services]) -> None:
        self._services = services
        self._kinds = {kind: self._cache(kind, maker) for kind, maker in makers.items()}

    def ready(self, kind: str, name: str, query: str, root: str) -> Compressed | None:
        """The page at once, if there is one; `root` leads from its address to the root, such as "../"."""
        return self._kinds[kind].ready((_key(root, name), query))

    async def page(self, kind: str, name: str, query: str, root: str) -> Compressed:
        """The page, made now if it never was. Raises NotReady, from its cause, when that fails or too many
        others are waited for.
        """
        return await self._kinds[kind].page((_key(root, name), query))

    async def fill(self, kind: str, names: Iterable[str], queries: Iterable[str]) -> None:
        """Makes these pages, as they stand beside the start page, before anybody asks."""
        await self._kinds[kind].renew([(_key(HERE, name), query) for name in names for query in queries])

    async def renew(self) -> None:
        """Makes all that are kept anew if what is on disk has changed."""
        for cache in self._kinds.values():
            await cache.renew(cache.latest_first())

    def _cache(self, kind: str, maker: Maker) -> PageCache:
        def mark(_: str) -> str:
            return f"{self._services().fingerprint} {maker.also()}"

        async def make(name: str, query: str) -> RenderedPage:
            root, _, own = name.partition(END_OF_ROOT)
            services = self._services()
            page = await maker.make(services.seen_from(root), own, query)
            await refuse_unpublished(services.shown)
            return RenderedPage(page, is_whole=True)

        return PageCache(make, mark, maker.most, at_once=1, most_waiting=maker.most_waiting)


def _key(root: str, name: str) -> str:
    """What a page is kept by: equal pages at addresses of another depth lead elsewhere."""
    return root + END_OF_ROOT + name
