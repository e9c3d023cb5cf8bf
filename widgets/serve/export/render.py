"""Renders every page of every language and region, as the server does."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..app.shutdown import end_all
from ..pages.cache import AT_ONCE
from ..pages.html_tokens import tokens_of
from ..pages.page_parts import IncompletePage, require_parts
from ..pages.render import Rendered, rendered
from .folder import ExportRefused
from .paths import path_of_page

Pages = dict[tuple[str, str], str]


async def render_all(app: Any, tell: Callable[[str], None]) -> Pages:
    """The pages as Voila wrote them, by notebook and query; `app` is a prepared server.

    Raises ExportRefused when one could not be made whole; `tell` is called with the path of each page made.
    """
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(name: str, query: str) -> str:
        async with slots:
            page = await _whole(app, name, query)
            tell(path_of_page(name, query).path)
            return page.html

    keys = [(name, query) for query in app.now.snapshot.choices() for name in app.now.snapshot.pages]
    tasks = [asyncio.create_task(one(*key)) for key in keys]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
        return {key: task.result() for key, task in zip(keys, tasks, strict=True)}
    finally:
        await end_all(app.kernel_manager)
        shutil.rmtree(app.connection_dir, ignore_errors=True)


async def _whole(app: Any, name: str, query: str) -> Rendered:
    path = path_of_page(name, query).path
    try:
        page = await rendered(app, name, query, app.page_timeout)
        if not page.is_whole:
            raise ExportRefused(f"{path} could be made in part only. See which part in `stridewell serve`.")
        require_parts(tokens_of(page.html), page.modules)
    except TimeoutError:
        raise ExportRefused(f"{path} took longer than {app.page_timeout:.0f} seconds.") from None
    except IncompletePage as lack:
        raise ExportRefused(f"{path} cannot be shown: {lack}.") from None
    return page


def prepared(folder: Path) -> Any:
    """A server that renders pages and does not listen."""
    from ..app.application import Stridewell

    app = Stridewell.instance()
    app.initialize([str(folder)])
    app.prepare()
    return app
