"""All the figures of one contestant, each bounded in count and time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import Any

from .cost import cost_of
from .crowd import apart
from .servers import Running
from .visit import Times, Visitor, ticks_answer

ALONE = 4  # seconds in which a server is looked at while nobody is there
STAYING = 3  # visitors whose memory is looked at
CROWD = (60, 10, 100)  # visitors, seconds in which they come, seconds until the last must have its page
LINES, SECONDS, BOUND = 8, 5, 30  # who loads again and again, for how long, and when we stop waiting
ANSWER_SECONDS = 5
REST_LOOKS, REST_LOOK, AT_REST = 30, 2, 0.1  # looks, seconds between them, share of a processor


@dataclass(frozen=True)
class Effort:
    """How many visits the median is taken of, and the seconds one may take."""

    visits: int
    patience: float


def measured(
    server: Running, visitor: Visitor, limit: Visitor | None, keeps: bool, effort: Effort
) -> dict[str, Any]:
    """The figures of one contestant, by the keys of table.COLUMNS; what did not come in time is left out.

    `keeps` says that its server remembers each visitor.
    "beside" holds the times of visits to the `limit` in between, which share what slows the machine.
    """
    visitor.times(False, effort.patience)  # the first visit fills what a server keeps
    come_to_rest(server.pid)
    visitors = [visitor, limit] if limit else [visitor]
    times, *beside = times_of(visitors, effort)
    weight = visitor.weight(effort.patience)
    return {
        **times,
        "beside": beside[0] if beside else {},
        "kilobytes": weight.bytes / 1000,
        "requests": weight.requests,
        **per_visitor(visitor, server, effort.patience),
        **of_many(server, keeps),
        "answers_when_killed": answers_when_killed(visitor, server, effort.patience),
    }


def come_to_rest(pid: int) -> None:
    """Waits, for a minute at most, until a server is done with what it does after its start."""
    for _ in range(REST_LOOKS):
        before = cost_of(pid)
        time.sleep(REST_LOOK)
        if cost_of(pid).since(before).seconds < REST_LOOK * AT_REST:
            return


def times_of(visitors: list[Visitor], effort: Effort) -> list[dict[str, float]]:
    """The times of each visitor, phone-like and not; they take turns."""
    found: list[dict[str, float]] = [{} for _ in visitors]
    for phone, ending in ((True, "_phone"), (False, "")):
        turns = [[each.times(phone, effort.patience) for each in visitors] for _ in range(effort.visits)]
        for figures, times in zip(found, zip(*turns, strict=True), strict=True):
            figures |= {name + ending: value for name, value in middle(times).items()}
    return found


def middle(times: Sequence[Times | None]) -> dict[str, float]:
    """The medians, when more than half of the visits came to an end."""
    came = [each for each in times if each]
    if 2 * len(came) <= len(times):
        return {}
    return {"readable": median(t.readable for t in came), "usable": median(t.usable for t in came)}


def per_visitor(visitor: Visitor, server: Running, patience: float) -> dict[str, float]:
    """The memory and processor time that each of a few visitors adds, who all keep the page open;
    what the server uses when nobody is there is taken off.
    """
    alone = cost_of(server.pid)
    time.sleep(ALONE)
    before, began = cost_of(server.pid), time.monotonic()
    idle = before.since(alone).seconds / ALONE
    with ExitStack() as open_pages:
        for _ in range(STAYING):
            open_pages.enter_context(visitor.staying(patience))
        added, took = cost_of(server.pid).since(before), time.monotonic() - began
    seconds = max(0.0, added.seconds - idle * took)
    return {"megabytes": max(0.0, added.megabytes / STAYING), "cpu_seconds": seconds / STAYING}


def of_many(server: Running, keeps: bool) -> dict[str, Any]:
    """Sixty visitors in ten seconds, then a few who load again and again; only pages are counted,
    not what a framework sends over a websocket after them, which flatters those that do.
    """
    crowd = apart("crowd", server.address, *CROWD)
    sustained = apart("sustained", server.address, 2 if keeps else LINES, SECONDS, BOUND)
    return {
        "crowd_p95": crowd.p95,
        "crowd_errors": crowd.errors,
        "pages_a_second": sustained.a_second,
        "page_bytes": sustained.byte_count / max(1, sustained.pages),
    }


def answers_when_killed(visitor: Visitor, server: Running, patience: float) -> bool:
    """Whether a tick on an open page still shows its advice after the server is gone."""
    with visitor.staying(patience) as page:
        server.kill()
        return ticks_answer(page, ANSWER_SECONDS)
