"""Cases of which a few run in `make test`, and all in `make test-all`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def first_ones(cases: Iterable[Any], count: int) -> list[Any]:
    """The cases for `parametrize`, of which the first `count` run in `make test`.

    Each is one value, or a tuple of values for several names.
    """
    found = list(cases)
    assert count < len(found), "all of them run in make test"
    return [*found[:count], *(_long(case) for case in found[count:])]


def _long(case: Any) -> Any:
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.long)
