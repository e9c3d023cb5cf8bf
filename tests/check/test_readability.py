"""Promises of the rhythm check: stumps, long sentences and dragging parts are named, at the very bound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.check.check import check

FILE = f"{NAME}/sections/causes.md"
TEN = "You can walk for a while and then run again."


@pytest.fixture
def after(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """What the rhythm check says of a section with this running text under "More"."""
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))

    def said(more: str) -> list[str]:
        path = copy / FILE
        head, _, rest = path.read_text(encoding="utf-8").partition("## In short\n")
        known = rest[rest.index("## How do we know?") :].splitlines()[0]
        path.write_text(
            f"{head}## In short\n{more}\n\n## More\n{more}\n\n{known}\n{more}\n", encoding="utf-8"
        )
        return [each.text for each in check(NAME).findings if each.code == "SW505" and each.file == FILE]

    return said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (f"{TEN} " * 6, "10.0 words on average"),
        pytest.param("You can walk for a while and then you may run again. " * 6, "", marks=pytest.mark.long),
        pytest.param(" ".join(["so"] * 25) + ".", "", marks=pytest.mark.long),
        (" ".join(["so"] * 26) + ".", "A sentence of 26 words"),
        ("You can walk for a while, and then you may run again. Rest. " * 4, "have five words or fewer"),
    ],
)
def test_a_part_is_named_for_how_it_reads(after: Callable[[str], list[str]], words: str, says: str) -> None:
    found = after(words)

    assert bool(found) == bool(says)
    assert all(says in each for each in found)
