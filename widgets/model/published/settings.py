"""Where published versions are kept, and whether patients read the working copy instead."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path

CONTENT_ROOT = "STRIDEWELL_CONTENT"
PUBLISHED, DIRECT, CACHE = "STRIDEWELL_PUBLISHED", "STRIDEWELL_DIRECT", "STRIDEWELL_CACHE"
EDITING = "STRIDEWELL_EDITING"  # for the kernel of whoever gave the editor's key, and for no other
FOLDER = ".published"
WHAT_DIRECT_MEANS = (
    "Direct: each save in content and notebooks is on patients' pages within seconds. Nothing holds back "
    "what the check finds, no version is kept, and a file that cannot be read takes its pages away."
)


def store_folder(content: Path) -> Path:
    """Where the versions of `content` are kept: `STRIDEWELL_PUBLISHED`, or ".published" beside it.

    Beside a folder that cannot be written, and where nobody has published, it is one of this user's cache.
    """
    if given := os.environ.get(PUBLISHED):
        return Path(given)
    beside = content.absolute().parent / FOLDER
    if beside.is_dir() or os.access(beside.parent, os.W_OK):
        return beside
    return cache_folder() / f"published-{hashlib.sha256(str(beside).encode()).hexdigest()[:16]}"


def cache_folder() -> Path:
    """What this user's servers may keep: `STRIDEWELL_CACHE`, or the system's own place."""
    return Path(os.environ.get(CACHE) or user_cache_path("stridewell"))


def is_direct() -> bool:
    """Whether `STRIDEWELL_DIRECT` says "yes". Raises ValueError for any other word."""
    given = os.environ.get(DIRECT, "")
    if given not in ("", "yes"):
        raise ValueError(f'{DIRECT} is "{given}". Write "yes", or leave it out.')
    return bool(given)
