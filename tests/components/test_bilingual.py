"""Promises of two languages on a page: the English stands beside what is not checked, as English."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import NAME
from tests.translated import ANN, BO, CODE, check_all, write_safety
from widgets import Guide
from widgets.components.bilingual import with_languages
from widgets.model.content.content import Content
from widgets.model.content.languages.texts import safety_texts
from widgets.model.content.slide_sentences import sentences
from widgets.model.content.translations import BESIDE, END, INSTEAD
from widgets.workshop.slides.points import points

# What a session is put together from: its English stands after the whole (see below).
OF_A_SESSION = re.compile(r"(?:[Ww]alk|run) \S+ min|\S+ times:")


@pytest.fixture
def root(copy: Path, content: Content, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_safety(copy, content)
    monkeypatch.setenv("STRIDEWELL_CONTENT", str(copy))
    return copy


@pytest.fixture
def malay(root: Path) -> Guide:
    return Guide(NAME, language=CODE, region="uk")


def seen(html: str) -> str:
    """The text of markup with the places where English begins, and no quotes inside others."""
    text = re.sub(r"<[^<>]*>", lambda tag: "<en>" if "sw-english" in tag[0] else "", html)
    nested = re.compile("(«[^«»]*)«([^«»]*)»")
    while nested.search(text):
        text = nested.sub(r"\1\2", text)
    return text


@pytest.mark.parametrize("part", ["red_flags", "checklist", "treatments", "planner", "diary", "find_help"])
def test_every_safety_text_of_a_component_has_its_english_beside_it(malay: Guide, part: str) -> None:
    made = getattr(malay, part)()
    text = seen(getattr(made, "markup", str(made)))

    alone = re.findall(r"«([^«»]*)»(?![.:]? (?:<en>|\u2066))", text)
    assert [said for said in alone if not OF_A_SESSION.fullmatch(said)] == []
    assert "<en>" in text


def test_the_strip_says_all_its_english_in_one_line(malay: Guide) -> None:
    strip = malay.emergency_card().split("<details")[0]

    (english,) = re.findall(r'<p class="sw-english" lang="en" dir="ltr">([^<]*)</p>', strip)
    assert english.startswith("Get emergency help now for: new numbness between your legs, ")
    assert english.endswith("Call 999.")
    assert "«Call 999»" in strip


def test_checked_by_two_stands_alone(root: Path) -> None:
    check_all(root, ANN, BO)

    flags, strip = Guide(NAME, language=CODE).red_flags(), Guide(NAME, language=CODE).emergency_card()

    assert "sw-english" not in flags + strip
    assert "«" in flags


def test_english_where_nothing_is_said_has_its_own_language(malay: Guide) -> None:
    assert '<span lang="en" dir="ltr">Words explained</span>' in malay.glossary()


def test_what_a_script_says_holds_its_english_too(malay: Guide) -> None:
    words = malay.diary().words

    said = [text for text in map(str, words.values()) if "Red: step back." in text]
    assert said == [f"«Red: step back.» {BESIDE}Red: step back.{END}"]


def test_the_english_page_is_as_it_was(root: Path) -> None:
    html = Guide(NAME, language="en").red_flags() + Guide(NAME, language="en").emergency_card()

    assert not re.search(f'[{BESIDE}{INSTEAD}{END}]|sw-english|lang="en"', html)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>a \u2066b\u2069</p>", '<p>a <span class="sw-english" lang="en" dir="ltr">b</span></p>'),
        ("<p>\u2068b <b>c</b>\u2069</p>", '<p><span lang="en" dir="ltr">b <b>c</b></span></p>'),
        ("<p>a \u2066b\u2069. c</p>", '<p>a. <span class="sw-english" lang="en" dir="ltr">b.</span> c</p>'),
        ("<p>\u2068b\u2069. c</p>", '<p><span lang="en" dir="ltr">b</span>. c</p>'),
        ('<p title="a \u2066b\u2069">c</p>', '<p title="a \u2066b\u2069">c</p>'),
        ("<title>a \u2066b\u2069</title>", "<title>a \u2066b\u2069</title>"),
        ("<svg><text>\u2068b\u2069</text></svg>", "<svg><text>\u2068b\u2069</text></svg>"),
        ("<p>\u2066never closed</p>", "<p>\u2066never closed</p>"),
    ],
)
def test_only_what_a_reader_sees_as_text_gets_an_element(html: str, made: str) -> None:
    assert with_languages(html) == made


def test_no_safety_text_is_said_by_its_translation_alone(malay: Guide, content: Content) -> None:
    say = malay.view.words.say

    assert [text.english for text in safety_texts(content) if BESIDE not in say(text.english)] == []


def test_a_sentence_on_a_slide_has_its_own_english(malay: Guide, content: Content) -> None:
    two = next(flag.could_be for flag in content.red_flags.flags if len(sentences(flag.could_be)) == 2)

    said = points(malay.view.prose, two)

    parts = [str(each).replace("«", "").replace("»", "").split(f" {BESIDE}") for each in said]
    assert [part[1] for part in parts] == [f"{part[0]}{END}" for part in parts]
    assert len(parts) == 2


def test_chinese_words_are_in_the_order_of_their_pinyin(malay: Guide) -> None:
    view = replace(malay.view, words=replace(malay.view.words, language="zh-Hans", messages={}))
    places = [SimpleNamespace(name=name) for name in ("急性", "产后", "B", "盆底")]

    assert [each.name for each in view.in_order(places, "name")] == ["B", "产后", "急性", "盆底"]


def test_the_english_of_a_session_stands_after_all_of_it(malay: Guide) -> None:
    step = next(each for each in malay.planner().programmes[0]["steps"] if each["run"])

    said, english = step["words"].split(f" {BESIDE}")

    assert said.count("«") > 2
    assert "«" not in english
    assert english.startswith("Walk 5 min. ") and english.endswith(f"Walk 5 min.{END}")
