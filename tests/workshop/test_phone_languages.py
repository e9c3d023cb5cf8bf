"""Promises of a phone in a language that lacks words: what is English says so, and scripts can read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import NAME
from tests.translated import CODE, write_safety
from widgets import Guide
from widgets.model.content.content import Content
from widgets.model.content.translations import INSTEAD
from widgets.workshop.phone.phone import room_values

ASSETS = SimpleNamespace(root="/", address=str)


@pytest.fixture
def page(copy: Path, content: Content, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page in a language that has the safety texts alone."""
    write_safety(copy, content)
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    view = Guide(NAME, language=CODE).view
    frame = {"card": "", "assets": ASSETS, "start": "/", "title": "In the workshop"}
    return str(view.render("phone/page.html", **frame, **room_values(view)))


def test_a_question_that_is_not_translated_is_marked_as_english(page: str) -> None:
    assert '<span lang="en" dir="ltr">What brings you here?</span>' in page


def test_the_words_of_the_script_are_read_with_english_in_them(page: str) -> None:
    (text,) = re.findall(r"data-state>(.*?)</script>", page, re.DOTALL)

    state = json.loads(text)

    assert state["words"]["choose"].startswith(INSTEAD)
    assert state["labels"]["PL-01"]["run"].startswith(INSTEAD)
    assert any(" \u2066" in label for label in state["labels"]["QZ-03.before"].values())


def test_the_page_says_that_a_machine_made_its_words_and_leads_to_the_others(page: str) -> None:
    assert re.search(r"</h1>\s*<aside class=\"sw-translation\"", page)
    assert re.findall(r'data-language="([^"]+)"', page) == ["en", CODE]
