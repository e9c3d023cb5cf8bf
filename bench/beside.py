"""What `/plan` takes while eight people ask for another public address, beside its time alone."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from .crowd import Tally, apart, assets_of

KEY = "a-key-for-the-bench"
GUIDE, SLIDE = "pelvic-pain-after-running", "bone"
EIGHT = 8
AGAIN = 0.5  # seconds until all of them ask again: faster than people do
ASKED_EVERY = 0.02  # seconds between two looks at /plan
SECONDS = 2
GOAL = 2.0  # times what /plan takes alone


def public_addresses(code: str, asset: str) -> tuple[str, ...]:
    """One address for each public route, below the root; `code` is that of a room, `asset` names any file."""
    pages = ("", "index", f"{GUIDE}/", f"{GUIDE}/index", "plan", "plan.ipynb", "voila/render/plan.ipynb")
    room = ("join", f"room/{code}", f"room/{code}/state", f"room/{code}/join")
    paper = ("handout", f"handout/{SLIDE}", "handout.pdf", f"handout/{SLIDE}.pdf")
    links = ("about", "about/icd-10/N94.1")
    return (
        *pages,
        *room,
        *paper,
        *links,
        "nowhere",
        "clinic/",
        "clinic/speaker",
        "healthz",
        "healthz/ready",
        asset,
    )


def measured(address: str) -> dict[str, dict[str, float]]:
    """For each public address how many times longer `/plan` takes, and its longest wait, in seconds, while
    the address is asked for the first time; `address` is that of the server.
    """
    names, plan = public_addresses(room_code(address), an_asset(address)), urljoin(address, "/plan")
    apart("crowd", plan, 2, 1, 60)  # it is rendered once, for all who come after
    return {"/" + name: _beside(urljoin(address, "/" + name), plan) for name in names}


def _beside(other: str, plan: str) -> dict[str, float]:
    first, _ = _both(other, plan)
    alone = apart("looked_at", plan, 1, SECONDS, ASKED_EVERY)
    beside, asked = _both(other, plan)
    ratios = {"p50": beside.p50 / alone.p50, "p95": beside.p95 / alone.p95}
    return {
        **ratios,
        "first": first.longest,
        "longest": beside.longest,
        "errors": beside.errors + asked.errors,
    }


def _both(other: str, plan: str) -> tuple[Tally, Tally]:
    with ThreadPoolExecutor(1) as eight:
        asked = eight.submit(apart, "together", other, EIGHT, SECONDS, AGAIN)
        return apart("looked_at", plan, 1, SECONDS, ASKED_EVERY), asked.result()


def told(figures: dict[str, dict[str, float]]) -> str:
    """The figures in words, a line for each address, the slowest first."""
    lines = sorted(figures.items(), key=lambda each: -each[1]["p50"])
    return "\n".join(f"/plan beside eight at {name}: {_line(of)}" for name, of in lines)


def is_held(figures: dict[str, dict[str, float]]) -> bool:
    """Whether no address kept `/plan` waiting for longer than the goal, and none failed."""
    return all(of["p50"] < GOAL and not of["errors"] for of in figures.values())


def _line(of: dict[str, float]) -> str:
    waits = f"longest {1000 * of['longest']:.0f} ms, when first asked {1000 * of['first']:.0f} ms"
    return f"{of['p50']:.2f} times its time alone (p95 {of['p95']:.2f}), {waits}, {of['errors']:.0f} errors"


def environment(folder: Any) -> None:
    """Gives the server that is started next a key that is known here, and a store of its own."""
    os.environ["STRIDEWELL_KEY"], os.environ["STRIDEWELL_ROOMS"] = KEY, f"{folder}/rooms.sqlite"


def room_code(address: str) -> str:
    """The code of a new room."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    _post(
        browser, urljoin(address, "/clinic/key"), urlencode({"key": KEY}), "application/x-www-form-urlencoded"
    )
    code: str = json.loads(_post(browser, urljoin(address, "/clinic/rooms"), "{}", "application/json"))[
        "code"
    ]
    return code


def an_asset(address: str) -> str:
    """The address of the first script or style sheet of the start page."""
    with build_opener().open(address) as page:
        return assets_of(page.read().decode(), "/")[0].removeprefix("/")


def _post(browser: OpenerDirector, address: str, body: str, kind: str) -> bytes:
    request = Request(address, body.encode(), {"Content-Type": kind})  # noqa: S310 - our own server
    with browser.open(request) as answer:
        found: bytes = answer.read()
        return found
