"""Promises of counted texts: each number takes the form that its language asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from widgets.model.content.content import Content
from widgets.model.content.languages.plurals import categories, forms_by_category, plural_header
from widgets.model.content.po_file import PoEntry
from widgets.model.content.translations import INSTEAD, Catalogue, catalogue, isolated

ONE, MANY = "%(number)s run", "%(number)s runs"
ARABIC = ("zero", "one", "two", "few", "many", "other")


def counting(content: Content, language: str, said: tuple[str, ...]) -> Catalogue:
    entry = PoEntry(1, ONE, said, plural=MANY)
    return Catalogue(language, "uk", content.regions["uk"], {entry.key: entry})


@pytest.mark.parametrize(("language", "forms"), [("ms", 1), ("zh-Hans", 1), ("ta", 2), ("ar", 6), ("en", 2)])
def test_a_file_has_as_many_forms_as_its_language(language: str, forms: int) -> None:
    assert len(categories(language)) == forms
    assert plural_header(language).startswith(f"nplurals={forms}; plural=")


@pytest.mark.parametrize(
    ("number", "form"), [(0, "zero"), (1, "one"), (2, "two"), (7, "few"), (11, "many"), (100, "other")]
)
def test_arabic_has_a_form_for_each_kind_of_number(content: Content, number: int, form: str) -> None:
    assert counting(content, "ar", ARABIC).count(ONE, MANY, number) == form
    assert forms_by_category("ar", ARABIC)[form] == form


def test_a_language_without_plurals_says_one_form_for_all(content: Content) -> None:
    malay = counting(content, "ms", ("%(number)s larian",))

    assert [malay.count(ONE, MANY, number) for number in (1, 5)] == ["1 larian", "5 larian"]
    assert malay.forms(ONE, MANY) == {"other": "%(number)s larian"}


def test_without_a_translation_the_english_is_counted_as_in_english(content: Content) -> None:
    words = catalogue(Path("nowhere"), content.regions, "ms", "uk")

    said = [words.count(ONE, MANY, number) for number in (1, 2)]
    assert said == [isolated("1 run", INSTEAD), isolated("2 runs", INSTEAD)]
