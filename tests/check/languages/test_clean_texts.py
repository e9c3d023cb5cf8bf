"""Promises of the memory of clean translations: only the very same words are passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from widgets.check.languages import clean_texts
from widgets.check.languages.checked import NO_TERMS
from widgets.check.languages.clean_texts import CleanTexts
from widgets.check.languages.termbase import Termbase
from widgets.check.languages.translation import Translation
from widgets.model.content.languages.records import Term

MESSAGE = Translation("ms", "you cannot pee", "anda tidak dapat kencing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clean = CleanTexts(tmp_path)
    clean.add(MESSAGE, NO_TERMS)
    clean.save()
    return tmp_path


def test_what_was_clean_is_remembered_at_the_next_check(folder: Path) -> None:
    assert CleanTexts(folder).has(MESSAGE, NO_TERMS)


@pytest.mark.parametrize(
    "change",
    [{"language": "ta"}, {"english": "you can pee"}, {"text": "anda boleh kencing"}, {"limit": 3}],
)
def test_any_change_is_compared_again(folder: Path, change: dict[str, str | int]) -> None:
    assert not CleanTexts(folder).has(replace(MESSAGE, **change), NO_TERMS)  # type: ignore[arg-type]


def test_other_terms_and_other_rules_are_compared_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = Termbase("ms", (Term(english="pee", preferred="kencing"),))
    assert not CleanTexts(folder).has(MESSAGE, terms)

    monkeypatch.setattr(clean_texts, "rules_digest", lambda: "of other rules")
    assert not CleanTexts(folder).has(MESSAGE, NO_TERMS)


def test_a_folder_that_cannot_be_used_forgets_and_fails_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    clean = CleanTexts(tmp_path / "file" / "below")
    clean.add(MESSAGE, NO_TERMS)
    clean.save()

    assert not CleanTexts(tmp_path / "file" / "below").has(MESSAGE, NO_TERMS)
