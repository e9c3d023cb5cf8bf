"""Finds a Chromium for the browser tests; run as a module it installs what is missing."""

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


def install() -> None:
    """Makes Playwright's driver run, then finds or installs a Chromium; ends with what to do if it cannot."""
    if not _succeeds([*PLAYWRIGHT, "--version"]) and not debian(DRIVER_NEEDS):
        sys.exit(
            f"Playwright cannot start. Install what it needs, then try again: sudo apt install {DRIVER_NEEDS}"
        )
    if find_chromium() or _succeeds([*PLAYWRIGHT, "install", "chromium"]) or debian("chromium"):
        return
    sys.exit("No Chromium could be installed. Install one, then try again: sudo apt install chromium")


def debian(package: str) -> bool:
    """Installs a package where that is ours to do: as root, on Debian; whether it is there then."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return _succeeds(["apt-get", "update", "-q"]) and _succeeds(["apt-get", "install", "-qy", package])


def _succeeds(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environment).returncode == 0


if __name__ == "__main__":
    install()
