"""Promises of the table of classes: every file with texts is in it, and no line of it is left over."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

import pytest

from widgets.check.string_extraction import source_texts
from widgets.model.content.languages.string_class import PLACES, StringClass, Unclassed, place_of
from widgets.model.content.languages.texts import SourceText

KEPT_FOR_CLINICS = {"content/clinic.yaml"}  # its texts stand in the copy of whoever uses the guide


@cache
def texts_of_project() -> tuple[SourceText, ...]:
    return tuple(source_texts())


def test_every_text_has_a_place_and_a_class() -> None:
    assert {text.carries for text in texts_of_project()} == {*StringClass}
    assert all(text.where for text in texts_of_project())


def test_a_file_that_nobody_has_classed_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unclassed, match=r'names "widgets/components/new/new.html". Add one'):
        place_of("widgets/components/new/new.html")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.files} {place.carries}")
def test_every_line_of_the_table_is_used(place: object) -> None:
    at = PLACES.index(place)  # type: ignore[arg-type]
    used = {PLACES.index(place_of(text.file, text.path, text.english)) for text in texts_of_project()}

    assert at in used or PLACES[at].files in KEPT_FOR_CLINICS


def test_every_beginning_and_every_word_of_the_table_fits_a_text() -> None:
    for place in PLACES:
        texts = [text for text in texts_of_project() if fnmatchcase(text.file, place.files)]
        unused = [each for each in place.says if not any(text.english.startswith(each) for text in texts)]
        paths = [".".join(part for part in text.path if isinstance(part, str)) for text in texts]
        unused += [
            each for each in place.keys if not any(f"{path}.".startswith(f"{each}.") for path in paths)
        ]

        assert unused == [], place.files


@pytest.mark.parametrize(
    ("file", "path", "english"),
    [
        ("widgets/components/emergency_card/emergency_card.html", (), "Get emergency help now for:"),
        ("content/a-guide/red-flags.yaml", ("levels", "today", "do"), "Ask for advice today."),
        ("content/a-guide/signs.yaml", (0, "words"), "you cannot pee"),
        ("content/a-guide/medicines.yaml", ("situations", 0, "nsaid", "why"), "It may harm you."),
        ("content/a-guide/cards.yaml", ("cards", 0, "says"), "Your answers fit …"),
        ("content/a-guide/plan.yaml", ("caution",), "Stop if it hurts."),
        ("content/regions/sg.yaml", ("walk_in",), "Go to the emergency department."),
        ("widgets/components/plan/session_words.py", (), "Walk {minutes} min"),
        ("widgets/components/diary/diary.py", (), "Red: step back."),
    ],
)
def test_what_tells_somebody_to_get_help_or_to_stop_carries_safety(
    file: str, path: tuple[str | int, ...], english: str
) -> None:
    assert place_of(file, path, english).carries is StringClass.SAFETY
