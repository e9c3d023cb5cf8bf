"""Promise of `deploy/nginx/live.conf`: one replica may die; patients notice nothing, others find back."""

from __future__ import annotations

import http.client
import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.nginx import nginx
from tests.serve.served import KEY, Served, serving

SLOW = 90_000
KERNEL = "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"


def visit(port: int, number: int) -> int:
    """The status a patient gets; the made-up cookie spreads visits over the replicas."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/", headers={"Cookie": f"stridewell-clinic={number}"})
    return connection.getresponse().status


def has(replica: Served, kernel: str) -> bool:
    return replica.ask(f"/clinic/api/kernels/{kernel}", Cookie=replica.cookie()).status == 200


@pytest.mark.long
def test_one_of_two_replicas_dies(browser: Browser, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two", "nginx")]
    for folder in folders:
        folder.mkdir()
    with serving(folders[0]) as one, serving(folders[1]) as two:
        lines = [f"server 127.0.0.1:{each.port} max_fails=1 fail_timeout=5s;\n" for each in (one, two)]
        (folders[2] / "stridewell-replicas.conf").write_text("".join(lines))
        with nginx(folders[2], "live.conf", {}) as port:
            page = browser.new_page()
            page.set_default_timeout(SLOW)
            page.goto(f"http://127.0.0.1:{port}/clinic/visit")
            page.get_by_label("Key").fill(KEY)
            with page.expect_navigation(wait_until="load"):
                page.get_by_role("button", name="Open").click()
            kernel = page.evaluate(KERNEL)
            before = {visit(port, number) for number in range(20)}
            (own,) = [each for each in (one, two) if has(each, kernel)]

            os.kill(own.process.pid, signal.SIGKILL)
            after = [visit(port, number) for number in range(40)]
            page.evaluate("dispatchEvent(new Event('online'))")

            assert before == {*after} == {200}
            assert all("GET / " in each.log.read_text() for each in (one, two))
            expect(page.locator("[data-notice]")).to_contain_text("lost its connection")
            with page.expect_navigation(wait_until="load"):
                page.get_by_role("link", name="Open this page again").click()
            expect(page.locator("[data-notice]")).to_be_empty()
            assert page.evaluate(KERNEL) != kernel
            page.close()
