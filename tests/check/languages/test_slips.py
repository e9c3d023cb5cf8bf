"""Promises of the check of translations: dangerous slips are found, and a right translation is left alone."""

from __future__ import annotations

import pytest

from tests.check.languages.slips import LANGUAGES, TABLE, Slip, slips
from widgets.check.languages.checked import hits
from widgets.check.languages.translation import Translation


def found(language: str, english: str, said: str) -> set[str]:
    return {hit.code for hit in hits(Translation(language, english, said))}


@pytest.mark.parametrize("slip", list(slips()), ids=str)
def test_a_dangerous_slip_is_found(slip: Slip) -> None:
    assert slip.finds in found(slip.language, slip.english, slip.wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLE["english"])
def test_a_right_translation_is_clean(language: str, name: str) -> None:
    assert found(language, TABLE["english"][name], TABLE[language]["right"][name]) == set()
