"""Promise of the renderer: a page can be made without a server, for an export or a test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.serve.app.application import Stridewell
from widgets.serve.pages.render import rendered
from widgets.serve.pages.urls import readdressed

NOTEBOOKS = Path(__file__).parent.parent.parent.parent / "notebooks"


@pytest.fixture
def application() -> Iterator[Stridewell]:
    application = Stridewell.instance()
    application.initialize([str(NOTEBOOKS)])
    application.prepare()
    yield application
    Stridewell.clear_instance()


def test_a_page_is_rendered_without_a_server_and_leaves_no_kernel(application: Stridewell) -> None:
    page = asyncio.run(rendered(application, "index", "region=uk", timeout=60))

    html = readdressed(page.html, lambda name: f"{name}.html", lambda name: f"files/{name}")
    assert page.is_whole
    assert 'href="tel:999"' in html
    assert 'href="symptoms.html?region=uk"' in html
    assert 'href="files/tokens.css+parts.css+page.css"' in html
    assert len(application.kernel_manager) == 0
