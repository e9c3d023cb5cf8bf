"""`stridewell export DIR`: renders, writes beside the old folder, and swaps; or says in one line why not."""

from __future__ import annotations

import asyncio
import errno
import json
import signal
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from ...check.check import check
from ...check.first_version import NothingToShow, version_to_show
from ...check.progress import Progress
from ...command_line import FINE, TO_MEND, cannot_run
from ...model.content.content import Content
from ...model.content.folders import content_root
from ...model.content.loader import guide_names
from ...model.content.remembered import read_guide
from ...model.published.settings import is_direct
from ...model.published.working_copy import WorkingCopy
from ..pages.assets import asset_bodies
from .context_links import ContextLinks, read_context_links
from .folder import ExportRefused, keep_earlier, replaceable, replacing, write
from .render import Pages, prepared, render_all
from .site import MARKER, Look, site_files

STOPPED = 130  # what a shell says of a command that was stopped by hand
ADDRESS_HINT = "For a sitemap, say where it will stand: --address https://example.org/"


class Unmended(ExportRefused):
    """What the check found."""


def export(target: Path, notebooks: Path, address: str) -> int:
    """Exports the patient pages of `notebooks` to `target`; returns 0, or what a shell is told.

    `address` is where the site will stand, or "". The old folder stays as it was if anything goes wrong.
    """
    try:
        told = _exported(target, notebooks, address)
    except Unmended as report:
        return _failed(str(report), TO_MEND)
    except (ExportRefused, ValueError) as refusal:
        return cannot_run(refusal)
    except OSError as error:
        return cannot_run(_reason(error))
    except KeyboardInterrupt:
        return _failed("Stopped.", STOPPED)
    print(told)
    return FINE


def _exported(target: Path, notebooks: Path, address: str) -> str:
    target = replaceable(target, MARKER)
    _refuse_mistakes(notebooks)
    with replacing(target) as folder:
        app = prepared(notebooks)
        _listen_to_stops()
        look = Look(app.now.snapshot.query, address, _is_draft(), _context_links(app.now.snapshot.offered))
        pages = asyncio.run(_rendered(app))
        files = site_files(pages, asset_bodies(), look)
        write(folder, files, target)
        keep_earlier(folder, target, _earlier_parts(target))
    told = [f"{len(pages)} pages and {len(files) - len(pages)} other files are in {target}."]
    return "\n".join(told if address else [*told, ADDRESS_HINT])


async def _rendered(app: object) -> Pages:
    total = len(app.now.snapshot.choices()) * len(app.now.snapshot.pages)  # type: ignore[attr-defined]
    progress, done = Progress(last=0), count(1)
    return await render_all(app, lambda path: progress.step(f"{next(done)} of {total}: {path}"))


def _refuse_mistakes(notebooks: Path) -> None:
    """What is published has passed the gate; a working copy that is exported directly is checked here."""
    if not is_direct():
        return _refuse_unpublished(WorkingCopy(content_root(), notebooks))
    report = check()
    if not report.is_fine:
        raise Unmended(f"{report}\nMend the content first; nothing was exported.")


def _refuse_unpublished(working: WorkingCopy) -> None:
    try:
        version_to_show(working, Progress())
    except NothingToShow as nothing:
        kind = Unmended if nothing.findings else ExportRefused
        raise kind(f"{nothing}\nNothing was exported.") from nothing


def _is_draft() -> bool:
    return any(content.guide.review.is_draft for content in _guides().values())


def _context_links(languages: Iterable[str]) -> ContextLinks:
    return read_context_links(_guides(), languages)


def _guides() -> dict[str, Content]:
    root = content_root()
    return {name: read_guide(root, name) for name in guide_names(root)}


def _earlier_parts(target: Path) -> str:
    try:
        return str(json.loads((target / MARKER).read_text(encoding="utf-8"))["assets"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full. Make room, then try again; an earlier export is as it was."
    return f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")


def _failed(reason: str, status: int) -> int:
    print(reason, file=sys.stderr)
    return status


def _listen_to_stops() -> None:
    """Takes being ended as being stopped by hand; Voila has set both to end its server."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda number, frame: signal.raise_signal(signal.SIGINT))
