"""Renders one patient page with Voila's own renderer and template, then shuts its kernel down."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from jinja2 import TemplateError
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from ...components.declaration import scripts_of
from ...page.layout import calls_of
from .page_parts import IncompletePage

GRACE = 15.0  # seconds for a page to say that its kernel was ended
FAILED = " data-failed>"  # the template marks a part that could not be shown


@dataclass(frozen=True)
class Rendered:
    """A page as Voila wrote it, and the scripts of the components its notebook asks for; it is whole when
    every part could be shown.
    """

    html: str
    modules: tuple[str, ...] = ()

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

    After `timeout` seconds the kernel is ended, and the page says which part could not be shown.
    Raises TimeoutError when even that does not end, IncompletePage for a template that is broken or gone,
    and whatever keeps a notebook from being read.
    """
    try:
        return await _rendered(app, name, query, timeout)
    except TemplateError as broken:
        raise IncompletePage(f"its template is broken or gone ({broken!r})") from broken


async def _rendered(app: Any, name: str, query: str, timeout: float) -> Rendered:
    renderer = await renderer_of(app, name, query, app.base_url)
    kernels, environment = app.kernel_manager, {**os.environ, "QUERY_STRING": query}
    kernel = await kernels.start_kernel(kernel_name=kernel_name(renderer), path="", env=environment)
    try:
        written = renderer.generate_content_str(kernel, kernels.get_kernel(kernel))
        html = await _in_time(written, timeout, lambda: _end(kernels, kernel))
        return Rendered(html, tuple(scripts_of(calls_of(renderer.notebook))))
    finally:
        hang_up(renderer)
        await _end(kernels, kernel)


async def _in_time(
    work: Coroutine[Any, Any, str], seconds: float, stop: Callable[[], Awaitable[None]]
) -> str:
    """What `work` comes to. It is not simply cancelled: nbclient takes that for one failed cell,
    and goes on to the next.
    """
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait([task], timeout=seconds)
    if not done:
        await stop()
        done, _ = await asyncio.wait([task], timeout=GRACE)
    if done:
        return task.result()
    task.cancel()
    raise TimeoutError


async def _end(kernels: Any, kernel: str) -> None:
    if kernel in kernels:
        await kernels.shutdown_kernel(kernel, now=True)


async def renderer_of(app: Any, name: str, query: str, base_url: str) -> Any:
    """Voila's renderer of a notebook, which has read it and run the prelaunch hook."""
    renderer = NotebookRenderer(
        request_handler=_Link(name, query),
        voila_configuration=app.voila_configuration,
        traitlet_config=app.config,
        notebook_path=f"{name}.ipynb",
        template_paths=app.template_paths,
        config_manager=app.config_manager,
        contents_manager=app.contents_manager,
        base_url=base_url,
        kernel_spec_manager=app.kernel_spec_manager,
        page_config=_page_config(app, base_url),
    )
    await renderer.initialize()
    return renderer


def kernel_name(renderer: Any) -> str:
    """The kind of kernel a notebook asks for."""
    return str(renderer.notebook.metadata.kernelspec.name)


def hang_up(renderer: Any) -> None:
    """Closes the server's own line to a kernel; the kernel stays."""
    client = getattr(getattr(renderer, "executor", None), "kc", None)
    if client is not None:
        client.stop_channels()


def _page_config(app: Any, base_url: str) -> dict[str, Any]:
    """What Voila's front end is told; themes stand below the base URL too."""
    config: dict[str, Any] = get_page_config(
        base_url=base_url, settings=app.settings, log=app.log, voila_configuration=app.voila_configuration
    )
    return {**config, "themesUrl": base_url + "voila/api/themes"}
