"""Promises of `stridewell export`: it says how far it is, and in one line why it did not end well."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest

from harness.server import BIN, ROOT
from tests.conftest import NAME
from tests.serve.export.fakes import BODIES, SNAPSHOT, names, pages
from widgets.check.check import Report, check
from widgets.check.first_version import version_to_show
from widgets.cli import main
from widgets.serve.export import command, render
from widgets.serve.export.folder import ExportRefused
from widgets.serve.pages.render import Rendered


@pytest.fixture(autouse=True)
def fake_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    async def rendered(app: Any, tell: Callable[[str], None]) -> dict[tuple[str, str], str]:
        made = pages()
        for key in made:
            tell("-".join(key))
        return made

    monkeypatch.setattr(
        command, "prepared", lambda folder: SimpleNamespace(now=SimpleNamespace(snapshot=SNAPSHOT))
    )
    monkeypatch.setattr(command, "render_all", rendered)
    monkeypatch.setattr(command, "asset_bodies", lambda: BODIES)
    monkeypatch.setattr(command, "check", lambda: Report((), ""))
    monkeypatch.setattr(command, "version_to_show", lambda working, progress: None)


def test_it_writes_a_site_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["export", str(tmp_path / "site"), "--address", "https://example.org/guide"]) == 0

    told = capsys.readouterr()
    assert told.out.startswith("8 pages and ")
    assert f" other files are in {tmp_path / 'site'}." in told.out
    assert told.err.splitlines()[0].startswith("1 of 8: ")
    assert (tmp_path / "site" / "en-uk" / "plan.html").is_file()
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("trouble", "status", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 2, "The disk is full."),
        (PermissionError(errno.EACCES, "Permission denied", "/site/x"), 2, "Permission denied: /site/x"),
        (ExportRefused("plan.html took longer than 40 seconds."), 2, "plan.html took longer"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_trouble_is_one_clear_line_and_the_old_site_stays(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
    status: int,
    words: str,
) -> None:
    main(["export", str(tmp_path / "site")])
    before = (tmp_path / "site" / "index.html").read_bytes()
    capsys.readouterr()
    real = command.write

    def fails(*arguments: Any) -> None:
        real(*arguments)
        raise trouble

    monkeypatch.setattr(command, "write", fails)

    assert main(["export", str(tmp_path / "site")]) == status
    told = capsys.readouterr().err.splitlines()[1:]
    assert len(told) == 1
    assert told[0].startswith(words)
    assert (tmp_path / "site" / "index.html").read_bytes() == before
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("direct", ["", "yes"])
def test_a_slip_in_the_content_is_told_and_nothing_is_exported(
    copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    direct: str,
) -> None:
    flags = copy / NAME / "red-flags.yaml"
    flags.write_text(flags.read_text(encoding="utf-8").replace("  level: ", "  levle: ", 1), encoding="utf-8")
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    monkeypatch.setenv("STRIDEWELL_DIRECT", direct)
    monkeypatch.setattr(command, "check", check)
    monkeypatch.setattr(command, "version_to_show", version_to_show)

    assert main(["export", str(tmp_path / "site")]) == 1

    told = capsys.readouterr().err
    assert 'Did you mean "level"?' in told
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("wrong", ["example.org", "https://", "https://example.org/?x", "https://a b/"])
def test_an_address_is_told_how_to_be_written(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "site", "--address", wrong])

    assert "Write it like https://example.org/guide/" in capsys.readouterr().err


class Left:
    """A kernel that a page left behind."""

    is_there = True

    async def kill(self) -> None:
        self.is_there = False


CARD = '<section class="sw-emergency"><a href="tel:995">Call 995</a></section>'


def test_a_page_made_in_part_only_ends_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def half(app: Any, name: str, query: str, timeout: float) -> Rendered:
        whole = f"<title>{name}</title>{CARD}"
        return Rendered("<p data-failed></p>" if name == "plan" else whole)

    monkeypatch.setattr(render, "rendered", half)
    left = Left()
    kernels = SimpleNamespace(
        list_kernel_ids=lambda: ["left"], get_kernel=lambda kernel: SimpleNamespace(provisioner=left)
    )
    app = SimpleNamespace(
        now=SimpleNamespace(snapshot=SNAPSHOT),
        page_timeout=40.0,
        kernel_manager=kernels,
        connection_dir=str(tmp_path / "x"),
    )

    with pytest.raises(ExportRefused, match=r"plan\.html could be made in part only"):
        asyncio.run(render.render_all(app, lambda path: None))

    assert not left.is_there


@pytest.mark.long
def test_being_ended_while_rendering_leaves_nothing_behind(copy: Path, tmp_path: Path) -> None:
    for path in (copy / "regions").glob("*.yaml"):
        if path.stem != "sg":
            path.unlink()
    notebooks = tmp_path / "few"  # not beside the content, where a page without its notebook is a mistake
    notebooks.mkdir()
    for name in ("index", "understand", "treatments"):
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", notebooks)
    site = tmp_path / "out" / "site"
    site.parent.mkdir()
    with (
        TemporaryDirectory() as short,
        subprocess.Popen(
            [BIN / "stridewell", "export", site, "--notebooks", notebooks],
            env={**os.environ, "STRIDEWELL_CONTENT": str(copy), "STRIDEWELL_DIRECT": "yes", "TMPDIR": short},
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as process,
    ):
        assert process.stderr
        first = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()

    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert first.startswith("1 of 3: ")  # two pages are made at once, and either may be the first
    assert process.returncode == 130
    assert "Stopped." in rest.splitlines()
    assert "Traceback" not in rest
    assert names(site.parent) == []
    assert short not in found.stdout
