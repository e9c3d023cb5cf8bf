"""Promises of tables in Markdown: each can be read by all, and what is wrong in one is told with its line."""

from __future__ import annotations

import pytest

from widgets.check.tables import table_findings
from widgets.components.markdown import Prose
from widgets.model.content.passages import paragraphs
from widgets.model.content.tables import MOST_COLUMNS, tables_in

HEAD = "| Step | Run |\n| :--- | ---: |\n"
WHOLE = f"{HEAD}| 1 | **2** min [R36] |\n\nTable: The first [step](G-01)\n\nAfter it.\n"


def html(text: str) -> str:
    return str(Prose(lambda words: words.upper(), lambda target: f"#{target}").block(text))


def test_a_table_has_a_caption_and_heads_for_columns_and_rows() -> None:
    made = html(WHOLE)

    assert '<caption>THE FIRST <a class="sw-term" href="#G-01">STEP</a></caption>' in made
    assert '<th scope="col">STEP</th>' in made and '<th scope="row">1</th>' in made
    assert '<td><strong>2</strong> MIN <sup class="sw-source">' in made
    assert "style=" not in made  # the pages' policy lets no style in


def test_a_table_can_be_scrolled_by_keyboard_and_says_what_it_is() -> None:
    assert '<div class="sw-table" tabindex="0" role="region" aria-label="THE FIRST STEP"><table>' in html(
        WHOLE
    )


def test_a_caption_stands_above_or_below_and_nowhere_else() -> None:
    above = html(f"Before it.\n\nTable: Above\n\n{HEAD}| 1 | 2 |\n")

    assert "<caption>ABOVE</caption>" in above and above.count("ABOVE") == 2
    assert "<p>BEFORE IT.</p>" in above and "<p>AFTER IT.</p>" in html(WHOLE)
    assert "<p>TABLE: ALONE</p>" in html("Table: Alone")


def test_a_caption_may_take_several_lines() -> None:
    below = f"{HEAD}| 1 | 2 |\n\nTable: Of two\nlines\n\nAfter it."
    above = f"Before it.\n\nTable: Of two\nlines\n\n{HEAD}| 1 | 2 |\n"

    assert [table.caption for text in (below, above) for table in tables_in(text)] == ["Of two lines"] * 2


def test_each_cell_is_a_passage_of_its_own() -> None:
    texts = [(each.line, each.text) for each in paragraphs("a.md", 5, WHOLE)]

    assert texts[:4] == [(5, "Step"), (5, "Run"), (7, "1"), (7, "**2** min [R36]")]
    assert (9, "Table: The first [step](G-01)") in texts


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f"{HEAD}| 1 | 2 |\n", 1, "has no caption"),
        (f"{HEAD}| 1 |\n\nTable: T", 3, "has 1 cells, the head has 2"),
        (f"{HEAD}| 1 | |\n\nTable: T", 3, "is empty"),
        ("| A | |\n| --- | --- |\n| 1 | 2 |\n\nTable: T", 1, "has no head"),
        ("| A | B |\n| 1 | 2 |\n\nTable: T", 1, "needs a row of heads"),
        (
            "|"
            + " A |" * (MOST_COLUMNS + 1)
            + "\n|"
            + " --- |" * (MOST_COLUMNS + 1)
            + "\n|"
            + " 1 |" * (MOST_COLUMNS + 1)
            + "\n\nTable: T",
            1,
            "make two of it",
        ),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_line(text: str, line: int, says: str) -> None:
    (finding,) = table_findings("a.md", 1, text)

    assert finding.line == line and says in finding.text and finding.code == "SW508"


def test_a_table_that_is_right_is_left_alone() -> None:
    columns = "|" + " A |" * MOST_COLUMNS + "\n|" + " --- |" * MOST_COLUMNS + "\n|" + " 1 |" * MOST_COLUMNS
    for text in (WHOLE, columns + "\n\nTable: T", "No table | here.", ""):
        assert list(table_findings("a.md", 1, text)) == []
    assert [table.start for table in tables_in("\n" + WHOLE + "\n" + WHOLE)] == [1, 9]
