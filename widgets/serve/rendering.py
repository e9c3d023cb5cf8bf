"""Renders one patient page by Voila's own renderer and template, and leaves no kernel."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from voila.notebook_renderer import NotebookRenderer

FAILED = " data-failed>"  # the template marks a part that could not be shown


@dataclass(frozen=True)
class Rendered:
    """A page as Voila wrote it; it is whole when every part could be shown."""

    html: str

    @property
    def is_whole(self) -> bool:
        """False when a cell failed, timed out or lost its kernel, or content has never been good."""
        return FAILED not in self.html


class _Link:
    """What the prelaunch hook may ask about a request, when no visitor is waiting."""

    def __init__(self, name: str, query: str) -> None:
        self.request = SimpleNamespace(path=f"/{name}.ipynb", query=query)

    def set_header(self, name: str, value: str) -> None:
        """Headers are set when the page is sent, not when it is rendered."""


async def rendered(app: Any, name: str, query: str, timeout: float) -> Rendered:
    """The page of a notebook for a query such as `lang=en&region=uk`; `app` is an initialised Voila.

    Raises TimeoutError after `timeout` seconds, and whatever keeps a notebook from being read.
    """
    renderer = await _renderer(app, name, query)
    kernels = app.kernel_manager
    environment = {**os.environ, "QUERY_STRING": query}
    kernel = await kernels.start_kernel(
        kernel_name=renderer.notebook.metadata.kernelspec.name, path="", env=environment
    )
    try:
        async with asyncio.timeout(timeout):
            return Rendered(await renderer.generate_content_str(kernel, kernels.get_kernel(kernel)))
    finally:
        await _let_go(kernels, kernel, renderer)


async def _renderer(app: Any, name: str, query: str) -> Any:
    renderer = NotebookRenderer(
        request_handler=_Link(name, query),
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=f"{name}.ipynb",
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=app.base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config={},
    )
    await renderer.initialize()
    return renderer


async def _let_go(kernels: Any, kernel: str, renderer: Any) -> None:
    client = getattr(getattr(renderer, "executor", None), "kc", None)
    if client is not None:
        client.stop_channels()
    if kernel in kernels:
        await kernels.shutdown_kernel(kernel, now=True)
