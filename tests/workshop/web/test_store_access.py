"""A promise of the store: a rehearsal's room and a real one never share a file, whatever people write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from widgets.workshop.web.store_access import with_store


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        ((), "rooms.sqlite"),
        (("DFGHJK", "QUEUES"), "rooms.sqlite"),
        (("QFGHJK", "a word"), "rooms-rehearsal.sqlite"),
    ],
)
def test_only_the_code_of_the_room_leads_to_the_rehearsals(
    arguments: tuple[str, ...], file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDEWELL_ROOMS", str(tmp_path / "rooms.sqlite"))

    def name(engine: Any, *_: str) -> str:
        return Path(engine.url.database).name

    assert with_store(name, *arguments) == file
