"""Promises of the project's fingerprint: any change of what is tested changes it, and nothing else does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from widgets.safety.fingerprint import tree_fingerprint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("widgets/a.py", "tests/test_a.py", "content/clinic.yaml", "content/safety/hazards.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    (tmp_path / "uv.lock").write_text("one")
    return tmp_path


@pytest.mark.parametrize("name", ["widgets/a.py", "tests/test_a.py", "content/clinic.yaml", "uv.lock"])
def test_any_change_of_what_is_tested_changes_it(project: Path, name: str) -> None:
    before = tree_fingerprint(project)
    (project / name).write_text("two")

    assert tree_fingerprint(project) != before


def test_a_new_name_for_a_file_changes_it(project: Path) -> None:
    before = tree_fingerprint(project)
    (project / "widgets/a.py").rename(project / "widgets/b.py")

    assert tree_fingerprint(project) != before


def test_words_of_the_papers_times_and_what_python_leaves_change_nothing(project: Path) -> None:
    before = tree_fingerprint(project)
    (project / "content/safety/hazards.yaml").write_text("two")
    (project / "widgets/__pycache__").mkdir()
    (project / "widgets/__pycache__/a.pyc").write_text("two")
    (project / "content/.hidden").write_text("two")
    os.utime(project / "widgets/a.py", (1, 1))

    assert tree_fingerprint(project) == before
