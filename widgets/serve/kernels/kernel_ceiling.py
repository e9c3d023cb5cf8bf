"""The ceiling on live kernels: one for each visitor of a live notebook up to a limit, and a few kept warm."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from typing import Any

from .kernel_manager import kernel_megabytes

MAX_KERNELS = 20
MAX_MEGABYTES = 4000
log = logging.getLogger("stridewell")


class KernelPool:
    """At most `most` live kernels, using at most `megabytes` together, `pool` of them kept warm."""

    def __init__(self, kernels: Any, most: int, megabytes: int, pool: int) -> None:
        self._kernels, self._most, self._megabytes = kernels, most, megabytes
        self._pool_size = min(pool, most)
        self._taken: dict[str, str] = {}  # the realm of each, by its id
        self._coming = 0
        self._filling: asyncio.Task[None] | None = None

    @property
    def taken(self) -> int:
        """How many live kernels have a visitor."""
        there = {*self._kernels.list_kernel_ids()}
        self._taken = {kernel: realm for kernel, realm in self._taken.items() if kernel in there}
        return len(self._taken) + self._coming

    def is_free(self) -> bool:
        """Whether one more visitor can have a kernel, by count and by memory."""
        return self.taken < self._most and kernel_megabytes() < self._megabytes

    async def take(self, kernel_name: str, environment: Mapping[str, str], realm: str) -> str:
        """A kernel for a visitor of a realm with these variables, warm if there is one; its id."""
        self._coming += 1
        try:
            kernel = await self._warm(environment) or await self._start(kernel_name, environment)
            self._taken[kernel] = realm
        finally:
            self._coming -= 1
        self.fill()
        return kernel

    def has(self, kernel: str, realm: str = "") -> bool:
        """Whether this is a visitor's kernel, of this realm; one that renders or is kept warm is nobody's."""
        return (
            self._taken.get(kernel) in ((realm,) if realm else self._taken.values())
            and kernel in self._kernels
        )

    async def give_back(self, kernel: str) -> None:
        """Ends a visitor's kernel."""
        if self.has(kernel):
            self._taken.pop(kernel, None)
            await self._end(kernel)

    async def sweep(self) -> None:
        """Clears away kernels that died, with or without a visitor; a page then sees that its own is gone."""
        for kernel in [*self._taken]:
            if self.has(kernel) and not await self._lives(kernel):
                log.warning("A live kernel died; its place is free again.")
                await self.give_back(kernel)
        for kernel in [*self._kernels.warm]:
            if not await self._lives(kernel):
                self._kernels.warm.discard(kernel)
                await self._end(kernel)
        self.fill()

    def fill(self) -> None:
        """Starts what the pool lacks, one after the other, while nobody waits."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.create_task(self._fill())

    async def _fill(self) -> None:
        while len(self._kernels.warm) < self._pool_size and self._most - self.taken > len(self._kernels.warm):
            kernel = await self._start("python3", {})
            if not await self._answers(kernel):
                await self._end(kernel)
                break
            self._kernels.warm.add(kernel)

    async def _start(self, kernel_name: str, environment: Mapping[str, str]) -> str:
        started: str = await self._kernels.start_kernel(
            kernel_name=kernel_name, path="", env={**os.environ, **environment}
        )
        return started

    async def _warm(self, environment: Mapping[str, str]) -> str | None:
        while self._kernels.warm:
            kernel: str = self._kernels.warm.pop()
            if await self._answers(kernel, f"import os; os.environ.update({dict(environment)!r}); del os"):
                return kernel
            await self._end(kernel)
        return None

    async def _lives(self, kernel: str) -> bool:
        return kernel in self._kernels and await self._kernels.get_kernel(kernel).is_alive()

    async def _end(self, kernel: str) -> None:
        if kernel in self._kernels:
            await self._kernels.shutdown_kernel(kernel, now=True)

    async def _answers(self, kernel: str, code: str = "pass") -> bool:
        client = self._kernels.get_kernel(kernel).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=30)
            reply = await client.execute_interactive(code, silent=True, store_history=False, timeout=30)
            return bool(reply["content"]["status"] == "ok")
        except (RuntimeError, TimeoutError):
            return False
        finally:
            client.stop_channels()
