"""Promises of the drawn flow: everything that can come up is on it, in a drawing and in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.authoring.typed import typed
from tests.conftest import NAME
from widgets.authoring.flow import LEVEL_ORDER, OWN, flow, flow_page, layers
from widgets.model.content.content import Content
from widgets.model.triage.rule_paths import ways


@pytest.fixture(scope="module")
def page(content: Content) -> str:
    return flow_page(content)


def test_every_flag_card_and_note_stands_in_a_layer_with_its_whole_words(content: Content, page: str) -> None:
    results = {row.result for layer in layers(content, ways(content)) for row in layer.rows}

    for flag in content.red_flags.flags:
        assert f"{flag.id}: {flag.short}" in results
    names = {each.partition(":")[0] for each in results}
    assert {card.id for card in content.cards.cards} | {note.id for note in content.cards.notes} <= names
    assert "…" not in page.partition("Every path")[0]


def test_a_layer_says_how_soon_by_word_and_by_a_shape_of_its_own(content: Content, page: str) -> None:
    found = layers(content, ways(content))

    assert [layer.level for layer in found] == [*LEVEL_ORDER]
    assert len({layer.shape for layer in found}) == len({layer.soon for layer in found}) == len(found)
    for layer in found:
        assert f"{layer.shape}</span> {layer.soon}" in page


def test_a_layer_holds_each_path_that_ends_there(content: Content) -> None:
    paths = ways(content)
    pairs = {
        (layer.level, target, target if question == OWN else question.partition(":")[0])
        for layer in layers(content, paths)
        for row in layer.rows
        for target in [row.result.partition(":")[0]]
        for question in row.questions
    }

    assert pairs == {
        (way.level, way.target, str(name)) for way in paths for name, _, _, wanted in way.entries if wanted
    }


def test_every_path_is_a_row_that_names_its_file_and_line(content: Content, page: str) -> None:
    places = re.findall(r"<td>[\w-]+\.yaml, line \d+</td>", page)

    assert len(places) == len(ways(content)) > 100


def test_the_page_needs_no_other_file(page: str) -> None:
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:|#)', page)


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
