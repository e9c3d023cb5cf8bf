"""Promises of the charts: minutes are told in true proportion, whatever the session."""

from __future__ import annotations

import re

import pytest

from widgets.components.pictures.charts import CHARTS, run_walk
from widgets.components.pictures.gallery import drawing

BLOCK = re.compile(r"M([\d.]+) 144L[^M]*?L([\d.]+) 144z")


def wide(path: str) -> list[float]:
    """How wide each block of a session is, with the gap beside it."""
    return [float(end) - float(start) + 2 for start, end in BLOCK.findall(path)]


@pytest.mark.parametrize(("run", "walk", "times"), [(1, 2, 6), (1.5, 1.5, 6), (9, 2, 2), (28, 0, 1)])
def test_a_minute_is_as_wide_in_every_block(run: float, walk: float, times: int) -> None:
    tall, low, *_ = run_walk(run, walk, times).shapes
    runs, walks = wide(tall.path), wide(low.path)
    minute = sum(runs) / (run * times)

    assert len(runs) == times and len(walks) == 2 + (times if walk else 0)
    assert [walks[0], walks[-1]] == pytest.approx([5 * minute] * 2, abs=0.3)
    assert all(each == pytest.approx(walk * minute, abs=0.3) for each in walks[1:-1])


def test_a_chart_is_small() -> None:
    for name in CHARTS:
        assert sum(len(shape.path) for shape in drawing(name).shapes) < 3500, name
