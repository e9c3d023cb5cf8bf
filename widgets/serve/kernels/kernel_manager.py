"""Voila's kernels, and the memory they use."""

from __future__ import annotations

from typing import Any

import psutil
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class Kernels(AsyncMappingKernelManager):
    """A kernel manager whose idle culling leaves the warm ones alone."""

    warm: set[str]

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)  # type: ignore[no-untyped-call]
        self.warm = set()

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Culls as Jupyter does, unless the kernel is waiting for its first visitor."""
        if kernel_id not in self.warm:
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]


def kernel_megabytes() -> float:
    """The memory of all processes this server has started, without what they share, in megabytes."""
    return sum(_own(child) for child in psutil.Process().children(recursive=True)) / 1e6


def _own(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except psutil.Error:
        return 0
