"""Promises of the checklist as an object: markup first, answers readable in Python."""

from __future__ import annotations

import json
import re

import pytest

from widgets import Guide
from widgets.model.triage.answers import AnswerError


def test_the_twin_has_every_question_and_result_without_a_script(guide: Guide) -> None:
    html = str(guide.checklist().static_html())

    for flag in guide.content.flags:
        assert html.count(f'name="{flag}" value="yes"') == 1
        assert html.count(f'data-flag="{flag}"') == 1
    for item in guide.content.checklist.items:
        if item.scale:
            scale = guide.content.checklist.scales[item.scale]
            assert html.count(f'name="{item.id}" value="') == len(scale)
    for card in guide.content.cards.cards:
        assert html.count(f'data-card="{card.id}"') == 1


def test_no_choice_is_made_for_the_person(guide: Guide) -> None:
    assert not re.search(r"<input[^>]* checked", str(guide.checklist().static_html()))


def test_the_state_beside_the_markup_is_json(guide: Guide) -> None:
    html = str(guide.checklist().static_html())
    state = json.loads(re.search(r"data-state>(.*?)</script>", html, re.DOTALL).group(1))  # type: ignore[union-attr]

    assert state["answers"] == {}
    assert state["keeps"] is True
    assert len(state["tables"]["flags"]) == 65


def test_answers_and_cards_can_be_read_in_python(guide: Guide) -> None:
    checklist = guide.checklist({"RF-02": "no", "CK-11": "2"})

    assert checklist.cards == ("P-WK",)
    assert checklist.flags == ()
    assert checklist.level == "routine"


def test_the_frame_has_one_row_for_each_answer(guide: Guide) -> None:
    frame = guide.checklist({"RF-02": "no", "CK-11": "2", "CK-11.bother": "3"}).to_frame()

    assert list(frame.columns) == ["id", "question", "term", "answer", "label"]
    assert list(frame["id"]) == ["RF-02", "CK-11", "CK-11.bother"]
    assert list(frame["label"])[2] == "Very much"
    assert guide.checklist().to_frame().empty


def test_it_offers_both_a_widget_and_html(guide: Guide) -> None:
    data, _ = guide.checklist()._repr_mimebundle_()

    assert "application/vnd.jupyter.widget-view+json" in data
    assert 'data-component="checklist"' in data["text/html"]


def test_two_checklists_on_one_page_share_no_id(guide: Guide) -> None:
    ids = re.findall(r'\sid="([^"]+)"', guide.checklist().markup + guide.checklist().markup)

    assert len(ids) == len(set(ids))


def test_hostile_answers_from_a_page_are_refused(guide: Guide) -> None:
    checklist = guide.checklist()
    checklist.answers = {"CK-11": "<script>"}

    with pytest.raises(AnswerError):
        _ = checklist.cards
