"""Finds a Chromium for the browser tests; run as a module it installs one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of an installed Chromium: the system's, else Playwright's own; none if neither."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Asks Playwright for a Chromium, then Debian when this is root."""
    steps = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        steps += [["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "chromium"]]
    for step in steps:
        subprocess.run(step, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        if find_chromium():
            return
    sys.exit("No Chromium could be installed. Install one, then try again: sudo apt install chromium")


if __name__ == "__main__" and not find_chromium():
    install()
