"""Promises of the folders: found from the package, wherever the command is called from."""

from __future__ import annotations

from pathlib import Path

import pytest

from widgets.model.content import folders


def test_a_checkout_has_them_beside_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert (folders.project_folder("content") / "clinic.yaml").is_file()
    assert (folders.project_folder("notebooks") / "index.ipynb").is_file()


def test_a_wheel_has_them_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(folders, "PACKAGE", tmp_path / "site-packages" / "widgets")
    monkeypatch.setattr(folders.sys, "prefix", str(tmp_path))  # type: ignore[attr-defined]

    assert folders.project_folder("content") == tmp_path / "share" / "stridewell" / "content"
