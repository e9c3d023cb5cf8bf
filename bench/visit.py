"""One visit in a real browser: when it can be read and used, and what it weighs."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page, ViewportSize

# An expression; the formatter ends it as a statement.
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8").strip().removesuffix(";")
PHONE = {
    "offline": False,
    "latency": 170,
    "downloadThroughput": 9_000_000 / 8,
    "uploadThroughput": 9_000_000 / 8,
}
SLOWER = 4
ELSEWHERE = "data:text/html,<title>Elsewhere</title>"  # a patient comes from another site
LOOK = 100  # milliseconds between looks
SETTLED = 1500  # milliseconds after which nothing more is expected
VIEW = ViewportSize(width=390, height=844)


@dataclass
class Weight:
    """What went over the wire: bytes, those of websockets too, and requests."""

    bytes: int = 0
    requests: int = 0
    addresses: list[str] = field(default_factory=list)

    def note(self, session: CDPSession) -> None:
        """Counts from now on."""
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", lambda event: self._came(event["encodedDataLength"]))
        session.on("Network.webSocketCreated", self._line)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")

    def _asked(self, event: Mapping[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self.requests += 1
            self.addresses.append(event["request"]["url"])

    def _line(self, event: Mapping[str, Any]) -> None:
        self.requests += 1
        self.addresses.append(event["url"])

    def _came(self, length: float) -> None:
        self.bytes += int(length)

    def _frame(self, event: Mapping[str, Any]) -> None:
        self.bytes += len(event["response"]["payloadData"])


@dataclass(frozen=True)
class Times:
    """Seconds from the start of a visit until the words can be read, and until a tick shows its advice."""

    readable: float
    usable: float


class Visitor:
    """A browser that opens one page; `signs` are the words to look for, see words.signs_of."""

    def __init__(self, browser: Browser, address: str, signs: Mapping[str, str], retry: int) -> None:
        self._browser, self._address, self._signs, self._retry = browser, address, signs, retry

    def times(self, phone: bool, patience: float) -> Times | None:
        """One visit with a cold cache, phone-like or not; none if it took more than `patience` seconds."""
        with self._page(ticks=True) as (page, session):
            if phone:
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", PHONE)
                session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            return self._seen(page, patience)

    def weight(self, patience: float) -> Weight:
        """What one visit with a cold cache weighs, once it has settled."""
        weight = Weight()
        with self._page(ticks=True) as (page, session):
            weight.note(session)
            self._seen(page, patience)
            page.wait_for_timeout(SETTLED)
        return weight

    @contextmanager
    def staying(self, patience: float) -> Iterator[Page]:
        """A visitor who has the page open, and has ticked nothing yet."""
        with self._page(ticks=False) as (page, _):
            page.goto(self._address, wait_until="commit", timeout=1000 * patience)
            becomes_true(page, "window.benchTimes?.readable", patience)
            page.wait_for_timeout(SETTLED)
            yield page

    def _seen(self, page: Page, patience: float) -> Times | None:
        try:
            page.goto(self._address, wait_until="commit", timeout=1000 * patience)
        except Error:
            return None
        if not becomes_true(page, "window.benchTimes?.usable", patience):
            return None
        times = page.evaluate("window.benchTimes")
        return Times(times["readable"] / 1000, times["usable"] / 1000)

    @contextmanager
    def _page(self, ticks: bool) -> Iterator[tuple[Page, CDPSession]]:
        context = self._browser.new_context(viewport=VIEW, has_touch=True)
        asked = {**self._signs, "ticks": ticks, "retry": self._retry}
        context.add_init_script(f"({PROBE}\n)({json.dumps(asked)})")
        page = context.new_page()
        page.goto(ELSEWHERE)
        try:
            yield page, context.new_cdp_session(page)
        finally:
            context.close()


def ticks_answer(page: Page, seconds: float) -> bool:
    """Whether a tick on an open page shows its advice within so many seconds."""
    page.evaluate("window.benchTick()")
    return becomes_true(page, "window.benchAdvised()", seconds)


def becomes_true(page: Page, holds: str, seconds: float) -> bool:
    """Whether an expression came true in time; asked from outside, since a strict policy forbids `eval`."""
    end = time.monotonic() + seconds
    while not page.evaluate(holds):
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(LOOK)
    return True
