"""Caches rendered pages: one render serves all waiting requests, and only a good page replaces an old one."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from .compressed import Compressed

log = logging.getLogger("stridewell")
AT_ONCE = 2
MOST_WAITING = 100  # pages that visitors wait for; beyond it the next is told to come again
RETRY_AFTER = 10.0  # seconds
Key = tuple[str, str]  # a notebook's name, and the query in its one form


class NotReady(Exception):  # noqa: N818 - it is news, not a mistake
    """No good page of this name and choice could be made yet."""


@dataclass(frozen=True)
class RenderedPage:
    """What one rendering came to; a page that is not whole is shown only when there is no other."""

    packed: Compressed
    is_whole: bool


@dataclass(frozen=True)
class _Kept:
    packed: Compressed
    mark: str


@dataclass(frozen=True)
class _Failure:
    packed: Compressed | None
    mark: str
    until: float
    cause: Exception | None


class PageCache:
    """Pages by name and choice, at most `most` of them; the ones longest unused go first.

    `make` renders one, `at_once` of them at a time, and `mark` says which version of a name is on disk now.
    """

    def __init__(
        self,
        make: Callable[[str, str], Awaitable[RenderedPage]],
        mark: Callable[[str], str],
        most: int,
        at_once: int = AT_ONCE,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._make, self._mark, self._most, self._most_waiting = make, mark, most, most_waiting
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._failed: dict[Key, _Failure] = {}
        self._under_way: dict[Key, asyncio.Task[Compressed]] = {}
        self._wanted: set[Key] = set()
        self._slots = asyncio.Semaphore(at_once)

    def __len__(self) -> int:
        return len(self._kept)

    def ready(self, key: Key) -> Compressed | None:
        """The page at once, if there is one; an old one is renewed behind the visitor's back."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        if kept.mark != self._mark(key[0]) and not self._failed_lately(key):
            self._renewal(key)
        return kept.packed

    async def page(self, key: Key) -> Compressed:
        """The page, rendered now if it never was.

        Raises NotReady, from its cause, when that fails, and when `most_waiting` others are waited for.
        """
        if page := self.ready(key):
            return page
        if failure := self._failed_lately(key):
            if failure.packed is None:
                raise NotReady from failure.cause
            return failure.packed
        if key not in self._under_way and len(self._under_way) >= self._most_waiting:
            raise NotReady
        self._wanted.add(key)
        return await asyncio.shield(self._renewal(key))

    @property
    def is_idle(self) -> bool:
        """Whether no page is being made."""
        return not self._under_way

    def standing(self, key: Key) -> tuple[str, str]:
        """What is shown of a page (a mark of its bytes, or ""), and whether that is `current`,
        `renewing`, or `held` because a newer one could not be made.
        """
        kept = self._kept.get(key)
        shown = kept.packed.digest if kept else ""
        if kept and kept.mark == self._mark(key[0]):
            return shown, "current"
        return shown, "held" if self._failed_lately(key) else "renewing"

    async def renew(self, keys: Iterable[Key]) -> None:
        """Renders what is missing or old, one after the other, so that visitors come first."""
        for key in keys:
            kept = self._kept.get(key)
            if kept is None or kept.mark != self._mark(key[0]):
                await asyncio.wait([self._renewal(key)])

    def latest_first(self) -> list[Key]:
        """The keys of all pages, those visited last first."""
        return list(reversed(self._kept))

    def forget(self, names: Iterable[str]) -> None:
        """Drops the pages of notebooks that are gone."""
        gone = set(names)
        for key in [key for key in self._kept if key[0] in gone]:
            del self._kept[key]

    def _failed_lately(self, key: Key) -> _Failure | None:
        failure = self._failed.get(key)
        is_current = failure and failure.mark == self._mark(key[0]) and time.monotonic() < failure.until
        return failure if is_current else None

    def _renewal(self, key: Key) -> asyncio.Task[Compressed]:
        if key not in self._under_way:
            task = asyncio.create_task(self._render(key))
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._ended(key, done))
        return self._under_way[key]

    def _ended(self, key: Key, task: asyncio.Task[Compressed]) -> None:
        del self._under_way[key]
        self._wanted.discard(key)
        if not task.cancelled() and task.exception():
            log.debug("%s?%s is not ready", *key)

    async def _render(self, key: Key) -> Compressed:
        async with self._slots:
            mark = self._mark(key[0])
            try:
                made = await self._make(*key)
            except Exception as error:
                log.warning("%s?%s could not be rendered: %s", *key, _reason(error))
                self._fail(key, None, mark, error)
                raise NotReady from error
        if made.is_whole:
            self._keep(key, made.packed, mark)
        else:
            log.warning("%s?%s was rendered in part only; it is not kept.", *key)
            self._fail(key, made.packed, mark)
        return made.packed

    def _keep(self, key: Key, packed: Compressed, mark: str) -> None:
        """A page made ahead of any visitor stands behind all that were visited."""
        self._failed.pop(key, None)
        is_new = key not in self._kept
        self._kept[key] = _Kept(packed, mark)
        if is_new:
            self._kept.move_to_end(key, last=key in self._wanted)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def _fail(self, key: Key, packed: Compressed | None, mark: str, cause: Exception | None = None) -> None:
        self._failed[key] = _Failure(packed, mark, time.monotonic() + RETRY_AFTER, cause)


def _reason(error: Exception) -> str:
    return "it took too long" if isinstance(error, TimeoutError) else f"{type(error).__name__}: {error}"
