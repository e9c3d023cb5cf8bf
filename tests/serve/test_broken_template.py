"""Promise of both commands: no page is served or exported that another template made, or none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from harness.server import BIN, ROOT, free_port
from tests.conftest import CONTENT
from tests.copies import ENGLISH_ONLY
from tests.serve.export.fakes import names

GONE, OTHER = "nothing", "lab"
LACKS = {GONE: "its template is broken or gone", OTHER: "it lacks the emergency part at its top"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one page."""
    (tmp_path / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "index.ipynb", tmp_path / "notebooks")
    shutil.copytree(CONTENT, tmp_path / "words" / "content", ignore=ENGLISH_ONLY)
    return tmp_path


@pytest.mark.parametrize("template", [GONE, pytest.param(OTHER, marks=pytest.mark.long)])
def test_nothing_is_served_without_our_template(folder: Path, template: str) -> None:
    ended = command(folder, template, "serve", "notebooks", f"--port={free_port()}")

    assert ended.returncode == 2
    assert f"The page index cannot be shown: {LACKS[template]}" in ended.stderr
    assert "Install the project again" in ended.stderr
    assert "The guide: " not in ended.stderr


@pytest.mark.long
def test_nothing_is_exported_without_our_template(folder: Path) -> None:
    ended = command(folder, GONE, "export", "site", "--notebooks", "notebooks")

    assert ended.returncode == 2
    assert f"cannot be shown: {LACKS[GONE]}" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "site" not in names(folder)


def command(folder: Path, template: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What `stridewell` said, with this template in `voila.json`."""
    (folder / "voila.json").write_text(json.dumps({"VoilaConfiguration": {"template": template}}))
    kept = {"STRIDEWELL_CACHE": str(folder / "kept"), "STRIDEWELL_ROOMS": str(folder / "rooms.sqlite")}
    kept |= {"STRIDEWELL_DIRECT": "yes", "STRIDEWELL_CONTENT": str(folder / "words" / "content")}
    return subprocess.run(
        [BIN / "stridewell", *words],
        cwd=folder,
        env={**os.environ, **kept},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
