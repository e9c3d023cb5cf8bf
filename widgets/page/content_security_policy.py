"""The Content-Security-Policy of patient pages: no inline script, no other host, one style by its hash."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "object-src 'none'; frame-ancestors 'self'"
)
SEALED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
CHART = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def page_policy(origins: Iterable[str], policy: str = POLICY) -> str:
    """The policy of a page that only this site and `origins` may show in a frame."""
    allowed = " ".join(["'self'", *origins])
    return policy.replace("frame-ancestors 'self'", f"frame-ancestors {allowed}")


@lru_cache(maxsize=256)
def allowing(policy: str, style: str) -> str:
    """A policy that allows one more style sheet, by its hash."""
    return policy.replace("style-src 'self'", f"style-src 'self' {style}") if style else policy
