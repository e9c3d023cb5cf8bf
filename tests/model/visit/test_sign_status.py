"""Promises of the statuses: skipped is never "no", and a sign that bothers is marked (rules.md §2)."""

from __future__ import annotations

import pytest

from widgets.model.content.content import Content
from widgets.model.visit.sheet_sections import PARTS, part_of
from widgets.model.visit.sign_status import all_asked, statuses


@pytest.mark.parametrize(
    ("answers", "question", "status"),
    [
        ({}, "CK-11", "skipped"),
        ({"CK-11": 0}, "CK-11", "no"),
        ({"CK-11": 1}, "CK-11", "rarely"),
        ({"CK-11": 2}, "CK-11", "marked"),
        ({"CK-11": 1, "CK-11.bother": 2}, "CK-11", "marked"),
        ({"CK-11": 1, "CK-11.bother": 1}, "CK-11", "rarely"),
        ({"CK-08": "unsure"}, "CK-08", "unsure"),
        ({"RF-01": "unsure"}, "RF-01", "unsure"),
        ({"RF-01": "no"}, "RF-01", "no"),
        ({"PARTS": 2}, "RF-04", "not asked"),
        ({"PARTS": 2, "RF-04": "yes"}, "RF-04", "marked"),
        ({"PARTS": 1}, "RF-04", "skipped"),
    ],
)
def test_each_answer_has_its_status(
    content: Content, answers: dict[str, object], question: str, status: str
) -> None:
    assert statuses(content, answers)[question] == status


def test_every_question_stands_in_one_known_part(content: Content) -> None:
    ids = {part.id for part in PARTS}

    assert {part_of(content, entry.id) for entry in all_asked(content)} <= ids


def test_sensitive_questions_stand_in_parts_marked_private(content: Content) -> None:
    private = {part.id for part in PARTS if part.private}

    assert {part_of(content, item.id) for item in content.checklist.items if item.sensitive} <= private
