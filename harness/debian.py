"""Installs Debian's packages, where that is ours to do."""

from __future__ import annotations

import os
import shutil
import subprocess

APT = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]


def install(*packages: str) -> bool:
    """Installs packages, with options among them, as root and on Debian, without a word; whether it could."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return _succeeds([*APT, "update"]) and _succeeds([*APT, "install", "--yes", *packages])


def _succeeds(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environment, capture_output=True).returncode == 0
