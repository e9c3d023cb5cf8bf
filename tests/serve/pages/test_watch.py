"""Promises of the watch: files that are not what was published, or go while they are read, change nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from widgets.serve.pages import watch as watching
from widgets.serve.pages.snapshot import Snapshot

BEFORE, AFTER = Snapshot({"index": "before"}), Snapshot({"index": "after"})


class Over(Exception):  # noqa: N818 - it is the end, not a mistake
    """Nobody looks any more."""


@dataclass
class Looks:
    """A server whose files changed, and what each look at them says: whether they are whole."""

    whole: Iterator[bool]
    reads: list[Path] = field(default_factory=list)

    def is_whole(self) -> bool:
        for said in self.whole:
            return said
        raise Over

    def follow(self) -> bool:
        return False

    def read(self, folder: Path) -> Snapshot:
        self.reads.append(folder)
        return AFTER


def watched(looks: Looks, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The snapshot once the looks have run out; the watch ends with them."""
    now = SimpleNamespace(snapshot=BEFORE, fingerprint="before")
    services: Any = SimpleNamespace(now=now, shown=looks, folder=Path(), edit=True, fingerprint="before")

    async def nothing(services: Any) -> None:
        """Renews no page."""

    monkeypatch.setattr(watching, "WHILE_EDITING", 0)
    monkeypatch.setattr(watching, "fingerprint", lambda folder: "after")
    monkeypatch.setattr(watching, "read_snapshot", looks.read)
    monkeypatch.setattr(watching, "_start", nothing)
    monkeypatch.setattr(watching, "_renew", nothing)
    with pytest.raises(Over):
        asyncio.run(watching.watch(services))
    snapshot: Snapshot = now.snapshot
    return snapshot


def test_a_change_that_stood_still_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(iter([True, True, True]))

    assert watched(looks, monkeypatch) is AFTER


def test_files_that_are_not_what_was_published_are_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(iter([False] * 4))

    assert watched(looks, monkeypatch) is BEFORE
    assert looks.reads == []


def test_files_that_go_while_they_are_read_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(iter([True, False]))

    assert watched(looks, monkeypatch) is BEFORE
    assert looks.reads == [Path()]
