"""The key to the clinicians' pages, and the cookie that stands for it after it was given once.

A cookie is a time and its signature under the key, so that any replica with the same key knows it
and no server remembers anybody.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time

WRONG_KEYS_A_MINUTE = 5  # from one visitor
COOKIE = "stridewell-clinic"
LASTS = 12 * 3600  # seconds
SHORTEST = 12


def given_key() -> str:
    """The key in `STRIDEWELL_KEY`, or "" when there is none.

    Raises ValueError, in words for whoever runs the server, for one that could be guessed.
    """
    key = os.environ.get("STRIDEWELL_KEY", "")
    if 0 < len(key) < SHORTEST:
        raise ValueError(f"STRIDEWELL_KEY has {len(key)} letters. Use {SHORTEST} or more.")
    return key


def new_key() -> str:
    """A key nobody can guess, short enough to be read out."""
    return secrets.token_hex(8)


def is_key(tried: str, key: str) -> bool:
    """Whether what was tried is the key; takes as long for a near miss as for a far one."""
    return hmac.compare_digest(_digest(tried), _digest(key))


def cookie_for(key: str, now: float | None = None) -> str:
    """A cookie that opens the clinicians' pages for twelve hours."""
    at = str(int(time.time() if now is None else now))
    return f"{at}.{_signature(at, key)}"


def opens(cookie: str, key: str, now: float | None = None) -> bool:
    """Whether a cookie was made with this key, less than twelve hours ago."""
    at, _, signature = cookie.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(at, key).encode()):
        return False
    age = (time.time() if now is None else now) - int(at)
    return abs(age) < LASTS


def _signature(at: str, key: str) -> str:
    return hmac.new(_digest(key), at.encode(), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(b"stridewell:" + text.encode()).digest()
