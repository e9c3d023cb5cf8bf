"""Promises of the drawn flow: everything that can come up is on it, in a drawing and in words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import NAME
from widgets.authoring.diagram import DiagramBox, DiagramLine, drawn
from widgets.authoring.flow import flow, flow_page
from widgets.model.content.content import Content
from widgets.model.triage.rule_paths import ways


@pytest.fixture(scope="module")
def page(content: Content) -> str:
    return flow_page(content)


def test_every_flag_card_and_note_is_drawn(content: Content, page: str) -> None:
    drawn_ids = set(re.findall(r"<title>([\w-]+):", page))

    assert {*content.flags, *(card.id for card in content.cards.cards)} <= drawn_ids
    assert {note.id for note in content.cards.notes} <= drawn_ids


def test_every_path_is_a_row_that_names_its_file_and_line(content: Content, page: str) -> None:
    places = re.findall(r"<td>[\w-]+\.yaml, line \d+</td>", page)

    assert len(places) == len(ways(content)) > 100


def test_the_page_needs_no_other_file(page: str) -> None:
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:|#)', page)
    assert page.count("<title") > 100 and page.count("<desc") == 2


def test_boxes_of_a_column_never_overlap() -> None:
    items = [DiagramBox(f"I{n}", "a question", "item") for n in range(9)]
    cards = [DiagramBox(f"C{n}", "a card", "card") for n in range(4)]
    levels = [DiagramBox("days", "soon", "level")]
    lines = [DiagramLine(f"I{n}", f"C{n % 4}") for n in range(9)] + [
        DiagramLine(f"C{n}", "days") for n in range(4)
    ]

    drawing = drawn([items, cards, levels], lines)

    for x in {each.x for each in drawing.boxes}:
        tops = sorted(each.y for each in drawing.boxes if each.x == x)
        assert all(below - above >= 24 for above, below in pairwise(tops))
        assert tops[0] >= 0 and tops[-1] + 24 <= drawing.height
    assert len(drawing.lines) == len(lines)


def test_a_dead_end_is_printed_and_stands_on_the_page(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    path = copy / NAME / "cards.yaml"
    path.write_text(path.read_text().replace("{CK-13: 1, level: days}", "{CK-13: 1, level: routine}"))

    status = flow(typed("flow", NAME, "--out", str(tmp_path / "flow.html")))

    assert status == 1
    assert 'cards.yaml, line 20: P-WK is "routine" already' in capsys.readouterr().out
    assert "P-WK is &#34;routine&#34; already" in (tmp_path / "flow.html").read_text()
