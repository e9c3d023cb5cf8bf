"""Promises about warning signs in sections: all of them stand in one place, and none is folded away."""

from __future__ import annotations

import re

import pytest

from tests.conftest import CONTENT, NAME
from widgets.model.content.content import Content
from widgets.model.content.loader import load

GUIDES = (NAME, "bladder-habits-for-runners")
SUMS = {"saddle-signs"}  # stands for three signs that are listed one by one
TYPED_LIST = re.compile(
    r"^#+ (?:when to get help|do not wait\b.*|now|today|within\b.*)$|^- \*\*(?:now|today|within[^*]*):\*\*",
    re.IGNORECASE | re.MULTILINE,
)


@pytest.mark.parametrize("name", GUIDES)
def test_the_section_on_getting_help_shows_every_sign(name: str) -> None:
    content = load(CONTENT, name).content
    assert content

    assert {*content.sections["when"].signs} == {*content.signs} - SUMS


def test_a_section_that_shows_signs_types_no_list_of_them(content: Content) -> None:
    for section in content.sections.values():
        if section.signs:
            assert not TYPED_LIST.findall(section.more), section.id


def test_no_section_shows_a_sign_twice(content: Content) -> None:
    for section in content.sections.values():
        assert len({*section.signs}) == len(section.signs), section.id
