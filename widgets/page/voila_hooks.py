"""Hooks for Voila: the choices of a link, the layout, and the end of the kernel of a finished page."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from traitlets.config import Application

from ..components.render_context import RenderContext
from ..guide import make_view
from ..model.content.findings import ContentError
from ..model.content.folders import content_root
from ..model.content.loader import guide_names
from ..model.content.remembered import read_guide
from .content_security_policy import POLICY
from .layout import Layout, code_of

log = logging.getLogger("stridewell")
GUIDE_CALL = re.compile(r'Guide\(\s*"([\w-]+)"')


def before_launch(request: Any, notebook: Any, cwd: str) -> None:
    """Voila's prelaunch hook: notes the link's query for the frame and sets the page's headers."""
    page = Path(request.request.path).stem
    notebook.metadata["stridewell"] = {"query": request.request.query, "page": page}
    request.set_header("Content-Type", "text/html; charset=utf-8")
    if "voila" not in notebook.metadata:
        request.set_header("Content-Security-Policy", POLICY)
        request.set_header("Referrer-Policy", "no-referrer")


def layout(notebook: Any) -> Layout:
    """Template filter: what stands around the cells of a notebook."""
    visit = notebook.metadata.get("stridewell", {})
    view = guide_view(_guide_name(notebook), visit.get("query", ""))
    return Layout(notebook, view, visit.get("page", ""))


async def release(kernel_id: str) -> str:
    """Template filter: a patient page has arrived, so its kernel has done its work."""
    kernels = Application.instance().kernel_manager  # type: ignore[attr-defined]
    if kernel_id in kernels:
        await kernels.shutdown_kernel(kernel_id)
    return ""


FILTERS: Mapping[str, Any] = {"stridewell_layout": layout, "stridewell_release": release}


def first_view(query: str) -> RenderContext | None:
    """The first guide in this visitor's words, for pages that no notebook makes."""
    return guide_view(next(iter(guide_names(content_root())), ""), query)


def guide_view(name: str, query: str) -> RenderContext | None:
    """The guide of this name in this visitor's words, or none when its content cannot be read."""
    try:
        return make_view(read_guide(content_root(), name), query)
    except ContentError as error:
        log.error("%s", error)
        return None


def _guide_name(notebook: Any) -> str:
    """The guide a notebook opens; a page that opens none is framed by the first guide there is."""
    named = GUIDE_CALL.search(code_of(notebook))
    return named.group(1) if named else next(iter(guide_names(content_root())), "")
