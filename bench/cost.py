"""The memory and processor time of a server and all it has started."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass

import psutil


@dataclass(frozen=True)
class Cost:
    """Memory in megabytes (proportional, so that shared pages count once), processor time in seconds."""

    megabytes: float
    seconds: float

    def since(self, before: Cost) -> Cost:
        """What has been added."""
        return Cost(self.megabytes - before.megabytes, self.seconds - before.seconds)


def family(pid: int) -> list[psutil.Process]:
    """A process and all that descend from it; those that ended meanwhile are left out."""
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    return []


def cost_of(pid: int) -> Cost:
    """What a server and its processes use now, and have used since they were started."""
    costs = [_cost(process) for process in family(pid)]
    return Cost(sum(cost.megabytes for cost in costs), sum(cost.seconds for cost in costs))


def kill(pid: int) -> None:
    """Kills a server of ours and its processes at once, kernels in sessions of their own too."""
    for process in family(pid):
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def _cost(process: psutil.Process) -> Cost:
    try:
        with process.oneshot():
            times, memory = process.cpu_times(), process.memory_full_info()
    except psutil.Error:
        return Cost(0, 0)
    spent = times.user + times.system + times.children_user + times.children_system
    return Cost(getattr(memory, "pss", memory.rss) / 1e6, spent)
