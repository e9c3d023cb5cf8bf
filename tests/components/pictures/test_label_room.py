"""Promises of labels in other languages: none is cut or covers another; the long ones stand in a list."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NAME
from tests.copies import LANGUAGES
from widgets import Guide
from widgets.components.pictures.gallery import DRAWINGS, drawing
from widgets.components.pictures.label_room import has_room


def labels_of(html: str) -> list[str]:
    return re.findall(r'<text class="sw-label"[^>]*>(.*?)</text>', html)


def legend_of(html: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", "".join(re.findall(r'<ol class="sw-legend">.*?</ol>', html)))


def test_the_words_stand_in_the_drawing_in_english() -> None:
    view = Guide(NAME).view

    assert all(not legend_of(view.figure(name)) for name in DRAWINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_without_room_stand_below_their_numbers(language: str) -> None:
    view = Guide(NAME, language=language).view
    numbered = 0
    for name in DRAWINGS:
        words = {key: view.words.say(text) for key, text in view.content.pictures[name].lettering.items()}
        html, drawn = view.figure(name), drawing(name)
        if has_room(drawn, lambda label, words=words: words[label.word]):  # type: ignore[misc]
            assert labels_of(html) == [words[label.word] for label in drawn.labels]
            assert not legend_of(html)
            continue
        legend = legend_of(html)
        assert [legend[int(number) - 1] for number in labels_of(html)] == [
            words[label.word] for label in drawn.labels
        ]
        numbered += 1
    assert numbered


def test_a_word_has_no_room_beyond_the_edge_or_over_another() -> None:
    drawn = drawing("floor-states")
    assert has_room(drawn, lambda label: "short")
    assert not has_room(drawn, lambda label: "as long as the picture is wide, and longer than that")
    assert not has_room(drawn, lambda label: "over its next one")
    assert not has_room(drawn, lambda label: "இடுப்புத்தளம் தளர்ந்து")
