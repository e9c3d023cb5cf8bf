"""Promises of readiness: it is withdrawn, with the reason in words, before files, disk or store give out."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.serve.in_process import answering
from widgets.serve.app import readiness
from widgets.serve.app.handlers import Health
from widgets.serve.app.readiness import MIN_FILES, MIN_MEGABYTES, Readiness, files_left, room_left


@pytest.fixture
def all_files() -> Iterator[list[int]]:
    """All the files this process may open, open."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, limits[1]))
    opened: list[int] = []
    try:
        while True:
            opened.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        yield opened
    for each in opened:
        os.close(each)
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)


@pytest.mark.parametrize(("free", "is_ready"), [(MIN_FILES, True), (MIN_FILES - 1, False), (0, False)])
def test_a_few_files_must_be_left(all_files: list[int], free: int, is_ready: bool) -> None:
    for _ in range(free):
        os.close(all_files.pop())

    assert (files_left() == "") == is_ready


@pytest.mark.parametrize(("missing", "is_ready"), [(0, True), (1, False)])
def test_some_room_must_be_left_on_the_disk_of_a_folder_that_may_be_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: int, is_ready: bool
) -> None:
    seen: list[Path] = []

    def usage(folder: Path) -> SimpleNamespace:
        seen.append(folder)
        return SimpleNamespace(free=MIN_MEGABYTES * 1_000_000 - missing)

    monkeypatch.setattr(shutil, "disk_usage", usage)

    said = room_left(tmp_path / "new" / "newer")

    assert seen == [tmp_path]
    assert said == ("" if is_ready else f"The disk of {tmp_path / 'new' / 'newer'} is full. Make room there.")


def test_it_is_said_in_words_while_the_server_lives() -> None:
    async def broken() -> str:
        return "The store of rooms cannot be opened."

    async def visit(checks: list[readiness.Check], has_page: bool) -> tuple[int, int, list[str]]:
        shared = {"readiness": Readiness(checks), "pages": Pages(has_page), "kernel_manager": []}
        routes = [("/healthz", Health), ("/healthz/(ready)", Health)]
        async with answering(routes, {}, shared) as ask:
            alive, ready = await ask("/healthz"), await ask("/healthz/ready")
        return alive.code, ready.code, json.loads(ready.body)["lacks"]

    class Pages(list[int]):
        """As many pages as there are."""

        def __init__(self, has_page: bool) -> None:
            self.found = object() if has_page else None

        def ready(self, key: object) -> object:
            return self.found

    assert asyncio.run(visit([], True)) == (200, 200, [])
    assert asyncio.run(visit([broken], True)) == (200, 503, ["The store of rooms cannot be opened."])
    assert asyncio.run(visit([], False)) == (200, 503, ["The start page is not there yet."])


def test_one_look_serves_all_who_ask_and_does_not_last(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    async def check() -> str:
        looks.append(1)
        return ""

    async def visit() -> None:
        ready = Readiness([check])
        await asyncio.gather(*(ready.lacks() for _ in range(8)))
        await ready.lacks()
        assert len(looks) == 1
        monkeypatch.setattr(readiness, "FRESH", 0)
        ready = Readiness([check])
        await ready.lacks()
        await ready.lacks()
        assert len(looks) == 3

    asyncio.run(visit())
