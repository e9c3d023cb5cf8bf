"""Promises of a translation's state: checked means by a person, and for the very words that were read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from widgets.model.content.languages.fingerprint import fingerprint
from widgets.model.content.languages.records import Check, person_in
from widgets.model.content.languages.states import State, people_by_text, state_of
from widgets.model.content.po_file import PoEntry

ENTRY = PoEntry(4, "You cannot pee", ("Anda tidak boleh kencing",))
DAY = date(2027, 1, 10)


def checked(*people: str, entry: PoEntry = ENTRY) -> list[Check]:
    return [Check(by=by, on=DAY, texts={fingerprint(entry): "You cannot pee"}) for by in people]


@pytest.mark.parametrize(
    ("entry", "people", "state"),
    [
        (None, (), State.MISSING),
        (replace(ENTRY, said=()), (), State.MISSING),
        (replace(ENTRY, said=("one", "")), (), State.MISSING),
        (replace(ENTRY, is_fuzzy=True), ("Siti Aminah",), State.STALE),
        (ENTRY, (), State.MACHINE_MADE),
        (ENTRY, ("Siti Aminah, nurse",), State.CHECKED_BY_ONE),
        (ENTRY, ("Siti Aminah, nurse", "siti  aminah, midwife"), State.CHECKED_BY_ONE),
        (ENTRY, ("Siti Aminah, nurse", "Lee Wei Ling, physio"), State.CHECKED_BY_TWO),
    ],
)
def test_a_text_is_as_far_as_people_have_read_it(
    entry: PoEntry | None, people: tuple[str, ...], state: State
) -> None:
    assert state_of(entry, people_by_text(checked(*people))) is state


@pytest.mark.parametrize(
    "change",
    [
        {"english": "You can pee"},
        {"said": ("Anda boleh kencing",)},
        {"context": "elsewhere"},
        {"plural": "You cannot pees"},
    ],
)
def test_any_change_of_the_english_or_of_the_translation_voids_a_check(change: dict[str, object]) -> None:
    people = people_by_text(checked("Siti Aminah", "Lee Wei Ling"))

    assert state_of(ENTRY, people) is State.CHECKED_BY_TWO
    assert state_of(replace(ENTRY, **change), people) is State.MACHINE_MADE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        *("ChatGPT", "GPT-5", "Claude", "claude opus", "Gemini", "Google Translate", "DeepL", "AI", "A.I."),
        *("a machine", "Machine translation", "the model", "Translation bot", "automatic check", "Weblate"),
        *("stridewell", "admin", "nobody", "unknown", "", " , nurse", "x", "me@example.org", "llama 3", "--"),
    ],
)
def test_no_program_and_no_model_counts_as_a_person(name: str) -> None:
    assert person_in(name) == ""
    with pytest.raises(ValidationError):
        Check(by=name, on=DAY, texts={})


@pytest.mark.parametrize(
    "name", ["Siti Aminah", "Sukarno", "陈美玲", "د. فاطمة", "Tan Ai Ling", "Claude Martin"]
)
def test_people_have_names_of_all_kinds(name: str) -> None:
    assert person_in(name)
