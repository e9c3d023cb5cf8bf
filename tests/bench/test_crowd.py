"""Promises of the bench's counts: ranks, assets, names and kept figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import results
from bench.contestants import CONTESTANTS, chosen
from bench.crowd import assets_of, rank
from bench.words import signs_of


@pytest.mark.parametrize(("percent", "value"), [(50, 5), (95, 10), (10, 1)])
def test_a_rank_is_a_value_that_was_measured(percent: int, value: int) -> None:
    assert rank([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent) == value


def test_no_values_have_no_rank() -> None:
    assert rank([], 95) == 0


def test_a_page_names_its_own_scripts_and_sheets_once() -> None:
    html = (
        '<link rel="stylesheet" href="a.css"><script src="./b.js"></script><script src="b.js"></script>'
        '<link rel="icon" href="data:x"><script src="https://cdn.example/c.js"></script>'
    )

    assert assets_of(html, "/guide/page") == ["/guide/a.css", "/guide/b.js"]


def test_the_limit_is_measured_with_whoever_is_asked_for() -> None:
    assert [one.name for one in chosen("page, voila")] == ["plain", "page", "voila-widgets", "voila-plotly"]
    assert chosen("") == list(CONTESTANTS)


def test_a_name_that_nobody_has_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="Choose from: plain, page"):
        chosen("jupyter")


def test_figures_of_one_part_replace_only_their_own(tmp_path: Path) -> None:
    file = tmp_path / "results.json"

    results.keep("bench", {"page": 1}, file)
    results.keep("load", {"errors": 0}, file)
    results.keep("bench", {"page": 2}, file)

    assert results.read(file) == {"bench": {"page": 2}, "load": {"errors": 0}}


def test_the_answer_to_look_for_stands_nowhere_else() -> None:
    ticks = [{"ask": "Is it bad?", "advice": "Go now."}, {"ask": "Is it slow?", "advice": "Rest a little."}]

    signs = signs_of({"card": ["heavy bleeding"], "ticks": ticks, "passages": ["Or later."]})

    assert signs == {"card": "heavy bleeding", "ask": "Is it bad?", "advice": "Go now."}
    with pytest.raises(ValueError, match="stands more than once"):
        signs_of({"card": ["heavy bleeding"], "ticks": ticks, "passages": ["Or later. Go now."]})
