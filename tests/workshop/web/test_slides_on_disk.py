"""Promise of the workshop's notebook: while it is damaged, a talk goes on with all its slides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from widgets import Guide
from widgets.workshop.web.slides_on_disk import read_order

CELL: dict[str, object] = {
    "id": "a",
    "cell_type": "code",
    "metadata": {},
    "outputs": [],
    "execution_count": None,
}
DEEP = "[" * 100_000


def notebook(**values: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, **values})


def all_slides(guide: Guide) -> tuple[str, ...]:
    return tuple(slide.id for slide in guide.content.workshop.slides)


def test_the_slides_come_in_the_notebooks_order(guide: Guide, tmp_path: Path) -> None:
    second, first = all_slides(guide)[1::-1]
    call = f'guide.slides("{second}", "{first}")'
    (tmp_path / "workshop.ipynb").write_text(notebook(cells=[{**CELL, "source": call}]))

    assert read_order(tmp_path, guide.view) == (second, first)


def test_without_a_notebook_all_are_shown_and_nothing_is_said(
    guide: Guide, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert read_order(tmp_path, guide.view) == all_slides(guide)
    assert caplog.text == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", DEEP, notebook(), notebook(cells=[CELL]), notebook(cells="x")]
)
def test_with_a_damaged_one_all_are_shown_and_the_log_names_it(
    guide: Guide, tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    (tmp_path / "workshop.ipynb").write_text(text)

    assert read_order(tmp_path, guide.view) == all_slides(guide)
    assert "workshop.ipynb cannot be read" in caplog.text
