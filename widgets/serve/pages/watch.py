"""Notices a change of notebooks or content, and renews the pages behind the visitors' backs."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from ..app.error_pages import BROKEN, NOT_FOUND, named
from ..app.services import Services
from .snapshot import fingerprint, read_snapshot

log = logging.getLogger("stridewell")
AT_ONCE = (named(NOT_FOUND), named(BROKEN))  # error pages that must be there when they are needed
EVERY = 0.5  # seconds; a change is acted on when it has stood still for as long
WHILE_EDITING = 0.1


async def watch(services: Services) -> None:
    """Keeps `services.snapshot` that of the files that are shown, for as long as the server runs."""
    every = WHILE_EDITING if services.edit else EVERY
    renewal = asyncio.create_task(_start(services))
    seen = services.fingerprint
    try:
        while True:
            await asyncio.sleep(every)
            await asyncio.to_thread(services.shown.follow)
            found = await _current_fingerprint(services.folder, seen)
            if found == seen and found != services.fingerprint and await _has_turned(services, found):
                renewal.cancel()
                renewal = asyncio.create_task(_renew(services))
            seen = found
    finally:
        renewal.cancel()


async def _has_turned(services: Services, found: str) -> bool:
    """Takes the files as they are now; not while they are other than what was published, or go meanwhile."""
    if not await asyncio.to_thread(services.shown.is_whole):
        return False
    try:
        snapshot = await asyncio.to_thread(read_snapshot, services.folder)
    except OSError as error:  # files came and went while they were read; the next look will tell
        log.warning("Content or notebooks could not be read: %s", error)
        return False
    if not await asyncio.to_thread(services.shown.is_whole):
        return False
    services.now.snapshot, services.now.fingerprint = snapshot, found
    log.info("Content or a notebook has changed; the pages are being renewed.")
    return True


async def _current_fingerprint(folder: Path, otherwise: str) -> str:
    try:
        return await asyncio.to_thread(fingerprint, folder)
    except OSError:  # a file went away while it was looked at; the next look will tell
        return otherwise


async def _start(services: Services) -> None:
    await asyncio.gather(
        services.on_request.fill("error", AT_ONCE, services.snapshot.choices()), _fill(services)
    )


async def _fill(services: Services) -> None:
    """Renders each page in each language and region, default first; odd choices wait for a visitor.

    Whoever edits waits for one page at a time, so that only the start page is made before it is asked for.
    """
    snapshot = services.snapshot
    queries = snapshot.choices() if services.ahead and not services.edit else snapshot.choices()[:1]
    names = [name for name in snapshot.pages if name == "index" or not services.edit]
    await services.pages.renew((name, query) for query in queries for name in names)


async def _renew(services: Services) -> None:
    services.pages.forget({name for name, _ in services.pages.latest_first()} - set(services.snapshot.pages))
    latest = services.pages.latest_first()
    await asyncio.gather(
        services.on_request.renew(), services.pages.renew(latest[:1] if services.edit else latest)
    )
    if not services.edit:
        await _fill(services)


async def sweep(services: Services, every: float = 5.0) -> None:
    """Clears away live kernels that died, and keeps the warm ones ready, while there is a use for them."""
    while True:
        if services.snapshot.live:
            await services.kernel_pool.sweep()
        await asyncio.sleep(every)
