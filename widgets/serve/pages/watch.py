"""Notices a change of notebooks or content, and renews the pages behind the visitors' backs."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from ..app.services import Services
from .snapshot import read_edition, stamp

log = logging.getLogger("stridewell")
EVERY = 0.5  # seconds; a change is acted on when it has stood still for as long
WHILE_EDITING = 0.1


async def watch(site: Services, folder: Path) -> None:
    """Keeps `site.edition` that of the disk, for as long as the server runs."""
    every = WHILE_EDITING if site.edit else EVERY
    renewal = asyncio.create_task(_fill(site))
    seen = site.stamp
    while True:
        await asyncio.sleep(every)
        found = await _stamp(folder, seen)
        if found == seen and found != site.stamp and await _has_turned(site, folder, found):
            renewal.cancel()
            renewal = asyncio.create_task(_renew(site))
        seen = found


async def _has_turned(site: Services, folder: Path, found: str) -> bool:
    try:
        site.now.edition, site.now.stamp = await asyncio.to_thread(read_edition, folder), found
    except OSError as error:  # files came and went while they were read; the next look will tell
        log.warning("Content or notebooks could not be read: %s", error)
        return False
    log.info("Content or a notebook has changed; the pages are being renewed.")
    return True


async def _stamp(folder: Path, otherwise: str) -> str:
    try:
        return await asyncio.to_thread(stamp, folder)
    except OSError:  # a file went away while it was looked at; the next look will tell
        return otherwise


async def _fill(site: Services) -> None:
    """Renders each page in each language and region, default first; odd choices wait for a visitor.

    Whoever edits waits for one page at a time, so that only the start page is made before it is asked for.
    """
    edition = site.edition
    queries = edition.choices() if site.ahead and not site.edit else edition.choices()[:1]
    names = [name for name in edition.pages if name == "index" or not site.edit]
    await site.pages.renew((name, query) for query in queries for name in names)


async def _renew(site: Services) -> None:
    site.pages.forget({name for name, _ in site.pages.latest_first()} - set(site.edition.pages))
    latest = site.pages.latest_first()
    await site.pages.renew(latest[:1] if site.edit else latest)
    if not site.edit:
        await _fill(site)


async def sweep(site: Services, every: float = 5.0) -> None:
    """Clears away live kernels that died, and keeps the warm ones ready, while there is a use for them."""
    while True:
        if site.edition.live:
            await site.places.sweep()
        await asyncio.sleep(every)
