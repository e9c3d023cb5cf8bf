"""Promises of the sizing: arithmetic from measured figures, and a request for those that are missing."""

from __future__ import annotations

import pytest

from bench.sizing import Page, about, places, sizing

FIGURES = {
    "load": {
        "megabytes": 140.0,
        "growth": 3.0,
        "sustained": {"cpu_seconds_a_page": 0.0005, "bytes_a_page": 45_000.0},
    },
    "bench": {"page": {"kilobytes": 62.0}, "voila-plotly": {"megabytes": 128.0}},
}


def test_a_core_gives_as_many_pages_as_its_second_holds() -> None:
    page = Page(0.0005, 45_000, 62_000)

    assert page.a_second == 2000
    assert page.seconds(1000) == 0.5
    assert page.megabytes(1000) == 62
    assert page.visits_a_day == pytest.approx(0.5 * 2000 * 3600 / 0.1)


def test_live_places_are_whole_and_none_where_nothing_was_measured() -> None:
    assert places(128) == 8
    assert places(0) == 0


def test_a_reckoning_shows_no_more_digits_than_it_bears() -> None:
    assert [about(value) for value in (4456.2, 80_215_748, 7)] == ["4,500", "80,000,000", "7"]


def test_the_table_is_markdown_that_names_its_command() -> None:
    text = sizing(FIGURES)

    assert text.startswith("| what | figure |\n| --- | --- |\n")
    assert "| 1,000 visits, processor | 0.50 core-seconds |" in text
    assert "| live visitors per GiB | 8 |" in text
    assert "python -m bench.sizing" in text


def test_a_figure_that_is_missing_is_not_made_up() -> None:
    with pytest.raises(KeyError):
        sizing({"load": FIGURES["load"]})
