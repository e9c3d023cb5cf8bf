"""Firefox and WebKit, because not every patient has Chromium; run as a module it installs both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from harness import debian
from harness.engines import firefox, webkit
from harness.engines.engine import Engine


@dataclass(frozen=True)
class Kind:
    """A browser that may be installed."""

    packages: tuple[str, ...]  # of Debian
    is_there: Callable[[], bool]
    started: Callable[[Path], AbstractContextManager[Engine]]  # with a new profile in a folder


ENGINES = {
    "Firefox": Kind(firefox.PACKAGES, firefox.is_there, firefox.started),
    "WebKit": Kind(webkit.PACKAGES, webkit.is_there, webkit.started),
}


def missing(name: str) -> str:
    """Why a browser cannot be started here, and how to get it; nothing where it can."""
    kind = ENGINES[name]
    if kind.is_there():
        return ""
    wanted = " ".join(kind.packages)
    return f"{name} is not installed, so nothing was tested in it. To have it: sudo apt install {wanted}"


def install() -> list[str]:
    """Installs what is missing; says of each browser that cannot be had how to get it."""
    for name, kind in ENGINES.items():
        if missing(name):
            debian.install("--no-install-recommends", *kind.packages)
    return [why for name in ENGINES if (why := missing(name))]
