"""Ends what a server has under way: its tasks, and the kernels it started."""

from __future__ import annotations

import asyncio
import logging
import threading
import warnings
from typing import Any

from jupyter_client.channels import HBChannel

PATIENCE = 5.0  # seconds for tasks to end


async def end_tasks(seconds: float = PATIENCE) -> None:
    """Ends what still runs. nbclient takes one cancellation for one failed cell, and goes on to the next."""
    running, until = (
        asyncio.all_tasks() - {asyncio.current_task()},
        asyncio.get_running_loop().time() + seconds,
    )
    if running:  # Voila would tell of each cell that was cut off, Python of what was never waited for
        logging.getLogger("Stridewell").setLevel(logging.CRITICAL)
        warnings.simplefilter("ignore", RuntimeWarning)
        threading.excepthook = _tell_unless_cut_off
    while running and asyncio.get_running_loop().time() < until:
        for task in running:
            task.cancel()
        done, running = await asyncio.wait(running, timeout=0.05)
        for task in done - {task for task in done if task.cancelled()}:
            task.exception()


def _tell_unless_cut_off(failure: threading.ExceptHookArgs) -> None:
    """A heartbeat opens its socket in a thread of its own, and may find its context ended by then."""
    if not isinstance(failure.thread, HBChannel):
        threading.__excepthook__(failure)


async def end_kernels(kernels: Any) -> None:
    """Ends at once what was cut off; a rendering that came to its end has left none."""
    for kernel in kernels.list_kernel_ids():
        provisioner = kernels.get_kernel(kernel).provisioner
        if provisioner is not None:
            await provisioner.kill()


async def end_all(kernels: Any) -> None:
    """Ends both."""
    await end_tasks()
    await end_kernels(kernels)
