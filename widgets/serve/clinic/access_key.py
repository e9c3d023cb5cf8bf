"""The key to the clinicians' pages, and the cookie that stands for it after it was given once.

A cookie is the time at which it ends and a signature of that under the key, so that any replica with the
same key knows it, it ends even for whoever kept a copy, and no server remembers anybody.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time

KEY, EDITOR_KEY = "STRIDEWELL_KEY", "STRIDEWELL_EDITOR_KEY"
LASTS = 12 * 3600  # seconds
CLOCKS_APART = 60  # seconds between the clocks of two replicas
SHORTEST = 12


def take_key(name: str = KEY) -> str:
    """The key in `STRIDEWELL_KEY` or another variable, or "" when there is none.

    It is taken out of the environment, so that no kernel, no JupyterLab and no other process inherits it.

    Raises ValueError, in words for whoever runs the server, for one that could be guessed.
    """
    key = os.environ.pop(name, "")
    if 0 < len(key) < SHORTEST:
        raise ValueError(f"{name} has {len(key)} letters. Use {SHORTEST} or more.")
    return key


def take_keys() -> tuple[str, str]:
    """The key of the clinicians' pages and that of whoever edits. Raises ValueError for one that could be
    guessed, and for two that are the same: who presents is not to edit.
    """
    keys = take_key(KEY), take_key(EDITOR_KEY)
    if keys[0] and is_key(*keys):
        raise ValueError(f"{EDITOR_KEY} is the same as {KEY}. Use another: who presents is not to edit.")
    return keys


def new_key() -> str:
    """A key nobody can guess, short enough to be read out."""
    return secrets.token_hex(8)


def is_key(tried: str, key: str) -> bool:
    """Whether what was tried is the key; takes as long for a near miss as for a far one."""
    return hmac.compare_digest(_digest(tried), _digest(key))


def cookie_for(key: str, now: float | None = None) -> str:
    """A cookie that opens the clinicians' pages for twelve hours."""
    until = str(int(time.time() if now is None else now) + LASTS)
    return f"{until}.{_signature(until, key)}"


def opens(cookie: str, key: str, now: float | None = None) -> bool:
    """Whether a cookie was made with this key and has not ended; one that would last longer than any that was
    ever made comes from a clock that was wrong, and opens nothing.
    """
    until, _, signature = cookie.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(until, key).encode()):
        return False
    left = int(until) - (time.time() if now is None else now)
    return 0 < left <= LASTS + CLOCKS_APART


def _signature(until: str, key: str) -> str:
    return hmac.new(_digest(key), b"until:" + until.encode(), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(b"stridewell:" + text.encode()).digest()
