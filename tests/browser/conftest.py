"""A real server, a real Chromium, and a page that notices every error and foreign request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from harness.chromium import ARGUMENTS, find_headless
from harness.engines import ENGINES, missing
from harness.engines.engine import Engine
from harness.server import stridewell
from tests.published import published

KEY = "a-key-for-tests-only"
Open = Callable[..., Page]
INTERACTIVE = ("symptoms", "plan", "diary", "treatments", "find-help", "understand", "summary")


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "serve.log"


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the server's rooms."""
    return tmp_path_factory.mktemp("rooms") / "rooms.sqlite"


@pytest.fixture(scope="session")
def address(server_log: Path, rooms: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`stridewell serve`; the old addresses, as plain Voila has them, lead to its pages."""
    kept = tmp_path_factory.mktemp("kept")
    env = {"STRIDEWELL_CACHE": str(kept), "STRIDEWELL_KEY": KEY, "STRIDEWELL_ROOMS": str(rooms)}
    env |= published(kept / "published")
    with stridewell(server_log, env) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_headless(), args=ARGUMENTS)
        yield launched
        launched.close()


class Watch:
    """What a page did that it may not do, and what it asked for."""

    def __init__(self, page: Page, host: str) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.responses: list[Any] = []
        self.requests: list[Any] = []
        self.allow_errors = False
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request, host))
        page.on("response", lambda response: self.responses.append(response))

    def _asked(self, request: Any, host: str) -> None:
        self.requests.append(request)
        if not request.url.startswith((host, "data:", "blob:")):
            self.foreign.append(request.url)


@contextmanager
def opening(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages of the guide; afterwards fails on any console error or foreign request."""
    contexts, watches = [], []

    def opened(name: str, width: int = 390, query: str = "", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)
        contexts.append(context)
        page = context.new_page()
        host = address.split("/voila/")[0]
        watch = Watch(page, host)
        watches.append(watch)
        page.watch = watch  # type: ignore[attr-defined]
        page.goto(f"{host}/{'' if name == 'index' else name}{query}")
        if options.get("java_script_enabled", True) and name in INTERACTIVE:
            page.locator("[data-component][data-ready]").last.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [e for w in watches if not w.allow_errors for e in w.errors]
    assert not [url for watch in watches for url in watch.foreign]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the guide for one test, and watches it."""
    with opening(browser, address) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(address: str) -> str:
    """Where the pages stand."""
    return address.split("voila/")[0]


@pytest.fixture(scope="session", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Firefox, then WebKit, each started once; skipped with the reason where one cannot be had."""
    if why := missing(request.param):
        pytest.skip(why)
    with ENGINES[request.param].started(tmp_path_factory.mktemp(request.param)) as started:
        yield started


@pytest.fixture
def phone(engine: Engine, site: str) -> Iterator[Engine]:
    """A phone that holds nothing yet, at the start page in one tab; afterwards fails on any console error."""
    engine.new_tab()
    engine.close_other_tabs()
    engine.open(site)
    engine.script("localStorage.clear(); sessionStorage.clear()")
    engine.errors()
    yield engine
    assert engine.errors() == []
