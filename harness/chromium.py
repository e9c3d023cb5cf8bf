"""Finds a Chromium for the browser tests; run as a module it installs what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from harness import debian

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
SHELL = "chromium-headless-shell"  # the same engine without a window around it, which opens pages sooner
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
DRIVER_NEEDS = "libatomic1"  # Playwright's own Node asks for it, and a bare Debian has none


def find_chromium() -> str | None:
    """The path of an installed Chromium: the system's, else Playwright's own; none if neither."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def find_headless() -> str | None:
    """The path of a Chromium for tests: the one without a window where it is installed, else a whole one.

    `make test-all` sets STRIDEWELL_WHOLE_CHROMIUM, and looks at what people use.
    """
    shell = None if os.environ.get("STRIDEWELL_WHOLE_CHROMIUM") else shutil.which(SHELL)
    return shell or find_chromium()


def install() -> None:
    """Makes Playwright's driver run, then finds or installs a Chromium; ends with what to do if it cannot.

    The one without a window is a gain in time: where it cannot be had, the whole one does.
    """
    if not _succeeds([*PLAYWRIGHT, "--version"]) and not debian.install(DRIVER_NEEDS):
        sys.exit(
            f"Playwright cannot start. Install what it needs, then try again: sudo apt install {DRIVER_NEEDS}"
        )
    if find_chromium() or _succeeds([*PLAYWRIGHT, "install", "chromium"]) or debian.install("chromium"):
        if not shutil.which(SHELL):
            debian.install(SHELL)
        return
    sys.exit("No Chromium could be installed. Install one, then try again: sudo apt install chromium")


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    install()
