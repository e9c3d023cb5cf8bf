"""How many random cases a test tries: a fifth of them in `make test`, all of them in `make test-all`."""

from __future__ import annotations

FEWER = 5
_all_asked = True


def ask_for(every: bool) -> None:
    """Told once by conftest.py, before any test module is read."""
    global _all_asked
    _all_asked = every


def amount(number: int) -> int:
    """`number` when the long tests run too, else a fifth."""
    return number if _all_asked else number // FEWER
