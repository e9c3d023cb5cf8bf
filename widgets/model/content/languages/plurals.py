"""Plural forms: how many a language has in its files, and which CLDR category each of them is for."""

from __future__ import annotations

from functools import lru_cache

from babel.plural import to_gettext

from .on_disk import locale_of

OTHER = "other"
CATEGORIES = ("zero", "one", "two", "few", "many")  # in the order of the forms in a file


@lru_cache(maxsize=32)
def categories(language: str) -> tuple[str, ...]:
    """The category of each form in a file of this language, such as `one` and `other`."""
    locale = locale_of(language)
    used = locale.plural_form.tags if locale else frozenset({"one"})
    return (*(each for each in CATEGORIES if each in used), OTHER)


def plural_header(language: str) -> str:
    """The line `Plural-Forms` of a file, which tells translators' programs the same."""
    locale = locale_of(language)
    return to_gettext(locale.plural_form) if locale else "nplurals=2; plural=(n != 1);"


def forms_by_category(language: str, said: tuple[str, ...]) -> dict[str, str]:
    """What is said for each category; a form that is missing is the last there is."""
    known = {each: said[min(at, len(said) - 1)] for at, each in enumerate(categories(language))}
    return {**known, OTHER: said[-1]}
