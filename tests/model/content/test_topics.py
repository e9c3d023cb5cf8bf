"""Promises of topics: each is a page that leads somewhere, and a slip is found with what to write instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NAME
from widgets.guide import Guide
from widgets.model.content.content import Content
from widgets.model.content.pages import pages_of
from widgets.model.content.roles import item_in_role
from widgets.model.content.topics import page_files, topics_of

NOTEBOOKS = Path(__file__).parent.parent.parent.parent / "notebooks"
FILE = f"{NAME}/topics.yaml"


def test_each_topic_has_a_notebook_with_its_question_as_title(content: Content) -> None:
    for topic in topics_of(content):
        notebook = json.loads((NOTEBOOKS / f"{topic.id}.ipynb").read_text(encoding="utf-8"))
        cells = ["".join(cell["source"]) for cell in notebook["cells"]]
        assert cells[0] == f"# {topic.title}"
        assert f'guide.topic("{topic.id}")' in cells


def test_topics_are_pages_of_patients_but_stand_in_no_bar(content: Content) -> None:
    topics = {topic.id for topic in topics_of(content)}

    assert topics <= set(page_files(content))
    assert not topics & {page.file for page in pages_of(content)}


def test_each_complaint_leads_to_a_topic(content: Content) -> None:
    complaint = item_in_role(content, "complaint")
    assert complaint and complaint.scale
    led = {answer for topic in topics_of(content) for answer in topic.complaints}

    assert led == set(content.checklist.scales[complaint.scale])


def test_a_topic_shows_its_answer_and_its_sections_and_leads_on(guide: Guide) -> None:
    html = str(guide.topic("heaviness"))

    assert "We found no trial" in html
    assert 'id="signs-pressure"' in html and 'id="causes-pelvic-floor"' in html
    assert 'href="leaks.ipynb"' in html and 'href="find-help.ipynb"' in html


def test_a_topic_there_is_not_is_named_with_the_nearest(guide: Guide) -> None:
    with pytest.raises(LookupError, match=r'"leak".*leaks'):
        guide.topic("leak")


def test_the_list_of_topics_leads_to_each_of_them(guide: Guide, content: Content) -> None:
    html = str(guide.topics())

    assert all(f'href="{topic.id}.ipynb"' in html for topic in topics_of(content))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- id: leaks", "- id: plan", '"plan" is the name of a page already'),
        ("complaints: [leak]", "complaints: [leek]", '"leek" is no answer of the complaint'),
        (
            "next: [treat-physio, plan, find-help]",
            "next: [plan, heavy]",
            '"heavy" is no page, topic, section',
        ),
        ("sections: [signs-leaking, causes-pelvic-floor]", "sections: [signs-leak]", '"signs-leak"'),
        ("sections: [signs-leaking, causes-pelvic-floor]", "sections: []", "sections"),
        ("pictures: [run-walk]", "picture: jumping", "running"),
    ],
)
def test_a_slip_is_found(say_after: Callable[..., list[str]], old: str, new: str, says: str) -> None:
    found = say_after(FILE, old, new)

    assert len(found) >= 1
    assert any(says in line for line in found)
