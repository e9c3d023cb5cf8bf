"""The slides of the workshop's notebook in its order, read once for each version of what is on disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path

import nbformat

from ...components.render_context import RenderContext
from ...serve.app.services import Services
from ...serve.clinic.login import SLIDES
from ..slides.slide_order import slides_of
from .guide_folders import folder_of
from .phone_pages import workshop_view

DAMAGED = (nbformat.ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
log = logging.getLogger("stridewell")


class SlidesOnDisk:
    """The names of the slides now; one read serves all who ask."""

    def __init__(self) -> None:
        self._fingerprint = ""
        self._reading: asyncio.Task[Mapping[str, tuple[str, ...]]] | None = None

    async def now(self, services: Services, guide: str) -> tuple[str, ...] | None:
        """The names of a guide's slides in their order; none without a workshop."""
        if self._reading is None or self._fingerprint != services.fingerprint:
            self._fingerprint = services.fingerprint
            self._reading = asyncio.create_task(asyncio.to_thread(_read, services))
        return (await asyncio.shield(self._reading)).get(guide)


def order_of(services: Services, view: RenderContext) -> tuple[str, ...]:
    """The slides of a guide, in the order of its notebook on this server."""
    return read_order(services.folder / folder_of(services.snapshot.guides, view.content.name), view)


def read_order(folder: Path, view: RenderContext) -> tuple[str, ...]:
    """The slides of the notebook in a guide's `folder`, in its order; those of the guide where there is no
    notebook, or a damaged one, which the log names.
    """
    path = folder / f"{SLIDES}.ipynb"
    try:
        return slides_of(nbformat.read(path, as_version=4), view.content)  # type: ignore[no-untyped-call]
    except FileNotFoundError:
        pass
    except (OSError, *DAMAGED) as error:
        log.warning("%s cannot be read, so all slides are shown. Copy one that works. (%r)", path.name, error)
    return slides_of(nbformat.v4.new_notebook(), view.content)  # type: ignore[no-untyped-call]


def _read(services: Services) -> dict[str, tuple[str, ...]]:
    views = (workshop_view("", guide) for guide in services.snapshot.guides)
    return {view.content.name: order_of(services, view) for view in views if view}
