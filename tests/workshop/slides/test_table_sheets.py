"""Promises of tables on slides: a table stays one, with caption and heads on each of its sheets."""

from __future__ import annotations

import re

from tests.tables import CAPTION, table, with_table
from widgets import Guide
from widgets.components.markdown import Prose
from widgets.workshop.slides.slide import slide_html
from widgets.workshop.slides.table_sheets import MAX_LINES, table_sheets

PROSE = Prose(lambda words: words, lambda target: f"#{target}")


def test_a_long_table_goes_on_on_the_next_sheet_below_its_caption_and_heads() -> None:
    made = table_sheets(PROSE, table(MAX_LINES + 1), 56)

    assert [sheet.count('<th scope="row">') for sheet in made] == [MAX_LINES, 1]
    for sheet in made:
        assert f"<caption>{CAPTION}</caption>" in sheet and sheet.count('<th scope="col">') == 2


def test_rows_of_several_lines_count_as_so_many() -> None:
    made = table_sheets(PROSE, table(4, "words " * 14), 56)

    assert [sheet.count('<th scope="row">') for sheet in made] == [2, 2]
    assert len(table_sheets(PROSE, table(1, "words " * 100), 56)) == 1


def test_a_table_on_a_slide_has_no_links_and_no_marks_of_sources() -> None:
    (made,) = table_sheets(PROSE, table(1, "[slowly](G-01) [R36]"), 56)

    assert "slowly" in made and "<a" not in made and "R36" not in made


def test_a_slide_shows_the_sentences_first_then_the_table_as_one(guide: Guide) -> None:
    slide = next(each for each in guide.content.workshop.slides if each.kind == "section")
    changed = with_table(guide.content, slide.shows[0], table(2))

    page = str(slide_html(Guide.of(changed).view, slide.id))

    steps = [int(step) for step in re.findall(r'class="sw-turn" data-step="(\d+)"', page)]
    assert steps == [*range(len(steps))] and page.count("<table>") == 1
    assert "<p>Week" not in page and page.rindex("sw-turn") < page.index("<table>")


def test_lines_that_are_no_table_yet_are_left_to_the_text() -> None:
    assert table_sheets(PROSE, "| Week | Run |\n", 56) == []
