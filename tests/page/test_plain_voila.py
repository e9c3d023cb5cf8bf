"""Promises of plain `voila notebooks/` as far as our settings reach: closed, few kernels, nobody noted."""

from __future__ import annotations

import asyncio
import http.client
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from harness.server import plain_voila
from tests.published import published
from tests.serve.served import wait_until
from widgets.model.published.shown import ShownWorkingCopy
from widgets.page.plain_voila import FewKernels, NoVisitor

KERNEL = re.compile(r'"kernelId": "([\w-]+)"')


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of plain Voila, and its log."""
    folder = tmp_path_factory.mktemp("plain")
    with plain_voila(folder, published(folder / "published")) as (address, _, log):
        yield urlsplit(address).port or 0, log


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    return response.status, response.read().decode()


@pytest.mark.long
def test_a_kernel_is_not_ended_by_its_id(served: tuple[int, Path]) -> None:
    port, _ = served
    _, page = ask(port, "/voila/render/clinic-visit.ipynb")
    found = KERNEL.search(page)
    assert found

    refused, _ = ask(port, f"/api/kernels/{found.group(1)}", "DELETE")

    assert refused == 403
    assert ask(port, f"/api/kernels/{found.group(1)}")[0] == 200
    assert ask(port, f"/voila/api/shutdown/{found.group(1)}", "POST")[0] == 204


@pytest.mark.parametrize("path", ["/voila/render/index.ipynb", "/voila/tree", "/voila/api/contents/"])
def test_another_host_reaches_no_page(served: tuple[int, Path], path: str) -> None:
    port, _ = served

    assert ask(port, path, Host="evil.example")[0] == 403


@pytest.mark.long
def test_the_log_names_nobody_who_asked(served: tuple[int, Path]) -> None:
    port, log = served
    ask(port, "/voila/render/index.ipynb?RF-02=yes")
    ask(port, "/nothing?RF-02=yes")
    ask(port, "/api/kernels/1-1-1-1-1?RF-02=yes", "DELETE")

    assert wait_until(lambda: "403 DELETE /api/kernels/1-1-1-1-1\n" in log.read_text(), 10)
    text = log.read_text()
    assert "404 GET /nothing\n" in text
    assert "RF-02" not in text
    assert not re.search(r"127\.0\.0\.1(?!:\d)|@127", text)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("403 GET /x?RF-02=yes (192.0.2.1): not allowed", "403 GET /x: not allowed"),
        ("404 GET /x (2001:db8::1)", "404 GET /x"),
        ("Malformed HTTP message from 192.0.2.1: bad", "Malformed HTTP message: bad"),
        (
            "HTTPServerRequest(method='GET', uri='/x?a=b', version='HTTP/1.1', remote_ip='192.0.2.1')",
            "HTTPServerRequest(method='GET', uri='/x', version='HTTP/1.1')",
        ),
    ],
)
def test_what_went_wrong_is_noted_without_the_visitor(said: str, kept: str) -> None:
    record = logging.LogRecord("tornado.general", logging.WARNING, "", 0, "%s", (said,), None)

    assert NoVisitor().filter(record)
    assert record.getMessage() == kept


def test_whoever_comes_above_the_ceiling_is_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    async def start(self: Any, **options: Any) -> str:
        await asyncio.sleep(0)
        started.append("a kernel")
        return f"kernel {len(started)}"

    monkeypatch.setattr(AsyncMappingKernelManager, "start_kernel", start)
    kernels = FewKernels(max_kernels=2)

    async def crowd() -> list[Any]:
        return await asyncio.gather(*(kernels.start_kernel() for _ in range(3)), return_exceptions=True)

    *two, third = asyncio.run(crowd())

    assert two == ["kernel 1", "kernel 2"]
    assert isinstance(third, HTTPError) and third.status_code == 503


def test_no_kernel_is_started_from_files_that_were_not_published(tmp_path: Path) -> None:
    kernels = FewKernels()
    kernels.shown = ShownWorkingCopy(tmp_path / "gone")

    with pytest.raises(HTTPError) as refused:
        asyncio.run(kernels.start_kernel())
    assert refused.value.status_code == 503
    assert len(kernels) == 0
