"""Promise of the renderer: a page can be made without a server, for an export or a test."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.serve.app.application import Stridewell
from widgets.serve.pages.finish import finish
from widgets.serve.pages.render import rendered
from widgets.serve.pages.urls import ServedUrls

NOTEBOOKS = Path(__file__).parent.parent.parent.parent / "notebooks"


@pytest.fixture
def application() -> Iterator[Stridewell]:
    application = Stridewell.instance()
    application.initialize([str(NOTEBOOKS)])
    application.prepare()
    yield application
    Stridewell.clear_instance()


@pytest.mark.long
def test_a_page_is_rendered_without_a_server_and_leaves_no_kernel(application: Stridewell) -> None:
    page = asyncio.run(rendered(application, "index", "region=uk", timeout=60))

    html = finish(page.html, ServedUrls("", lambda name: f"files/{name}", lambda name: "")).html
    assert page.is_whole
    assert 'href="tel:999"' in html
    assert 'href="symptoms?region=uk"' in html
    assert "<style>" in html
    assert len(application.kernel_manager) == 0
