"""Promises of the gate on a live server: no patient reads what was not published, through a restart, too."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.server import BIN, ROOT, free_port, running
from tests.copies import ENGLISH_ONLY
from tests.published import edit, published
from tests.serve.served import KEY, Served, wait_until
from widgets.model.published.store import Store
from widgets.model.published.working_copy import WorkingCopy

GUIDE = "pelvic-pain-after-running"
SECTION, SIGNS, FLAGS = (
    f"content/{GUIDE}/{name}" for name in ("sections/about.md", "signs.yaml", "red-flags.yaml")
)
MAGNETS = "Coreflex magnet chairs cure this pain for everyone."
DOSE = "Take 4000 mg ibuprofen every hour."
HARMFUL = (
    (f"content/{GUIDE}/sections/signs-pain.md", "## In short\n", f"## In short\n{MAGNETS}\n\n"),
    ("notebooks/index.ipynb", '"# ', f'"# {DOSE} '),
    (SIGNS, "  brief: heavy bleeding\n", "  brief: hello\n"),
    (FLAGS, "  title: Get emergency help now for any of these", "  title: hello"),
)
PAGES = ("/", "/understand")
REGIONS = ("sg", "uk")
LOOKS = 2.5  # seconds in which a server looks at its files four times


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working copy that was published as it is, for two regions."""
    folder = tmp_path_factory.mktemp("gate") / "project"
    shutil.copytree(ROOT / "content", folder / "content", ignore=ENGLISH_ONLY)
    for path in (folder / "content" / "regions").glob("*.yaml"):
        if path.stem not in REGIONS:
            path.unlink()
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    published(folder / "published", copy_of(folder))
    return folder


def copy_of(project: Path) -> WorkingCopy:
    return WorkingCopy(project / "content", project / "notebooks")


def settings(project: Path) -> dict[str, str]:
    return {
        "STRIDEWELL_CONTENT": str(project / "content"),
        "STRIDEWELL_PUBLISHED": str(project / "published"),
        "STRIDEWELL_CACHE": str(project / "kept"),
        "STRIDEWELL_ROOMS": str(project / "rooms.sqlite"),
        "STRIDEWELL_KEY": KEY,
    }


@contextmanager
def serving(project: Path, *options: str) -> Iterator[Served]:
    port, log = free_port(), project / "serve.log"
    command = [str(BIN / "stridewell"), "serve", str(project / "notebooks"), f"--port={port}", *options]
    command += ["--Stridewell.ahead=False", "--Stridewell.pool_size=0"]
    with running(command, f"http://127.0.0.1:{port}/healthz/ready", log, settings(project)) as process:
        yield Served(port, log, project / "notebooks", process)


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[Served]:
    with serving(project) as server:
        yield server


@contextmanager
def edited(project: Path, *edits: tuple[str, str, str]) -> Iterator[Path]:
    """The working copy after some edits, which are taken back at the end."""
    before = {file: (project / file).read_bytes() for file, _, _ in edits}
    for file, old, new in edits:
        edit(project / file, old, new)
    yield project
    for file, body in before.items():
        (project / file).write_bytes(body)


@pytest.fixture
def harmed(project: Path) -> Iterator[Path]:
    """The working copy with all that is harmful in it; the published version stays as it is."""
    with edited(project, *HARMFUL) as working:
        yield working


def texts(served: Served) -> list[str]:
    return [served.ask(path).text for path in PAGES]


def is_safe(page: str) -> bool:
    return "heavy bleeding" in page and not any(
        words in page for words in ("magnet chairs", "4000 mg", "hello")
    )


def ran(project: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "stridewell", *words, "--notebooks", project / "notebooks"],
        env={**os.environ, **settings(project)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_what_is_harmful_is_on_no_patient_page_and_cannot_be_published(harmed: Path, served: Served) -> None:
    said = ran(harmed, "publish", "--by", "Ana", "--why", "a trial", "--yes")

    assert said.returncode == 1, said.stdout + said.stderr
    assert "Nothing was published; patients see what they saw." in said.stdout
    for file, _, _ in HARMFUL:
        assert f"{file.removeprefix('content/')}, line" in said.stdout
    assert all(map(is_safe, texts(served)))
    assert wait_until(lambda: served.health()["kernels"] == 0, 60)
    assert all(map(is_safe, texts(served)))


@pytest.mark.long
def test_nor_after_a_restart(harmed: Path) -> None:
    with serving(harmed) as again:
        assert all(map(is_safe, texts(again)))
        assert "The working copy has changed since." in again.log.read_text()


@pytest.mark.long
def test_nor_in_an_export(harmed: Path, tmp_path: Path) -> None:
    said = ran(harmed, "export", tmp_path / "site")

    assert said.returncode == 0, said.stderr
    for name in ("index", "understand"):
        assert is_safe((tmp_path / "site" / f"{name}.html").read_text(encoding="utf-8"))


def test_what_is_published_is_on_the_pages_within_seconds_and_goes_back(
    project: Path, served: Served
) -> None:
    store, page = Store(project / "published"), ("notebooks/index.ipynb", '"# ', '"# Welcome: ')
    with edited(project, page, (FLAGS, "now for any of these", "now for one of these")):
        store.publish(copy_of(project), "Ana", "a welcome", after=1)

    assert wait_until(lambda: "Welcome: " in served.ask("/").text, 60)
    assert wait_until(lambda: all("now for one of these" in page for page in texts(served)), 60)
    assert "Patients see version 2, published by Ana" in served.log.read_text()
    store.undo("Ben", "no welcome", after=2)
    assert wait_until(lambda: not any("now for one of these" in page for page in texts(served)), 60)
    assert "Welcome: " not in served.ask("/").text


def test_a_version_that_is_touched_by_hand_is_not_shown(project: Path, served: Served) -> None:
    store = Store(project / "published")
    with edited(project, ("notebooks/index.ipynb", '"# ', '"# Again: ')):
        now = store.publish(copy_of(project), "Ana", "again", after=1)
    assert wait_until(lambda: "Again: " in served.ask("/").text, 60)

    edit(now.files.notebooks / "index.ipynb", '"# Again: ', f'"# {DOSE} ')

    assert wait_until(lambda: "is damaged, so patients see version 1" in served.log.read_text(), 30)
    assert wait_until(lambda: "Again: " not in served.ask("/").text, 60)
    assert all(map(is_safe, texts(served)))
    assert "is damaged" in served.ask("/healthz/ready").text


def test_a_store_that_goes_away_takes_no_page_away(project: Path, served: Served) -> None:
    before = texts(served)
    (project / "published").rename(project / "elsewhere")

    assert wait_until(lambda: "no published version" in served.log.read_text(), 30)
    assert served.ask("/healthz/ready").status == 503
    assert not wait_until(lambda: texts(served) != before, LOOKS)
    (project / "elsewhere").rename(project / "published")
    assert wait_until(lambda: served.ask("/healthz/ready").text.count("damaged") == 1, 30)


def test_without_a_whole_version_nothing_new_is_made(project: Path, served: Served) -> None:
    before, key, first = texts(served), served.cookie(), project / "published" / "versions" / "0001"
    section = first / HARMFUL[0][0]
    whole = section.read_bytes()
    edit(section, *HARMFUL[0][1:])

    assert wait_until(lambda: "is whole any more" in served.log.read_text(), 30)
    assert not wait_until(lambda: texts(served) != before, LOOKS)
    for new in ("/?region=uk", "/handout", "/clinic/clinic-visit"):
        answer = served.ask(new, Cookie=key)
        assert answer.status == 503
        assert "emergency" in answer.text
    section.write_bytes(whole)
    assert wait_until(lambda: served.ask("/handout").status == 200, 60)


def started(project: Path, *words: str, **own: str) -> subprocess.CompletedProcess[str]:
    """What a server says that ends at once."""
    return subprocess.run(
        [BIN / "stridewell", "serve", project / "notebooks", f"--port={free_port()}", *words],
        env={**os.environ, **settings(project), **own},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.long
def test_a_fresh_clone_with_something_to_mend_serves_nothing_and_says_what(
    harmed: Path, tmp_path: Path
) -> None:
    ended = started(harmed, STRIDEWELL_PUBLISHED=str(tmp_path / "published"))

    assert ended.returncode == 1
    assert "Nothing was published yet, so there is nothing to show to patients." in ended.stderr
    assert f"{FLAGS.removeprefix('content/')}, line" in ended.stderr
    assert Store(tmp_path / "published").history() == ()


@pytest.mark.long
def test_a_place_that_cannot_be_written_is_named(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")

    ended = started(project, STRIDEWELL_PUBLISHED=str(tmp_path / "a-file"))

    assert ended.returncode == 2
    assert f"cannot be kept in {tmp_path / 'a-file'}" in ended.stderr
    assert "Traceback" not in ended.stderr
