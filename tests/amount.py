"""How many random cases a test tries: a tenth of them in `make test`, all of them in `make test-all`."""

from __future__ import annotations

FEWER = 10
_all_asked = True


def ask_for(every: bool) -> None:
    """Told once by conftest.py, before any test module is read."""
    global _all_asked
    _all_asked = every


def amount(number: int) -> int:
    """`number` when the long tests run too, else a tenth."""
    return number if _all_asked else max(1, number // FEWER)


def is_everything_asked() -> bool:
    """Whether the long tests run too."""
    return _all_asked
